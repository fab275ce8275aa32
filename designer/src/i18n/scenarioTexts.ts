import type { Language } from './texts';

/** What an instruction is called in the menu, and what it does in one or two sentences. */
export interface InstructionText {
  readonly title: string;
  readonly help: string;
}

const german: Readonly<Record<string, InstructionText>> = {
  CREATE_PROCESS_INSTANCE: { title: 'Vorgang beginnen …', help: 'Startet einen Vorgang des Prozesses mit den genannten Variablen. Meist die erste Anweisung.' },
  COMPLETE_USER_TASK: { title: 'Aufgabe abschließen …', help: 'Füllt das Formular der Aufgabe aus und schließt sie ab. Geprüft wird wie auf dem Server: Was das Formular ablehnt oder nicht kennt, lässt das Szenario scheitern.' },
  COMPLETE_JOB: { title: 'Auftrag erledigen …', help: 'Erledigt den wartenden Auftrag einer Dienstaufgabe mit den genannten Ergebnissen.' },
  THROW_BPMN_ERROR_FROM_JOB: { title: 'Auftrag mit BPMN-Fehler beenden …', help: 'Der wartende Auftrag meldet einen Fehler, den ein Fehlerereignis im Prozess abfangen kann.' },
  PUBLISH_MESSAGE: { title: 'Nachricht senden …', help: 'Sendet eine Nachricht. Wartet niemand darauf, wird sie so lange aufgehoben, wie timeToLive angibt (in Millisekunden).' },
  CORRELATE_MESSAGE: { title: 'Nachricht zustellen …', help: 'Stellt eine Nachricht sofort zu und scheitert, wenn niemand auf sie wartet.' },
  EVALUATE_DECISION: { title: 'Entscheidung auswerten …', help: 'Wertet eine Entscheidung für sich allein aus. Das Ergebnis prüft danach „Entscheidung prüfen“.' },
  SET_TIME: { title: 'Uhr stellen …', help: 'Stellt die Uhr des Szenarios auf einen Zeitpunkt, z. B. 2026-11-23T12:00:00Z. Fristen, die dazwischen ablaufen, werden ausgelöst.' },
  INCREASE_TIME: { title: 'Uhr vorstellen …', help: 'Lässt eine Dauer vergehen, z. B. P14D für 14 Tage oder PT2H für 2 Stunden. Fristen, die dazwischen ablaufen, werden ausgelöst.' },
  UPDATE_VARIABLES: { title: 'Variablen setzen …', help: 'Setzt Variablen des Vorgangs oder eines seiner Elemente.' },
  RESOLVE_INCIDENT: { title: 'Störung beheben …', help: 'Versucht den angehaltenen Schritt noch einmal, nachdem die Ursache behoben ist.' },
  MOCK_JOB_WORKER_COMPLETE_JOB: { title: 'Aufträge einer Art künftig erledigen …', help: 'Ab hier wird jeder Auftrag dieser Art mit den genannten Ergebnissen erledigt, auch schon wartende.' },
  MOCK_JOB_WORKER_THROW_BPMN_ERROR: { title: 'Aufträge einer Art künftig mit Fehler beenden …', help: 'Ab hier meldet jeder Auftrag dieser Art den genannten BPMN-Fehler.' },
  MOCK_DMN_DECISION: { title: 'Entscheidung durch ein Ergebnis ersetzen …', help: 'Ab hier liefert die Entscheidung das genannte Ergebnis, ohne ihre Regeln anzuwenden.' },
  MOCK_CHILD_PROCESS: { title: 'Aufgerufenen Prozess ersetzen …', help: 'Ab hier endet der aufgerufene Prozess sofort mit den genannten Variablen.' },
  ASSERT_PROCESS_INSTANCE: { title: 'Stand des Vorgangs prüfen …', help: 'Prüft, ob der Vorgang läuft, beendet oder abgebrochen ist und ob er angehalten ist.' },
  ASSERT_ELEMENT_INSTANCE: { title: 'Stand eines Elements prüfen …', help: 'Prüft, ob ein Element gerade läuft, erledigt oder abgebrochen ist, und wie oft.' },
  ASSERT_ELEMENT_INSTANCES: { title: 'Stand mehrerer Elemente prüfen …', help: 'Prüft mehrere Elemente auf einmal, auch ihre Reihenfolge oder dass keines davon erreicht wurde.' },
  ASSERT_USER_TASK: { title: 'Aufgabe prüfen …', help: 'Prüft Stand, Zuständigkeit, Name oder Fristen einer Aufgabe.' },
  ASSERT_VARIABLES: { title: 'Variablen prüfen …', help: 'Prüft Werte von Variablen (variables) oder nur, dass es sie gibt (variableNames).' },
  ASSERT_DECISION: { title: 'Entscheidung prüfen …', help: 'Prüft das Ergebnis der Entscheidung oder welche ihrer Regeln zutrafen (gezählt ab 1).' },
  ASSERT_PROCESS_INSTANCE_MESSAGE_SUBSCRIPTION: { title: 'Warten auf eine Nachricht prüfen …', help: 'Prüft, ob der Vorgang auf die Nachricht wartet oder sie bekommen hat.' },
};

const english: Readonly<Record<string, InstructionText>> = {
  CREATE_PROCESS_INSTANCE: { title: 'Begin a case …', help: 'Starts a case of the process with the given variables. Usually the first instruction.' },
  COMPLETE_USER_TASK: { title: 'Complete a task …', help: 'Fills in the form of the task and completes it. Checked as on the server: what the form refuses or does not know fails the scenario.' },
  COMPLETE_JOB: { title: 'Complete a job …', help: 'Completes the waiting job of a service task with the given results.' },
  THROW_BPMN_ERROR_FROM_JOB: { title: 'End a job with a BPMN error …', help: 'The waiting job reports an error that an error event of the process may catch.' },
  PUBLISH_MESSAGE: { title: 'Send a message …', help: 'Sends a message. While nobody waits for it, it is kept for as long as timeToLive says (in milliseconds).' },
  CORRELATE_MESSAGE: { title: 'Deliver a message …', help: 'Delivers a message at once and fails when nobody waits for it.' },
  EVALUATE_DECISION: { title: 'Evaluate a decision …', help: 'Evaluates a decision by itself. "Check a decision" then checks its result.' },
  SET_TIME: { title: 'Set the clock …', help: 'Sets the clock of the scenario to a point in time, e.g. 2026-11-23T12:00:00Z. Timers that are due on the way fire.' },
  INCREASE_TIME: { title: 'Move the clock …', help: 'Lets a duration pass, e.g. P14D for 14 days or PT2H for 2 hours. Timers that are due on the way fire.' },
  UPDATE_VARIABLES: { title: 'Set variables …', help: 'Sets variables of the case or of one of its elements.' },
  RESOLVE_INCIDENT: { title: 'Resolve an incident …', help: 'Tries the step that stopped once more, now that its cause is mended.' },
  MOCK_JOB_WORKER_COMPLETE_JOB: { title: 'Complete all jobs of a type from here on …', help: 'From here on every job of the type is completed with the given results, those that wait included.' },
  MOCK_JOB_WORKER_THROW_BPMN_ERROR: { title: 'End all jobs of a type with an error from here on …', help: 'From here on every job of the type reports the given BPMN error.' },
  MOCK_DMN_DECISION: { title: 'Replace a decision by a result …', help: 'From here on the decision gives this result without applying its rules.' },
  MOCK_CHILD_PROCESS: { title: 'Replace a called process …', help: 'From here on the called process ends at once with the given variables.' },
  ASSERT_PROCESS_INSTANCE: { title: 'Check where the case stands …', help: 'Checks whether the case runs, is completed or ended, and whether it has stopped.' },
  ASSERT_ELEMENT_INSTANCE: { title: 'Check an element …', help: 'Checks whether an element is active, completed or ended, and how often.' },
  ASSERT_ELEMENT_INSTANCES: { title: 'Check several elements …', help: 'Checks several elements at once, also their order or that none of them was reached.' },
  ASSERT_USER_TASK: { title: 'Check a task …', help: 'Checks state, candidates, name or dates of a task.' },
  ASSERT_VARIABLES: { title: 'Check variables …', help: 'Checks values of variables (variables) or only that they are there (variableNames).' },
  ASSERT_DECISION: { title: 'Check a decision …', help: 'Checks the result of the decision or which of its rules matched (counted from 1).' },
  ASSERT_PROCESS_INSTANCE_MESSAGE_SUBSCRIPTION: { title: 'Check waiting for a message …', help: 'Checks whether the case waits for the message or has got it.' },
};

export const instructionTexts: Readonly<Record<Language, Readonly<Record<string, InstructionText>>>> = { de: german, en: english };

const de = {
  'text': 'Szenario als Text (JSON)',
  'keys': 'Tab rückt ein. Escape, dann Tab verlässt den Text. F8 geht zum nächsten Problem, Strg + Leertaste schlägt vor.',
  'leavesNow': 'Die Tabulatortaste verlässt jetzt den Text.',
  'insert': 'Anweisung einfügen',
  'insertHint': 'Eingefügt wird hinter der Anweisung, in der die Schreibmarke steht.',
  'groups': { act: 'Etwas geschieht', mock: 'Etwas ersetzen', assert: 'Etwas prüfen' },
  'newCase': 'Neues Szenario',
  'caseName': 'Neues Szenario',
  'inserted': (title: string) => `Eingefügt: ${title}`,
  'noPlace': 'Dafür fehlt eine Liste testCases. Stellen Sie zuerst {"testCases": []} her.',
  'here': 'Anweisung an der Schreibmarke',
  'noneHere': 'Die Schreibmarke steht in keiner Anweisung.',
  'members': 'Angaben',
  'isRequired': 'nötig',
  'unknownType': (type: string) => `„${type}“ ist keine Anweisung, die hier ausgeführt wird.`,
  'cases': 'Szenarien der Datei',
  'unnamed': '(ohne Namen)',
  'fields': 'Feld des Formulars',
  'key-suggest': 'Vorschläge zeigen',
  'key-next-problem': 'Zum nächsten Problem',
  'key-leave': 'Den Text verlassen',
  'key-name-suggest': 'Strg + Leertaste',
  'key-name-leave': 'Escape, dann Tab',
  'phrases': {
    'Completions': 'Vorschläge', 'Diagnostics': 'Probleme', 'close': 'Schließen', 'No diagnostics': 'Keine Probleme', 'Selection deleted': 'Auswahl gelöscht',
    'Control character': 'Steuerzeichen',
  } as Record<string, string>,
};

const en: typeof de = {
  'text': 'Scenario as text (JSON)',
  'keys': 'Tab indents. Escape, then Tab leaves the text. F8 goes to the next problem, Ctrl + Space suggests.',
  'leavesNow': 'The Tab key now leaves the text.',
  'insert': 'Insert an instruction',
  'insertHint': 'It is inserted after the instruction in which the cursor stands.',
  'groups': { act: 'Something happens', mock: 'Replace something', assert: 'Check something' },
  'newCase': 'New scenario',
  'caseName': 'New scenario',
  'inserted': (title: string) => `Inserted: ${title}`,
  'noPlace': 'This needs a list testCases. Write {"testCases": []} first.',
  'here': 'Instruction at the cursor',
  'noneHere': 'The cursor is in no instruction.',
  'members': 'Members',
  'isRequired': 'needed',
  'unknownType': (type: string) => `"${type}" is no instruction that is run here.`,
  'cases': 'Scenarios of the file',
  'unnamed': '(no name)',
  'fields': 'Field of the form',
  'key-suggest': 'Show suggestions',
  'key-next-problem': 'Go to the next problem',
  'key-leave': 'Leave the text',
  'key-name-suggest': 'Ctrl + Space',
  'key-name-leave': 'Escape, then Tab',
  'phrases': {},
};

/** What the editor of scenarios says itself. */
export const scenarioTexts: Readonly<Record<Language, typeof de>> = { de, en };
