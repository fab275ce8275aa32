import { editorTexts } from './editorTexts';

/** What our own parts of the pages say. Keys are English phrases in kebab case. */
const texts = {
  de: {
    ...editorTexts.de,
    'diagram-failed': 'Das Diagramm konnte nicht geladen werden. Der Stand steht in der Liste der Schritte.',
    'step-active': 'läuft gerade',
    'step-completed': 'erledigt',
    'step-incident': 'angehalten',
    'list-refreshed': 'Es gibt Neues. Liste aktualisieren',
  },
  en: {
    ...editorTexts.en,
    'diagram-failed': 'The diagram could not be loaded. The list of steps shows where the case stands.',
    'step-active': 'in progress',
    'step-completed': 'done',
    'step-incident': 'stopped',
    'list-refreshed': 'There is news. Refresh the list',
  },
} as const;

export type TextKey = keyof (typeof texts)['de'];
export type Language = keyof typeof texts;

/** The language of the page, from its `lang` attribute; German where that is neither of ours. */
export function pageLanguage(): Language {
  return document.documentElement.lang.startsWith('en') ? 'en' : 'de';
}

/** The text in the page's language, `{0}`, `{1}` … replaced by the arguments. */
export function t(key: TextKey, ...args: readonly (string | number)[]): string {
  return texts[pageLanguage()][key].replace(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)] ?? ''));
}
