/** What the append, create and replace menus call things, in the words of our panel and list: one thing, one name. */
export const menuGerman: Readonly<Record<string, string>> = {
  'Events': 'Ereignisse',
  'Tasks': 'Aufgaben',
  'Gateways': 'Gateways',
  'Sub-processes': 'Teilprozesse',
  'Data': 'Daten',
  'Participants': 'Pools',
  'Task': 'Aufgabe',
  'User task': 'Benutzeraufgabe',
  'Service task': 'Serviceaufgabe',
  'Send task': 'Sendeaufgabe',
  'Receive task': 'Empfangsaufgabe',
  'Manual task': 'Manuelle Aufgabe',
  'Script task': 'Skriptaufgabe',
  'Business rule task': 'Geschäftsregelaufgabe',
  'Call activity': 'Aufrufaktivität',
  'Transaction': 'Transaktion',
  'Sub-process': 'Teilprozess',
  'Sub-process (collapsed)': 'Teilprozess (zugeklappt)',
  'Sub-process (expanded)': 'Teilprozess (aufgeklappt)',
  'Event sub-process': 'Ereignis-Teilprozess',
  'Ad-hoc sub-process': 'Ad-hoc-Teilprozess',
  'Ad-hoc sub-process (collapsed)': 'Ad-hoc-Teilprozess (zugeklappt)',
  'Ad-hoc sub-process (expanded)': 'Ad-hoc-Teilprozess (aufgeklappt)',
  'Event-based gateway': 'Ereignisbasiertes Gateway',
  'Append receive task': 'Empfangsaufgabe anhängen',
  'Append conditional intermediate catch event': 'Zwischenereignis (Bedingung) anhängen',
};

/** How many entries a search in these menus finds: the parts of a sentence that no translation reaches otherwise. */
export const menuCountGerman: Readonly<Record<string, string>> = {
  'result': 'Treffer',
  'results': 'Treffer',
  'found': 'gefunden',
};
