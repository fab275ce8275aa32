import { jsonLanguage } from '@codemirror/lang-json';
import { EditorState } from '@codemirror/state';

/** For tests: a state of the text with its cursor where `|` stands. */
export function stateOf(marked: string): EditorState {
  const anchor = marked.indexOf('|');
  return EditorState.create({ doc: marked.replace('|', ''), selection: { anchor: Math.max(anchor, 0) }, extensions: [jsonLanguage] });
}
