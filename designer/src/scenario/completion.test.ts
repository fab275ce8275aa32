import { CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { EditorView } from '@codemirror/view';
import { describe, expect, it } from 'vitest';
import { scenarioCompletion } from './completion';
import { type ProcedureNames, noNames } from './ProcedureNames';
import { stateOf } from './testing';

const element = (id: string, kind: string, more: object = {}): ProcedureNames['elements'][number] =>
  ({ id, name: `${id} name`, processId: 'p', kind, jobType: null, formId: null, ...more });

const names: ProcedureNames = {
  ...noNames,
  processes: [{ id: 'p', name: 'Process' }, { id: 'other', name: 'other' }],
  elements: [
    element('Task_Check', 'userTask', { formId: 'check' }),
    element('Task_Ask', 'serviceTask', { jobType: 'registry:ask' }),
    element('Task_Elsewhere', 'userTask', { processId: 'other', formId: 'else' }),
  ],
  decisions: [{ id: 'fee', name: 'Fee' }],
  messages: ['paid'],
  formKeys: new Map([['check', ['result', 'person.name', 'person.birthDate', 'dogs']], ['else', ['elsewhere']]]),
};

const complete = (text: string, explicit = true): CompletionResult | null => {
  const state = stateOf(text);
  return scenarioCompletion(() => names, 'en')(new CompletionContext(state, state.selection.main.head, explicit)) as CompletionResult | null;
};
const labels = (text: string): readonly string[] => complete(text)?.options.map(option => option.label) ?? [];
const inInstruction = (members: string): string => `{ "testCases": [ { "name": "n", "instructions": [ { ${members} } ] } ] }`;

describe('scenarioCompletion', () => {
  it('offers the instructions with what they do', () => {
    const options = complete(inInstruction('"type": "|"'))?.options ?? [];

    expect(options.map(option => option.label)).toContain('COMPLETE_USER_TASK');
    expect(options.find(option => option.label === 'SET_TIME')?.detail).toBe('Set the clock …');
  });

  it('offers the members that the instruction does not have yet', () => {
    expect(labels(inInstruction('"type": "COMPLETE_JOB", "jobSelector": {}, "|"'))).toEqual(['variables', 'useExampleData']);
  });

  it.each([
    ['user tasks of a task', '"type": "COMPLETE_USER_TASK", "userTaskSelector": { "elementId": "|" }', ['Task_Check', 'Task_Elsewhere']],
    ['user tasks of the named process', '"type": "COMPLETE_USER_TASK", "userTaskSelector": { "elementId": "|", "processDefinitionId": "p" }', ['Task_Check']],
    ['service tasks of a job', '"type": "COMPLETE_JOB", "jobSelector": { "elementId": "|" }', ['Task_Ask']],
    ['job types', '"type": "MOCK_JOB_WORKER_COMPLETE_JOB", "jobType": "|"', ['registry:ask']],
    ['all elements of the process of an assertion', '"type": "ASSERT_ELEMENT_INSTANCE", "processInstanceSelector": { "processDefinitionId": "p" }, "elementSelector": { "elementId": "|" }', ['Task_Check', 'Task_Ask']],
    ['elements within a list', '"type": "ASSERT_ELEMENT_INSTANCES", "elementSelectors": [ { "elementId": "|" } ]', ['Task_Check', 'Task_Ask', 'Task_Elsewhere']],
    ['processes', '"type": "CREATE_PROCESS_INSTANCE", "processDefinitionSelector": { "processDefinitionId": "|" }', ['p', 'other']],
    ['decisions', '"type": "EVALUATE_DECISION", "decisionDefinitionSelector": { "decisionDefinitionId": "|" }', ['fee']],
    ['messages', '"type": "PUBLISH_MESSAGE", "name": "|"', ['paid']],
    ['states', '"type": "ASSERT_USER_TASK", "state": "|"', ['IS_CREATED', 'IS_COMPLETED', 'IS_CANCELED', 'IS_FAILED']],
    ['fields of the form of the task', '"type": "COMPLETE_USER_TASK", "userTaskSelector": { "elementId": "Task_Check" }, "variables": { "|" }', ['result', 'person', 'dogs']],
    ['fields below a field', '"type": "COMPLETE_USER_TASK", "userTaskSelector": { "elementId": "Task_Check" }, "variables": { "person": { "|" } }', ['name', 'birthDate']],
  ])('offers %s', (_, members, expected) => {
    expect(labels(inInstruction(members))).toEqual(expected);
  });

  it('offers nothing where a person writes values of their own', () => {
    expect(labels(inInstruction('"type": "COMPLETE_JOB", "variables": { "a": "|" }'))).toEqual([]);
  });

  it('writes a name together with its colon and goes into the value', () => {
    const state = stateOf(inInstruction('"type": "COMPLETE_USER_TASK", "us|"'));
    const view = new EditorView({ state });
    const result = complete(inInstruction('"type": "COMPLETE_USER_TASK", "us|"'))!;
    const option = result.options.find(candidate => candidate.label === 'userTaskSelector')!;

    (option.apply as (...args: unknown[]) => void)(view, option, result.from, result.to);

    expect(view.state.doc.toString()).toContain('"userTaskSelector": {}');
    expect(view.state.sliceDoc(view.state.selection.main.head - 1, view.state.selection.main.head + 1)).toBe('{}');
  });

  it('leaves a colon that is there alone', () => {
    const text = inInstruction('"type": "COMPLETE_JOB", "vari|": { "a": 1 }');
    const view = new EditorView({ state: stateOf(text) });
    const result = complete(text)!;
    const option = result.options.find(candidate => candidate.label === 'variables')!;

    (option.apply as (...args: unknown[]) => void)(view, option, result.from, result.to);

    expect(view.state.doc.toString()).toContain('"variables": { "a": 1 }');
  });
});
