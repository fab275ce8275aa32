import { t } from '../i18n/texts';

/**
 * Offers a reload when the server says that something on the page changed. Never reloads by itself: a half-filled form or the place
 * of a screen reader would be lost. An element with `data-live` names the address of the server-sent events.
 */
for (const host of document.querySelectorAll<HTMLElement>('[data-live]')) {
  const address = host.dataset['live'];
  if (!address) continue;
  const events = new EventSource(address);
  events.addEventListener('changed', () => {
    if (host.querySelector('a')) return;
    const link = document.createElement('a');
    link.href = location.href;
    link.className = 'kern-link';
    link.textContent = t('list-refreshed');
    host.append(link);
  });
  addEventListener('pagehide', () => events.close());
}
