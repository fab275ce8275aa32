import type { CreateFileEditor, FileKind } from './FileEditor';

const extensions: readonly (readonly [RegExp, FileKind])[] = [
  [/\.bpmn$/, 'process'],
  [/\.dmn$/, 'decision'],
  [/^forms\/.*\.form$/, 'form'],
  [/^scenarios\/.*\.json$/, 'scenario'],
];

/** The kind of a file by its name within the procedure; null where we have none. */
export function kindOf(fileName: string): FileKind | null {
  return extensions.find(([pattern]) => pattern.test(fileName))?.[1] ?? null;
}

/** Each kind is a chunk of its own, so that a page loads only what it shows. */
export const editors: Readonly<Record<FileKind, (() => Promise<CreateFileEditor>) | null>> = {
  process: async () => (await import('../process')).createProcessEditor,
  decision: async () => (await import('../decision')).createDecisionEditor,
  form: async () => (await import('../form')).createFormEditor,
  scenario: async () => (await import('../scenario')).createScenarioEditor,
};
