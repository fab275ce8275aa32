import { t } from '../i18n/texts';
import { ask } from './Dialog';
import { make } from './dom';
import type { Shortcut } from './FileEditor';

/** `?` outside of text fields, or the button. */
export async function showHelp(shortcuts: readonly Shortcut[]): Promise<void> {
  const rows = [
    { keys: 'F6', meaning: t('key-regions') },
    ...shortcuts,
    { keys: 'Ctrl+Z, Ctrl+Y', meaning: t('key-undo') },
    { keys: '?', meaning: t('key-help') },
  ].map(({ keys, meaning }) => make('tr', {}, make('th', { scope: 'row' }, keys), make('td', {}, meaning)));
  const table = make('table', { class: 'editor-help' },
    make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, t('help-keys')), make('th', { scope: 'col' }, t('help-meaning')))),
    make('tbody', {}, ...rows));
  await ask(t('help-title'), [table], [{ label: t('close'), value: true, look: 'primary' }]);
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"], [role="textbox"]') !== null;
}
