import type { Siblings } from '../editing/FileEditor';

export interface NamedElement {
  readonly id: string;
  readonly name: string;
  readonly processId: string;
  readonly kind: string;
  readonly jobType: string | null;
  readonly formId: string | null;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What the files of a procedure call their things. */
export interface ProcedureNames {
  readonly processes: readonly Named[];
  readonly elements: readonly NamedElement[];
  readonly decisions: readonly Named[];
  readonly messages: readonly string[];
  readonly errorCodes: readonly string[];
  /** Keys of the fields by form id, dots within. */
  readonly formKeys: ReadonlyMap<string, readonly string[]>;
}

export const noNames: ProcedureNames = { processes: [], elements: [], decisions: [], messages: [], errorCodes: [], formKeys: new Map() };

/** What can be active or completed in a case. Source: BPMN 2.0.2 §10.2 (flow nodes). */
const flowNode = /^(?:.*Task|task|.*Event|.*Gateway|subProcess|adHocSubProcess|transaction|callActivity)$/;

/** A file that cannot be read names nothing; its own editor and the problems panel say why. */
export async function readNames(siblings: Siblings): Promise<ProcedureNames> {
  const files = await siblings.files();
  const read = await Promise.all(files.filter(file => file.kind !== 'scenario').map(async ({ kind, name }) => {
    const text = await siblings.text(name);
    return kind === 'form' ? namesOfForm(text) : kind === 'decision' ? namesOfDecisions(text) : namesOfProcesses(text);
  }));
  return read.reduce(joined, noNames);
}

export function namesOfProcesses(text: string): ProcedureNames {
  const document = new DOMParser().parseFromString(text, 'text/xml');
  return {
    ...noNames,
    processes: all(document, 'process').flatMap(named),
    elements: all(document, '*').filter(element => flowNode.test(element.localName)).flatMap(elementOf),
    messages: all(document, 'message').flatMap(message => message.getAttribute('name') ?? []),
    errorCodes: all(document, 'error').flatMap(error => error.getAttribute('errorCode') ?? []),
  };
}

export function namesOfDecisions(text: string): ProcedureNames {
  return { ...noNames, decisions: all(new DOMParser().parseFromString(text, 'text/xml'), 'decision').flatMap(named) };
}

interface FormPart {
  readonly key?: unknown;
  readonly path?: unknown;
  readonly components?: readonly FormPart[];
}

export function namesOfForm(text: string): ProcedureNames {
  try {
    const form = JSON.parse(text) as FormPart & { readonly id?: unknown };
    return typeof form.id === 'string' ? { ...noNames, formKeys: new Map([[form.id, keysOf(form.components)]]) } : noNames;
  } catch {
    return noNames;
  }
}

/** The entries of a repeated group stand in a list below its path and are not named one by one. */
function keysOf(components: readonly FormPart[] = []): readonly string[] {
  return components.flatMap(({ key, path, components: inner }) => {
    if (typeof path === 'string' && path !== '') return [path];
    return [...(typeof key === 'string' && key !== '' ? [key] : []), ...keysOf(inner)];
  });
}

function joined(one: ProcedureNames, other: ProcedureNames): ProcedureNames {
  return {
    processes: distinct([...one.processes, ...other.processes], process => process.id),
    elements: distinct([...one.elements, ...other.elements], element => `${element.processId}/${element.id}`),
    decisions: distinct([...one.decisions, ...other.decisions], decision => decision.id),
    messages: [...new Set([...one.messages, ...other.messages])],
    errorCodes: [...new Set([...one.errorCodes, ...other.errorCodes])],
    formKeys: new Map([...one.formKeys, ...other.formKeys]),
  };
}

function distinct<T>(things: readonly T[], key: (thing: T) => string): readonly T[] {
  return [...new Map(things.map(thing => [key(thing), thing])).values()];
}

function all(document: Document | Element, tag: string): readonly Element[] {
  return [...document.getElementsByTagNameNS('*', tag)];
}

function named(element: Element): readonly Named[] {
  const id = element.getAttribute('id');
  return id === null ? [] : [{ id, name: element.getAttribute('name') ?? id }];
}

function elementOf(element: Element): readonly NamedElement[] {
  const processId = processAround(element);
  return processId === null ? [] : named(element).map(({ id, name }) => ({
    id,
    name,
    processId,
    kind: element.localName,
    jobType: ownExtension(element, 'taskDefinition')?.getAttribute('type') ?? null,
    formId: ownExtension(element, 'formDefinition')?.getAttribute('formId') ?? null,
  }));
}

function processAround(element: Element): string | null {
  for (let at: Element | null = element; at; at = at.parentElement) if (at.localName === 'process') return at.getAttribute('id');
  return null;
}

function ownExtension(element: Element, tag: string): Element | undefined {
  const extensions = [...element.children].find(child => child.localName === 'extensionElements');
  return extensions ? all(extensions, tag)[0] : undefined;
}
