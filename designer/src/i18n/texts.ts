/** What our own parts of the pages say. Keys are English phrases in kebab case. */
const texts = {
  de: {
    'diagram-failed': 'Das Diagramm konnte nicht geladen werden. Der Stand steht in der Liste der Schritte.',
    'step-active': 'läuft gerade',
    'step-completed': 'erledigt',
    'step-incident': 'angehalten',
    'draft-restored': 'Ein nicht veröffentlichter Entwurf wurde wiederhergestellt.',
    'draft-saved': 'Entwurf gespeichert',
    'unsaved': 'Nicht veröffentlichte Änderungen',
    'loading': 'Das Verfahren wird geladen …',
    'load-failed': 'Das Verfahren konnte nicht geladen werden: {0}',
    'publishing': 'Wird geprüft und veröffentlicht …',
    'published': 'Veröffentlicht als Version {0}. Laufende Fälle bleiben auf ihrer Version.',
    'unchanged': 'Nichts geändert: Version {0} bleibt die neueste.',
    'publish-failed': 'Nicht veröffentlicht: {0}',
    'problems-none': 'Keine Probleme gefunden.',
    'problems-count': '{0} Probleme',
    'problem-one': '1 Problem',
    'connection-lost': 'Keine Verbindung zum Server. Der Entwurf bleibt in diesem Browser erhalten.',
    'list-refreshed': 'Es gibt Neues. Liste aktualisieren',
  },
  en: {
    'diagram-failed': 'The diagram could not be loaded. The list of steps shows where the case stands.',
    'step-active': 'in progress',
    'step-completed': 'done',
    'step-incident': 'stopped',
    'draft-restored': 'A draft that was not published has been restored.',
    'draft-saved': 'Draft saved',
    'unsaved': 'Changes not published',
    'loading': 'Loading the procedure …',
    'load-failed': 'The procedure could not be loaded: {0}',
    'publishing': 'Checking and publishing …',
    'published': 'Published as version {0}. Running cases stay on theirs.',
    'unchanged': 'Nothing changed: version {0} stays the newest.',
    'publish-failed': 'Not published: {0}',
    'problems-none': 'No problems found.',
    'problems-count': '{0} problems',
    'problem-one': '1 problem',
    'connection-lost': 'No connection to the server. The draft is kept in this browser.',
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
