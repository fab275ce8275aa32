import { pageLanguage, t } from '../i18n/texts';
import type { SaveState } from '../saving/Saver';
import { button, make } from './dom';

export interface SaveActions {
  retry(): void;
  decide(): void;
}

/** Says whether the work is saved, visibly and to screen readers, and offers what helps when it is not. */
export class SaveStatus {
  private readonly text = make('p', { id: 'editor-status', role: 'status' });
  private readonly remedy = make('span', { class: 'editor-remedy' });

  constructor(host: HTMLElement, private readonly actions: SaveActions) {
    host.append(this.text, this.remedy);
  }

  say(text: string, kind: '' | 'good' | 'bad' = ''): void {
    this.text.textContent = text;
    this.text.dataset['kind'] = kind;
    this.remedy.replaceChildren();
  }

  show(state: SaveState): void {
    const isBad = !['saved', 'changed', 'saving'].includes(state.kind);
    this.say(SaveStatus.words(state), isBad ? 'bad' : '');
    this.text.dataset['state'] = state.kind;
    this.remedy.replaceChildren(...this.remedies(state));
  }

  private remedies(state: SaveState): Node[] {
    switch (state.kind) {
      case 'waiting':
        return [button(t('try-now'), () => this.actions.retry())];
      case 'signed-out':
        return [
          make('a', { class: 'kern-link', href: '/sign-in', target: '_blank', rel: 'noopener' }, t('sign-in-again')),
          button(t('try-now'), () => this.actions.retry()),
        ];
      case 'conflict':
        return [button(t('decide'), () => this.actions.decide(), 'secondary')];
      default:
        return [];
    }
  }

  private static words(state: SaveState): string {
    switch (state.kind) {
      case 'saved':
        return state.at === null ? t('is-saved') : t('saved-at', timeOf(state.at));
      case 'changed':
        return t('save-changed');
      case 'saving':
        return t('saving');
      case 'waiting':
        return t(state.why === 'no-connection' ? 'save-offline' : 'save-server-trouble', state.seconds);
      case 'signed-out':
        return t('save-signed-out');
      case 'conflict':
        return t('save-conflict', state.current.changedBy, timeOf(new Date(state.current.changedAt)));
      case 'refused':
        return t('save-refused', state.reason);
    }
  }
}

export function timeOf(at: Date): string {
  return at.toLocaleTimeString(pageLanguage(), { hour: '2-digit', minute: '2-digit' });
}

export function dateAndTimeOf(at: Date): string {
  return at.toLocaleString(pageLanguage(), { dateStyle: 'medium', timeStyle: 'short' });
}

/** A day as people write it; an ISO date names the same day in every time zone. */
export function dateOf(isoDate: string): string {
  return new Date(`${isoDate}T00:00:00Z`).toLocaleDateString(pageLanguage(), { dateStyle: 'medium', timeZone: 'UTC' });
}
