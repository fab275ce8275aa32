import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';

type SyntaxNode = ReturnType<ReturnType<typeof syntaxTree>['resolveInner']>;

/** Where a position stands in a JSON text that is being written and so is rarely whole. */
export interface JsonPlace {
  /** Names of the members around it, from the outside; lists have no name of their own. */
  readonly path: readonly string[];
  /** A name of a member, a text or nothing yet. */
  readonly kind: 'name' | 'value' | 'empty';
  /** The text that is being written, between its quotation marks. */
  readonly from: number;
  readonly to: number;
  /** Members that the object around it has already. */
  readonly siblings: readonly string[];
  /** The instruction around it. */
  readonly instruction: JsonObjectNode | null;
  /** Whether a colon follows the name. */
  readonly hasValue: boolean;
}

/** How long the rest of a long text may be parsed for an answer; beyond that the answer is from what is parsed. */
const parseMilliseconds = 200;

function treeOf(state: EditorState): ReturnType<typeof syntaxTree> {
  return ensureSyntaxTree(state, state.doc.length, parseMilliseconds) ?? syntaxTree(state);
}

const instructionPath = ['testCases', 'instructions'];

/** An object of the text; reads its members without needing the whole to be well-formed. */
export class JsonObjectNode {
  constructor(private readonly state: EditorState, private readonly node: SyntaxNode) {}

  get from(): number {
    return this.node.from;
  }

  get to(): number {
    return this.node.to;
  }

  get members(): readonly string[] {
    return this.node.getChildren('Property').map(property => nameOf(this.state, property));
  }

  text(...path: readonly string[]): string | undefined {
    let at: SyntaxNode | null = this.node;
    for (const name of path) at = at === null ? null : valueOf(this.state, at, name);
    return at?.name === 'String' ? unquoted(this.state, at) : undefined;
  }
}

export function placeAt(state: EditorState, position: number): JsonPlace | null {
  const inner = treeOf(state).resolveInner(position, -1);
  const isQuoted = (inner.name === 'String' || inner.name === 'PropertyName') && position > inner.from;
  const object = enclosing(inner, 'Object');
  const common = { instruction: instructionAt(state, position), siblings: siblingsOf(state, object, isQuoted ? inner : null) };
  if (!isQuoted) return inner.name === 'Object' ? { ...common, path: pathOf(state, inner), kind: 'empty', from: position, to: position, hasValue: false } : null;
  const [from, to] = [inner.from + 1, closes(state, inner) ? inner.to - 1 : inner.to];
  if (position > to) return null;
  if (inner.name === 'PropertyName') {
    return { ...common, path: pathOf(state, object ?? inner), kind: 'name', from, to, hasValue: /^"?\s*:/.test(state.sliceDoc(to, to + 20)) };
  }
  // A text that begins where a name should stand is a name that has no colon yet.
  const isName = inner.parent?.name === 'Object';
  return { ...common, path: pathOf(state, isName ? object ?? inner : inner), kind: isName ? 'name' : 'value', from, to, hasValue: false };
}

/** The instruction around the position. */
export function instructionAt(state: EditorState, position: number): JsonObjectNode | null {
  for (const side of [-1, 1] as const) {
    for (let at: SyntaxNode | null = treeOf(state).resolveInner(position, side); at; at = at.parent) {
      if (at.name === 'Object' && isPath(pathOf(state, at), instructionPath)) return new JsonObjectNode(state, at);
    }
  }
  return null;
}

/** The lists of that path, in the order of the text. */
export function listsAt(state: EditorState, path: readonly string[]): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  treeOf(state).iterate({
    enter: ({ node, name }) => {
      if (name === 'Array' && isPath(pathOf(state, node), path)) found.push(node);
    },
  });
  return found;
}

function isPath(path: readonly string[], expected: readonly string[]): boolean {
  return path.length === expected.length && path.every((name, index) => name === expected[index]);
}

function pathOf(state: EditorState, node: SyntaxNode): readonly string[] {
  const path: string[] = [];
  for (let at: SyntaxNode | null = node; at; at = at.parent) if (at.name === 'Property') path.unshift(nameOf(state, at));
  return path;
}

function enclosing(node: SyntaxNode, name: string): SyntaxNode | null {
  for (let at: SyntaxNode | null = node; at; at = at.parent) if (at.name === name) return at;
  return null;
}

function siblingsOf(state: EditorState, object: SyntaxNode | null, except: SyntaxNode | null): readonly string[] {
  return (object?.getChildren('Property') ?? []).filter(property => property.from !== except?.from).map(property => nameOf(state, property));
}

function nameOf(state: EditorState, property: SyntaxNode): string {
  const name = property.getChild('PropertyName');
  return name ? unquoted(state, name) : '';
}

function valueOf(state: EditorState, object: SyntaxNode, name: string): SyntaxNode | null {
  const property = object.getChildren('Property').find(candidate => nameOf(state, candidate) === name);
  return property?.lastChild ?? null;
}

function unquoted(state: EditorState, node: SyntaxNode): string {
  return state.sliceDoc(node.from + 1, closes(state, node) ? node.to - 1 : node.to);
}

function closes(state: EditorState, node: SyntaxNode): boolean {
  return node.to - node.from > 1 && state.sliceDoc(node.to - 1, node.to) === '"';
}

/** The test cases with their names, in the order of the text. */
export function casesOf(state: EditorState): readonly { readonly name: string; readonly position: number }[] {
  const list = listsAt(state, ['testCases'])[0];
  return (list?.getChildren('Object') ?? []).map(node => ({ name: new JsonObjectNode(state, node).text('name') ?? '', position: node.from + 1 }));
}
