import { t } from '../i18n/texts';
import { button, make } from './dom';
import { Splitter } from './Splitter';

/** The regions of the editor's page, in the order in which F6 visits them. */
export class Layout {
  readonly bar = make('div', { class: 'editor-bar', role: 'region', 'aria-label': t('bar'), tabindex: '-1' });
  readonly state = make('div', { class: 'editor-state' });
  readonly actions = make('div', { class: 'editor-actions' });
  readonly outline = Layout.region('outline', t('outline'));
  readonly canvas = Layout.region('canvas', t('canvas'));
  readonly properties = Layout.region('properties', t('properties'));
  readonly results = Layout.region('results', t('problems'));
  private readonly announcer = make('p', { class: 'editor-announcer', 'aria-live': 'polite' });

  constructor(root: HTMLElement, fileName: string, procedureAddress: string) {
    const back = make('a', { class: 'kern-link kern-link--small', href: procedureAddress }, t('back-to-procedure'));
    this.bar.append(back, make('h1', { class: 'editor-file' }, fileName), this.state, this.actions);
    const body = make('div', { class: 'editor-body' });
    const toggles = [this.toggle(this.outline, t('outline')), this.toggle(this.properties, t('properties'))];
    this.actions.append(...toggles);
    body.append(
      this.outline, new Splitter(this.outline, 'after', t('resize-outline')).element,
      this.canvas,
      new Splitter(this.properties, 'before', t('resize-properties')).element, this.properties);
    root.append(this.bar, body, this.results, this.announcer);
    this.outline.hidden = true;
    addEventListener('keydown', event => this.moveBetweenRegions(event));
  }

  announce(text: string): void {
    this.announcer.textContent = text;
  }

  private moveBetweenRegions(event: KeyboardEvent): void {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    const stops = [this.outline, this.canvas, this.properties, this.results, this.bar].filter(region => !region.hidden);
    const here = stops.findIndex(region => region.contains(document.activeElement));
    const next = here < 0 ? 0 : (here + (event.shiftKey ? stops.length - 1 : 1)) % stops.length;
    const stop = stops[next];
    const first = stop?.querySelector<HTMLElement>('[data-first-stop]') ?? stop;
    first?.focus();
  }

  private toggle(region: HTMLElement, name: string): HTMLButtonElement {
    const toggle = button('', () => {
      region.hidden = !region.hidden;
      show();
    });
    const show = (): void => {
      toggle.setAttribute('aria-pressed', String(!region.hidden));
      toggle.hidden = region === this.outline && !region.firstChild;
    };
    toggle.querySelector('span')!.textContent = name; // made by button(), which puts one in
    new MutationObserver(show).observe(region, { attributes: true, attributeFilter: ['hidden'], childList: true });
    show();
    return toggle;
  }

  private static region(name: string, label: string): HTMLElement {
    return make('section', { id: `editor-${name}`, class: `editor-${name}`, 'aria-label': label, tabindex: '-1' });
  }
}
