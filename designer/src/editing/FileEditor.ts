import type { DocumentProblem } from '../http/Host';
import type { Language } from '../i18n/texts';

/** What the shell asks of the editor of one kind of file. The shell saves, checks and publishes; the editor edits. */
export interface FileEditor {
  /** Throws {@link UnreadableFile} with a text for the person when the text cannot be shown. */
  open(text: string): Promise<void>;
  text(): Promise<string>;
  /** Told after every change of the document, undo and redo included. */
  onChange(listener: () => void): void;
  /** Selects and brings into view; unknown ids are passed over. */
  reveal(elementId: string): void;
  /** Goes to a line of the file, counted from 1; absent where the person never sees lines. */
  revealLine?(line: number): void;
  /** Badges in the drawing, table or text; replaces those of the call before. */
  markProblems(problems: readonly DocumentProblem[]): void;
  dispose(): void;
  /** The element's name as the person gave it; null where it has none or the editor knows no names. */
  nameOf?(elementId: string): string | null;
  /** Shortcuts for the help dialog, beside those of the shell. */
  readonly shortcuts?: readonly Shortcut[];
}

export interface Shortcut {
  readonly keys: string;
  readonly meaning: string;
}

/** A file of the same procedure, as an editor may link to it. */
export interface SiblingFile {
  readonly name: string;
  readonly kind: FileKind;
}

/** The procedure around the file that is open. */
export interface Siblings {
  files(): Promise<readonly SiblingFile[]>;
  text(name: string): Promise<string>;
  /** Makes a new file; throws when there is one of that name. */
  create(name: string, text: string): Promise<void>;
  /** Saves the open file and goes to another one. */
  open(name: string): Promise<void>;
}

export interface EditorParts {
  readonly canvas: HTMLElement;
  readonly properties: HTMLElement;
  /** Beside the canvas: a list of what is in the document. Hidden while it stays empty. */
  readonly outline: HTMLElement;
  readonly language: Language;
  readonly procedureId: string;
  readonly fileName: string;
  /** Element templates of the host's activities and triggers. */
  templates(): Promise<readonly object[]>;
  readonly siblings: Siblings;
  /** Tells screen readers what happened. */
  announce(text: string): void;
}

export type CreateFileEditor = (parts: EditorParts) => FileEditor;

export type FileKind = 'process' | 'decision' | 'form' | 'scenario';

/** The text is not what its kind of file should be; `message` is meant for the person. */
export class UnreadableFile extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableFile';
  }
}
