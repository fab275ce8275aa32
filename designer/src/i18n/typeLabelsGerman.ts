/**
 * The heading of the properties panel names the kind of element in words it puts together itself, such as "Timer Boundary Event (Non
 * Interrupting)". This table has them all: events by what they wait for, sub-processes by how they are drawn.
 */
const plain: Readonly<Record<string, string>> = {
  'Process': 'Prozess',
  'Collaboration': 'Zusammenarbeit',
  'Participant': 'Pool',
  'Lane': 'Lane',
  'Group': 'Gruppe',
  'Text Annotation': 'Anmerkung',
  'Association': 'Verbindung',
  'Data Object Reference': 'Datenobjekt',
  'Data Store Reference': 'Datenspeicher',
  'Data Input Association': 'Dateneingabe',
  'Data Output Association': 'Datenausgabe',
  'Message Flow': 'Nachrichtenfluss',
  'Sequence Flow': 'Sequenzfluss',
  'Conditional Flow': 'Bedingter Fluss',
  'Default Flow': 'Standardfluss',
  'Task': 'Aufgabe',
  'User Task': 'Benutzeraufgabe',
  'Service Task': 'Serviceaufgabe',
  'Send Task': 'Sendeaufgabe',
  'Receive Task': 'Empfangsaufgabe',
  'Manual Task': 'Manuelle Aufgabe',
  'Script Task': 'Skriptaufgabe',
  'Business Rule Task': 'Geschäftsregelaufgabe',
  'Call Activity': 'Aufrufaktivität',
  'Transaction': 'Transaktion',
  'Exclusive Gateway': 'Exklusives Gateway',
  'Inclusive Gateway': 'Inklusives Gateway',
  'Parallel Gateway': 'Paralleles Gateway',
  'Event Based Gateway': 'Ereignisbasiertes Gateway',
  'Complex Gateway': 'Komplexes Gateway',
  'Expanded Sub Process': 'Teilprozess',
  'Collapsed Sub Process': 'Teilprozess (zugeklappt)',
  'Event Sub Process': 'Ereignis-Teilprozess',
  'Expanded Ad Hoc Sub Process': 'Ad-hoc-Teilprozess',
  'Collapsed Ad Hoc Sub Process': 'Ad-hoc-Teilprozess (zugeklappt)',
  'Event Ad Hoc Sub Process': 'Ad-hoc-Teilprozess',
};

const definitions: Readonly<Record<string, string>> = {
  'Timer': 'Zeit', 'Message': 'Nachricht', 'Error': 'Fehler', 'Signal': 'Signal', 'Escalation': 'Eskalation', 'Terminate': 'Terminierung',
  'Compensate': 'Kompensation', 'Conditional': 'Bedingung', 'Link': 'Link', 'Cancel': 'Abbruch',
};

const events: Readonly<Record<string, string>> = {
  'Start Event': 'Startereignis', 'End Event': 'Endereignis', 'Intermediate Catch Event': 'Zwischenereignis',
  'Intermediate Throw Event': 'Auslösendes Zwischenereignis', 'Boundary Event': 'Angeheftetes Ereignis',
};

export const typeLabelsGerman: Readonly<Record<string, string>> = {
  ...plain,
  ...events,
  ...Object.fromEntries(Object.entries(definitions).flatMap(([definition, cause]) => Object.entries(events).flatMap(([event, word]) => [
    [`${definition} ${event}`, `${word} (${cause})`],
    [`${definition} ${event} (Non Interrupting)`, `${word} (${cause}, nicht unterbrechend)`],
  ]))),
};
