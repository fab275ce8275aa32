import type { Language } from './texts';

const de = {
  'unreadable': (reason: string) => `Das Formular kann nicht angezeigt werden. Erwartet wird ein JSON-Objekt nach form-js. (${reason})`,
  'views': 'Ansichten des Formulars',
  'tab': { edit: 'Bearbeiten', try: 'Ausprobieren', clerks: 'So sieht es die Sachbearbeitung' },
  'asClerksSeeIt': 'Das Formular, wie die Sachbearbeitung es sieht',
  'loading': 'Vorschau wird geladen …',
  'notShown': 'Das Formular kann so noch nicht gezeigt werden:',
  'noConnection': 'Keine Verbindung zum Server. Öffnen Sie die Vorschau noch einmal.',
  'english': 'Englische Texte',
  'member': { label: 'Beschriftung', description: 'Beschreibung', text: 'Text', content: 'Inhalt', patternErrorMessage: 'Fehlermeldung' },
  'option': (label: string) => `Auswahl „${label}“`,
  'column': (label: string) => `Spalte „${label}“`,
  'types': { text: 'Text', html: 'HTML-Text', spacer: 'Abstand', separator: 'Trennlinie', expression: 'Ausdruck', group: 'Gruppe' } as Record<string, string>,
  'components': 'Bestandteile des Formulars',
  'moveUp': (name: string) => `${name} nach oben (Alt + Pfeil oben)`,
  'moveDown': (name: string) => `${name} nach unten (Alt + Pfeil unten)`,
  'remove': (name: string) => `${name} entfernen`,
  'moved': (name: string) => `${name} verschoben`,
};

const en: typeof de = {
  'unreadable': (reason: string) => `The form cannot be shown. A JSON object of form-js is expected. (${reason})`,
  'views': 'Views of the form',
  'tab': { edit: 'Edit', try: 'Try out', clerks: 'As clerks see it' },
  'asClerksSeeIt': 'The form as clerks see it',
  'loading': 'Loading the preview …',
  'notShown': 'The form cannot be shown as it is:',
  'noConnection': 'No connection to the server. Open the preview again.',
  'english': 'English texts',
  'member': { label: 'Label', description: 'Description', text: 'Text', content: 'Content', patternErrorMessage: 'Error message' },
  'option': (label: string) => `Option "${label}"`,
  'column': (label: string) => `Column "${label}"`,
  'types': { text: 'Text', html: 'HTML text', spacer: 'Space', separator: 'Line', expression: 'Expression', group: 'Group' } as Record<string, string>,
  'components': 'Components of the form',
  'moveUp': (name: string) => `Move ${name} up (Alt + arrow up)`,
  'moveDown': (name: string) => `Move ${name} down (Alt + arrow down)`,
  'remove': (name: string) => `Remove ${name}`,
  'moved': (name: string) => `${name} moved`,
};

/** What our own parts of the form editor say. */
export const formEditorTexts: Readonly<Record<Language, typeof de>> = { de, en };
