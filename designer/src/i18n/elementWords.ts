import type { Language } from './texts';

const words: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  Process: { de: 'Prozess', en: 'Process' },
  Collaboration: { de: 'Zusammenarbeit', en: 'Collaboration' },
  Participant: { de: 'Pool', en: 'Pool' },
  StartEvent: { de: 'Startereignis', en: 'Start event' },
  EndEvent: { de: 'Endereignis', en: 'End event' },
  IntermediateCatchEvent: { de: 'Zwischenereignis', en: 'Intermediate catch event' },
  IntermediateThrowEvent: { de: 'auslösendes Zwischenereignis', en: 'Intermediate throw event' },
  BoundaryEvent: { de: 'angeheftetes Ereignis', en: 'Boundary event' },
  Task: { de: 'Aufgabe', en: 'Task' },
  UserTask: { de: 'Benutzeraufgabe', en: 'User task' },
  ServiceTask: { de: 'Serviceaufgabe', en: 'Service task' },
  SendTask: { de: 'Sendeaufgabe', en: 'Send task' },
  ReceiveTask: { de: 'Empfangsaufgabe', en: 'Receive task' },
  ManualTask: { de: 'manuelle Aufgabe', en: 'Manual task' },
  ScriptTask: { de: 'Skriptaufgabe', en: 'Script task' },
  BusinessRuleTask: { de: 'Geschäftsregelaufgabe', en: 'Business rule task' },
  CallActivity: { de: 'Aufrufaktivität', en: 'Call activity' },
  SubProcess: { de: 'Teilprozess', en: 'Sub-process' },
  AdHocSubProcess: { de: 'Ad-hoc-Teilprozess', en: 'Ad-hoc sub-process' },
  Transaction: { de: 'Transaktion', en: 'Transaction' },
  ExclusiveGateway: { de: 'exklusives Gateway', en: 'Exclusive gateway' },
  InclusiveGateway: { de: 'inklusives Gateway', en: 'Inclusive gateway' },
  ParallelGateway: { de: 'paralleles Gateway', en: 'Parallel gateway' },
  EventBasedGateway: { de: 'ereignisbasiertes Gateway', en: 'Event-based gateway' },
  ComplexGateway: { de: 'komplexes Gateway', en: 'Complex gateway' },
  SequenceFlow: { de: 'Sequenzfluss', en: 'Sequence flow' },
  TextAnnotation: { de: 'Anmerkung', en: 'Text annotation' },
  TimerEventDefinition: { de: 'Zeit', en: 'timer' },
  MessageEventDefinition: { de: 'Nachricht', en: 'message' },
  ErrorEventDefinition: { de: 'Fehler', en: 'error' },
  SignalEventDefinition: { de: 'Signal', en: 'signal' },
  EscalationEventDefinition: { de: 'Eskalation', en: 'escalation' },
  TerminateEventDefinition: { de: 'Terminierung', en: 'terminate' },
  CompensateEventDefinition: { de: 'Kompensation', en: 'compensation' },
  ConditionalEventDefinition: { de: 'Bedingung', en: 'condition' },
  LinkEventDefinition: { de: 'Link', en: 'link' },
};

/** The name of a kind of element as people say it; of an event with what it waits for, such as "Startereignis (Zeit)". */
export function elementWord(language: Language, type: string, eventDefinitionType?: string): string {
  const word = wordOf(language, type);
  return eventDefinitionType === undefined ? word : `${word} (${wordOf(language, eventDefinitionType)})`;
}

function wordOf(language: Language, type: string): string {
  const name = type.replace(/^bpmn:/, '');
  return words[name]?.[language] ?? name;
}
