import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { instructionTexts, scenarioTexts } from '../i18n/scenarioTexts';
import type { Language } from '../i18n/texts';
import { formatOf, instructions, type Meaning, type Member, testCaseMembers } from './format';
import { type JsonObjectNode, type JsonPlace, placeAt } from './JsonPlace';
import type { NamedElement, ProcedureNames } from './ProcedureNames';

interface Offer {
  readonly label: string;
  readonly detail?: string;
  readonly info?: string;
  /** What is put after a name of a member. */
  readonly value?: string;
}

/** Offers what may stand at the cursor: instructions, their members, and the names that the files of the procedure use. */
export function scenarioCompletion(names: () => ProcedureNames, language: Language): CompletionSource {
  return (context: CompletionContext): CompletionResult | null => {
    const place = placeAt(context.state, context.pos);
    if (!place || (place.kind === 'empty' && !context.explicit)) return null;
    const offers = place.kind === 'value' ? valuesAt(place, names(), language) : membersAt(place, names(), language);
    if (offers.length === 0) return null;
    return { from: place.from, to: place.to, options: offers.map(offer => completionOf(offer, place)), validFor: /^[^"]*$/ };
  };
}

function completionOf({ label, detail, info, value }: Offer, place: JsonPlace): Completion {
  const apply = place.kind === 'value' ? label
    : place.kind === 'empty' ? `"${label}": ${value ?? '""'}`
    : place.hasValue ? label : `${label}": ${value ?? '""'}`;
  return {
    label,
    apply: (view, _, from, to) => {
      // A name is written together with its colon; the closing quotation mark that is there already goes with it.
      const end = place.kind === 'name' && !place.hasValue && view.state.sliceDoc(to, to + 1) === '"' ? to + 1 : to;
      const inside = /["[{](?=["\]}]$)/.exec(apply);
      const cursor = from + (place.kind === 'value' ? apply.length : inside ? inside.index + 1 : apply.length);
      view.dispatch({ changes: { from, to: end, insert: apply }, selection: { anchor: cursor }, userEvent: 'input.complete' });
    },
    ...(detail ? { detail } : {}),
    ...(info ? { info } : {}),
  };
}

/** The members that the object at the cursor may have and does not have yet. */
function membersAt(place: JsonPlace, names: ProcedureNames, language: Language): readonly Offer[] {
  const { path, siblings } = place;
  const known = path[0] !== 'testCases' ? (path.length === 0 ? [{ name: 'testCases', isRequired: true, means: 'list' as const }] : [])
    : path[1] === 'instructions' ? membersOfInstruction(place, names, language)
    : path.length === 1 ? testCaseMembers
    : path.slice(1).reduce<readonly Member[]>((members, name) => members.find(member => member.name === name)?.members ?? [], testCaseMembers);
  const offers = path[1] === 'metroegov' && path.at(-1) === 'answers' && path.length === 3
    ? jobTypes(names).map(type => ({ label: type.label, ...(type.detail ? { detail: type.detail } : {}), value: '{}' }))
    : known.map(member => 'label' in member ? member : offerOf(member, language));
  return offers.filter(offer => !siblings.includes(offer.label));
}

function membersOfInstruction(place: JsonPlace, names: ProcedureNames, language: Language): readonly (Member | Offer)[] {
  const [, , ...inner] = place.path;
  const type = place.instruction?.text('type');
  const format = formatOf(type);
  if (inner.length === 0) {
    const typeMember: Member = { name: 'type', isRequired: true, means: 'text' };
    return [typeMember, ...(format?.members ?? [])];
  }
  const member = format?.members.find(candidate => candidate.name === inner[0]);
  if (member?.means === 'form-variables') return fieldsBelow(inner.slice(1), place.instruction, names, language);
  return inner.slice(1).reduce<readonly Member[]>((members, name) => members.find(candidate => candidate.name === name)?.members ?? [], member?.members ?? []);
}

function offerOf(member: Member, language: Language): Offer {
  const value = member.isList ? '[{}]' : member.members || member.means === 'variables' || member.means === 'form-variables' ? '{}'
    : member.means === 'list' ? '[]' : member.means === 'flag' ? 'true' : member.means === 'number' ? '1' : '""';
  return { label: member.name, value, ...(member.isRequired ? { detail: scenarioTexts[language].isRequired } : {}) };
}

function valuesAt(place: JsonPlace, names: ProcedureNames, language: Language): readonly Offer[] {
  const [cases, list, ...inner] = place.path;
  if (cases !== 'testCases' || list !== 'instructions') return [];
  if (inner.length === 1 && inner[0] === 'type') return instructions.map(({ type }) => typeOffer(type, language));
  const format = formatOf(place.instruction?.text('type'));
  const member = inner.reduce<Member | undefined>(
    (found, name, depth) => (depth === 0 ? format?.members : found?.members)?.find(candidate => candidate.name === name), undefined);
  if (member?.values) return member.values.map(label => ({ label }));
  return member?.means ? named(member.means, place.instruction, names) : [];
}

function typeOffer(type: string, language: Language): Offer {
  const text = instructionTexts[language][type];
  return { label: type, ...(text ? { detail: text.title, info: text.help } : {}) };
}

function named(means: Meaning, instruction: JsonObjectNode | null, names: ProcedureNames): readonly Offer[] {
  const elements = elementsOf(instruction, names);
  switch (means) {
    case 'process': return names.processes.map(byId);
    case 'element': return elements.map(byId);
    case 'element-name': return elements.map(byName);
    case 'user-task': return elements.filter(isUserTask).map(byId);
    case 'user-task-name': return elements.filter(isUserTask).map(byName);
    case 'job-element': return elements.filter(element => element.jobType !== null).map(byId);
    case 'job-type': return jobTypes(names);
    case 'decision': return names.decisions.map(byId);
    case 'decision-name': return names.decisions.map(byName);
    case 'message': return names.messages.map(label => ({ label }));
    case 'error-code': return names.errorCodes.map(label => ({ label }));
    default: return [];
  }
}

function isUserTask(element: NamedElement): boolean {
  return element.kind === 'userTask';
}

function byId({ id, name }: { readonly id: string; readonly name: string }): Offer {
  return name === id ? { label: id } : { label: id, detail: name };
}

function byName({ id, name }: { readonly id: string; readonly name: string }): Offer {
  return { label: name, detail: id };
}

function jobTypes(names: ProcedureNames): readonly Offer[] {
  return [...new Set(names.elements.flatMap(element => element.jobType ?? []))].map(label => ({ label }));
}

/** Those of the process that the instruction names, or all. */
function elementsOf(instruction: JsonObjectNode | null, names: ProcedureNames): readonly NamedElement[] {
  const processId = ['processInstanceSelector', 'processDefinitionSelector', 'userTaskSelector', 'jobSelector', 'incidentSelector']
    .map(selector => instruction?.text(selector, 'processDefinitionId')).find(id => id !== undefined && id !== '');
  const ofProcess = names.elements.filter(element => element.processId === processId);
  return ofProcess.length > 0 ? ofProcess : names.elements;
}

/** The next parts of the keys of the task's form below `path`; of all forms while the task is not known. */
function fieldsBelow(path: readonly string[], instruction: JsonObjectNode | null, names: ProcedureNames, language: Language): readonly Offer[] {
  const [id, name] = [instruction?.text('userTaskSelector', 'elementId'), instruction?.text('userTaskSelector', 'taskName')];
  const tasks = elementsOf(instruction, names).filter(task => isUserTask(task) && (id ? task.id === id : name ? task.name === name : true));
  const keys = tasks.flatMap(task => names.formKeys.get(task.formId ?? '') ?? []);
  const prefix = path.map(part => `${part}.`).join('');
  const next = new Map<string, boolean>();
  for (const key of keys.filter(candidate => candidate.startsWith(prefix))) {
    const [first, ...rest] = key.slice(prefix.length).split('.');
    if (first) next.set(first, next.get(first) === true || rest.length > 0);
  }
  return [...next].map(([label, isGroup]) => ({ label, detail: scenarioTexts[language].fields, value: isGroup ? '{}' : '""' }));
}
