import type { EditorState, TransactionSpec } from '@codemirror/state';
import { formatOf, type Member } from './format';
import { instructionAt, listsAt } from './JsonPlace';

/** A change that inserts, with the cursor at the first gap to fill in; null when the text has no list to insert into. */
export type Insertion = TransactionSpec | null;

const indent = '  ';

/** After the instruction at the cursor, else at the end of its test case or the one before it, else in a new test case. */
export function insertInstruction(state: EditorState, type: string, caseName: string): Insertion {
  const position = state.selection.main.head;
  const here = instructionAt(state, position);
  if (here) {
    return change(here.to, `,\n${indentAt(state, here.from)}${textOf(type)}`, `,\n${indentAt(state, here.from)}`.length);
  }
  const lists = listsAt(state, ['testCases', 'instructions']);
  const list = lists.find(candidate => isAround(candidate.parent?.parent, position)) ?? lists.findLast(candidate => candidate.from <= position) ?? lists[0];
  return list ? append(state, list, () => textOf(type)) : insertCase(state, caseName, type);
}

function isAround(testCase: { readonly from: number; readonly to: number } | null | undefined, position: number): boolean {
  return !!testCase && testCase.from <= position && position <= testCase.to;
}

/** A test case at the end of the file, with a first instruction. */
export function insertCase(state: EditorState, name: string, type = 'CREATE_PROCESS_INSTANCE'): Insertion {
  const list = listsAt(state, ['testCases'])[0];
  return list ? append(state, list, depth => [
    '{',
    `${depth}${indent}"name": ${JSON.stringify(name)},`,
    `${depth}${indent}"instructions": [`,
    `${depth}${indent}${indent}${textOf(type)}`,
    `${depth}${indent}]`,
    `${depth}}`,
  ].join('\n')) : null;
}

/** The instruction with the members that it needs or mostly has, each with a gap to fill in. */
export function textOf(type: string): string {
  const members = (formatOf(type)?.members ?? []).filter(member => member.isRequired || member.values || member.means === 'variables' || member.means === 'form-variables');
  return `{ ${[`"type": "${type}"`, ...members.map(memberText)].join(', ')} }`;
}

function memberText(member: Member): string {
  return `"${member.name}": ${valueText(member)}`;
}

function valueText({ members, isList, means, values }: Member): string {
  if (values) return `"${values.includes('IS_COMPLETED') ? 'IS_COMPLETED' : values[0] ?? ''}"`;
  if (members) {
    const needed = members.filter(member => member.isRequired);
    const shown = (needed.length > 0 ? needed : members.slice(0, 1)).map(memberText).join(', ');
    return isList ? `[{ ${shown} }]` : `{ ${shown} }`;
  }
  return means === 'variables' || means === 'form-variables' ? '{}' : means === 'list' ? '[]' : '""';
}

function append(state: EditorState, list: ReturnType<typeof listsAt>[number], text: (depth: string) => string): Insertion {
  const outer = indentAt(state, list.from);
  const depth = outer + indent;
  const last = list.getChildren('Object').at(-1);
  if (last) return change(last.to, `,\n${depth}${text(depth)}`, `,\n${depth}`.length);
  const closing = state.sliceDoc(list.from, list.to).lastIndexOf(']');
  return change(list.from + 1, `\n${depth}${text(depth)}\n${outer}`, 0, closing < 0 ? list.to : list.from + closing);
}

function change(from: number, insert: string, start: number, to = from): TransactionSpec {
  const gap = insert.indexOf('""', start);
  return { changes: { from, to, insert }, selection: { anchor: from + (gap < 0 ? insert.length : gap + 1) }, scrollIntoView: true, userEvent: 'input' };
}

function indentAt(state: EditorState, position: number): string {
  return /^\s*/.exec(state.doc.lineAt(position).text)?.[0] ?? '';
}
