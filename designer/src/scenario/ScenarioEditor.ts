import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, completionStatus, startCompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, defaultHighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { CreateFileEditor, EditorParts, FileEditor, Shortcut } from '../editing/FileEditor';
import type { DocumentProblem } from '../http/Host';
import { instructionTexts, scenarioTexts } from '../i18n/scenarioTexts';
import { CaseOutline } from './CaseOutline';
import { scenarioCompletion } from './completion';
import { InstructionPanel } from './InstructionPanel';
import { type Insertion, insertCase, insertInstruction } from './insertion';
import { casesOf, instructionAt } from './JsonPlace';
import { noNames, type ProcedureNames, readNames } from './ProcedureNames';

/** Scenarios as text: suggestions, problems at their lines, and a menu for those who do not know the format. */
export class ScenarioEditor implements FileEditor {
  private readonly view: EditorView;
  private readonly panel: InstructionPanel;
  private readonly outline: CaseOutline;
  private readonly listeners: (() => void)[] = [];
  private names: ProcedureNames = noNames;

  constructor(private readonly parts: EditorParts) {
    const hint = document.createElement('p');
    hint.className = 'scenario-hint';
    hint.id = 'scenario-keys';
    hint.textContent = this.texts.keys;
    const place = document.createElement('div');
    place.className = 'scenario-text';
    parts.canvas.classList.add('scenario-editor');
    parts.canvas.replaceChildren(hint, place);
    this.view = new EditorView({ parent: place });
    this.panel = new InstructionPanel(parts.properties, parts.language, type => this.insert(type), () => this.addCase());
    this.outline = new CaseOutline(parts.outline, parts.language, position => this.go(position));
    void this.learnNames();
  }

  get shortcuts(): readonly Shortcut[] {
    const { texts } = this;
    return [
      { keys: texts['key-name-suggest'], meaning: texts['key-suggest'] },
      { keys: 'F8', meaning: texts['key-next-problem'] },
      { keys: texts['key-name-leave'], meaning: texts['key-leave'] },
    ];
  }

  open(text: string): Promise<void> {
    this.view.setState(EditorState.create({ doc: text, extensions: this.extensions() }));
    this.showContext();
    return Promise.resolve();
  }

  text(): Promise<string> {
    return Promise.resolve(this.view.state.doc.toString());
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** The first place of the text that names the element. */
  reveal(elementId: string): void {
    const position = this.view.state.doc.toString().indexOf(JSON.stringify(elementId));
    if (position >= 0) this.go(position + 1);
  }

  revealLine(line: number): void {
    const { doc } = this.view.state;
    if (line >= 1 && line <= doc.lines) this.go(startOf(this.view.state, line));
  }

  markProblems(problems: readonly DocumentProblem[]): void {
    const { state } = this.view;
    const diagnostics = problems.flatMap(({ line, severity, text }): Diagnostic[] => {
      const number = Math.min(Math.max(line, 1), state.doc.lines);
      const [from, { to }] = [startOf(state, number), state.doc.line(number)];
      return [{ from, to, severity, message: text }];
    });
    this.view.dispatch(setDiagnostics(state, diagnostics.sort((one, other) => one.from - other.from)));
  }

  nameOf(elementId: string): string | null {
    return this.names.elements.find(element => element.id === elementId && element.name !== elementId)?.name ?? null;
  }

  dispose(): void {
    this.view.destroy();
    for (const part of [this.parts.canvas, this.parts.properties, this.parts.outline]) part.replaceChildren();
  }

  private get texts(): (typeof scenarioTexts)[EditorParts['language']] {
    return scenarioTexts[this.parts.language];
  }

  private extensions(): Extension {
    return [
      json(),
      lineNumbers(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      highlightActiveLine(),
      syntaxHighlighting(defaultHighlightStyle),
      lintGutter(),
      autocompletion({ override: [scenarioCompletion(() => this.names, this.parts.language)] }),
      keymap.of([
        { key: 'Escape', run: view => this.letTabLeave(view) },
        ...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab,
      ]),
      EditorState.phrases.of(this.texts.phrases),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': this.texts.text, 'aria-describedby': 'scenario-keys', 'data-first-stop': '' }),
      EditorView.domEventHandlers({ blur: (_, view) => { view.setTabFocusMode(false); } }),
      EditorView.updateListener.of(update => {
        if (update.docChanged) {
          update.view.setTabFocusMode(false);
          this.listeners.forEach(listener => listener());
        }
        if (update.docChanged || update.selectionSet) this.showContext();
      }),
    ];
  }

  /** Escape first closes a list of suggestions; after that Tab no longer indents, so that nobody is kept in the text. */
  private letTabLeave(view: EditorView): boolean {
    if (completionStatus(view.state) !== null) return false;
    view.setTabFocusMode(true);
    this.parts.announce(this.texts.leavesNow);
    return false;
  }

  private showContext(): void {
    const { state } = this.view;
    this.panel.show(instructionAt(state, state.selection.main.head)?.text('type') ?? null);
    this.outline.render(casesOf(state));
  }

  private insert(type: string): void {
    this.apply(insertInstruction(this.view.state, type, this.texts.caseName), instructionTexts[this.parts.language][type]?.title ?? type);
  }

  private addCase(): void {
    this.apply(insertCase(this.view.state, this.texts.caseName), this.texts.newCase);
  }

  private apply(insertion: Insertion, title: string): void {
    this.panel.refuse(insertion === null ? this.texts.noPlace : '');
    if (insertion === null) return;
    this.view.dispatch(insertion);
    this.view.focus();
    this.parts.announce(this.texts.inserted(title));
    startCompletion(this.view);
  }

  private go(position: number): void {
    this.view.dispatch({ selection: { anchor: position }, effects: EditorView.scrollIntoView(position, { y: 'center' }) });
    this.view.focus();
  }

  /** Without them the editor works, it only offers fewer names. */
  private async learnNames(): Promise<void> {
    try {
      this.names = await readNames(this.parts.siblings);
    } catch (error) {
      this.parts.announce(error instanceof Error ? error.message : String(error));
    }
  }
}

/** Where the text of a line begins, after its indentation. */
function startOf(state: EditorState, number: number): number {
  const line = state.doc.line(number);
  return line.from + (line.text.length - line.text.trimStart().length);
}

export const createScenarioEditor: CreateFileEditor = parts => new ScenarioEditor(parts);
