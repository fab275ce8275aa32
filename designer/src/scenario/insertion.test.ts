import { describe, expect, it } from 'vitest';
import { instructions } from './format';
import { insertCase, insertInstruction, textOf } from './insertion';
import { stateOf } from './testing';

function after(marked: string, insert: typeof insertInstruction = insertInstruction, type = 'SET_TIME'): { text: string; head: string } | null {
  const state = stateOf(marked);
  const insertion = insert(state, type, 'New');
  if (insertion === null) return null;
  const next = state.update(insertion).state;
  const { head } = next.selection.main;
  return { text: next.doc.toString(), head: next.sliceDoc(head - 1, head + 1) };
}

const twoCases = `{
  "testCases": [
    {
      "name": "A",
      "instructions": [
        { "type": "COMPLETE_JOB",| "jobSelector": { "elementId": "T" } },
        { "type": "RESOLVE_INCIDENT", "incidentSelector": {} }
      ]
    },
    { "name": "B", "instructions": [] }
  ]
}`;

describe('insertInstruction', () => {
  it('puts it behind the instruction at the cursor and goes to its first gap', () => {
    const result = after(twoCases);

    expect(result?.text.split('\n')[6]).toBe('        { "type": "SET_TIME", "time": "" },');
    expect(result?.head).toBe('""');
    expect(() => JSON.parse(result?.text ?? '') as unknown).not.toThrow();
  });

  it('puts it at the end of the test case of the cursor, also into an empty list', () => {
    const inB = after(twoCases.replace('|', '').replace('"name": "B"', '"name": "|B"'));

    expect((JSON.parse(inB?.text ?? '') as { testCases: { instructions: object[] }[] }).testCases.map(c => c.instructions.length)).toEqual([2, 1]);
  });

  it('makes a test case where there is none', () => {
    const made = JSON.parse(after('{ "testCases": [|] }')?.text ?? '') as { testCases: object[] };

    expect(made.testCases).toEqual([{ name: 'New', instructions: [{ type: 'SET_TIME', time: '' }] }]);
  });

  it('says where there is no place for it', () => {
    expect(after('|')).toBeNull();
  });
});

describe('insertCase', () => {
  it('adds a test case at the end', () => {
    const made = after(twoCases, (state, _, name) => insertCase(state, name));

    expect((JSON.parse(made?.text ?? '') as { testCases: { name: string }[] }).testCases.map(testCase => testCase.name)).toEqual(['A', 'B', 'New']);
  });
});

describe('textOf', () => {
  it.each(instructions.map(({ type, members }) => [type, members] as const))('%s is JSON with all that it needs', (type, members) => {
    const written = JSON.parse(textOf(type)) as Record<string, unknown>;

    expect(Object.keys(written)).toEqual(expect.arrayContaining(['type', ...members.filter(member => member.isRequired).map(member => member.name)]));
  });
});
