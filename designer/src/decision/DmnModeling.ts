import Modeler, { type DmnElement, type DmnView, type DmnViewer } from 'dmn-js/lib/Modeler';
import { dmnTranslation } from '../i18n/DmnTranslation';
import type { Language } from '../i18n/texts';

interface CommandStackChange {
  readonly trigger: 'execute' | 'undo' | 'redo' | 'clear';
}

interface Shape {
  readonly businessObject: DmnElement;
}

interface TableModeling {
  updateProperties(element: DmnElement, properties: object): void;
  editAllowedValues(clause: DmnElement, values: readonly string[] | null): void;
}

interface DrdModeling {
  updateProperties(shape: Shape, properties: object): void;
  updateModdleProperties(shape: Shape, element: DmnElement, properties: object): void;
}

interface EditorActions {
  trigger(action: string, context?: object): unknown;
}

interface ElementRegistry<T> {
  get(id: string): T | undefined;
}

interface Selection<T> {
  get(): readonly T[];
  select(element: T): void;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Canvas {
  viewbox(): { readonly inner: Box; readonly outer: Box };
  viewbox(box: Box): void;
}

/** What the palette covers on the left and the file's name on top, and air around the drawing, in pixels. */
const paletteWidth = 90;
const headingHeight = 110;
const air = 20;

/** dmn-js with its views; the only place that knows its services by name. Every change is a command with undo. */
export class DmnModeling {
  private readonly modeler: Modeler;
  private readonly changeListeners: (() => void)[] = [];
  private readonly selectionListeners: (() => void)[] = [];

  constructor(private readonly container: HTMLElement, language: Language) {
    // A press on an option would give the focus to the region around, and the list closes when the focus leaves it: nothing would be chosen.
    container.addEventListener('mousedown', event => {
      if (event.target instanceof Element && event.target.closest('.dms-select-options')) event.preventDefault();
    }, { capture: true });
    // Modules given for all views together would be lost: each view takes its own instead.
    const view = { additionalModules: [dmnTranslation(language)] };
    this.modeler = new Modeler({ container, drd: view, decisionTable: view, literalExpression: view, boxedExpression: view });
    // Each view has a viewer of its own, made when it is first shown: also those to come report to every listener.
    this.modeler.on('viewer.created', ({ viewer }) => {
      viewer.on('commandStack.changed', ({ trigger }: CommandStackChange) => {
        if (trigger !== 'clear') this.changeListeners.forEach(listener => listener());
      });
      viewer.on('selection.changed', () => this.selectionListeners.forEach(listener => listener()));
    });
  }

  /** Reads the text and shows the only decision, else the diagram of all. */
  async open(xml: string): Promise<void> {
    await this.modeler.importXML(xml, { open: false });
    const ofDecisions = this.views.filter(view => view.type !== 'drd');
    const first = ofDecisions.length === 1 ? ofDecisions[0] : this.views[0];
    if (first) await this.show(first);
  }

  async xml(): Promise<string> {
    return (await this.modeler.saveXML({ format: true })).xml;
  }

  get views(): readonly DmnView[] {
    return this.modeler.getViews();
  }

  get active(): DmnView | undefined {
    return this.modeler.getActiveView();
  }

  get definitions(): DmnElement {
    return this.modeler.getDefinitions();
  }

  async show(view: DmnView): Promise<void> {
    await this.modeler.open(view);
    if (view.type === 'drd') this.fit();
  }

  /** Shows the whole diagram beside the palette and below the name of the file, never larger than drawn. */
  private fit(): void {
    const canvas = this.viewer.get<Canvas>('canvas');
    const { inner, outer } = canvas.viewbox();
    const scale = Math.min(1, (outer.width - paletteWidth - air) / inner.width, (outer.height - headingHeight - air) / inner.height);
    if (!(scale > 0)) return;
    canvas.viewbox({ x: inner.x - paletteWidth / scale, y: inner.y - headingHeight / scale, width: outer.width / scale, height: outer.height / scale });
  }

  onViews(listener: () => void): void {
    this.modeler.on('views.changed', listener);
  }

  /** A change of the document; opening a view empties the stack of commands, which is none. */
  onChange(listener: () => void): void {
    this.changeListeners.push(listener);
  }

  onSelection(listener: () => void): void {
    this.selectionListeners.push(listener);
  }

  /** What the panel is about: the decision of the view, or what is selected in the diagram. */
  get subject(): DmnElement | undefined {
    if (this.active?.type !== 'drd') return this.active?.element;
    const selected = this.viewer.get<Selection<Shape>>('selection').get();
    return selected.length === 1 ? selected[0]?.businessObject : undefined;
  }

  update(owner: DmnElement, element: DmnElement, properties: object): void {
    this.keepingFocus(() => this.change(owner, element, properties));
  }

  private change(owner: DmnElement, element: DmnElement, properties: object): void {
    if (this.active?.type !== 'drd') {
      this.viewer.get<TableModeling>('modeling').updateProperties(element, properties);
      return;
    }
    const shape = this.viewer.get<ElementRegistry<Shape>>('elementRegistry').get(owner.id);
    if (!shape) throw new Error(`The diagram shows no element '${owner.id}'.`);
    const modeling = this.viewer.get<DrdModeling>('modeling');
    if (element === owner) modeling.updateProperties(shape, properties);
    else modeling.updateModdleProperties(shape, element, properties);
  }

  /** FEEL tests, separated by commas; empty allows everything. */
  allowValues(clause: DmnElement, tests: string): void {
    this.keepingFocus(() => this.viewer.get<TableModeling>('modeling').editAllowedValues(clause, tests === '' ? null : [tests]));
  }

  addRule(): void {
    this.act('addRule');
  }

  addInput(): void {
    this.act('addInput');
  }

  addOutput(): void {
    this.act('addOutput');
  }

  remove(kind: 'rule' | 'input' | 'output', id: string): void {
    const element = this.viewer.get<ElementRegistry<object>>('elementRegistry').get(id);
    if (element) this.act(`remove${kind[0]?.toUpperCase()}${kind.slice(1)}`, { [kind]: element });
  }

  /** Selects what the view shows under that id. */
  select(id: string): void {
    const element = this.viewer.get<ElementRegistry<Shape>>('elementRegistry').get(id);
    if (element) this.viewer.get<Selection<unknown>>('selection').select(this.active?.type === 'drd' ? element : id);
  }

  dispose(): void {
    this.modeler.destroy();
  }

  private act(action: string, context?: object): void {
    this.keepingFocus(() => this.viewer.get<EditorActions>('editorActions').trigger(action, context));
  }

  /** A table that is drawn anew puts the cursor where it last was in it; whoever works beside it must not be taken there. */
  private keepingFocus(change: () => void): void {
    const focused = document.activeElement;
    change();
    if (focused instanceof HTMLElement && focused !== document.activeElement && !this.container.contains(focused)) focused.focus();
  }

  private get viewer(): DmnViewer {
    const viewer = this.modeler.getActiveViewer();
    if (!viewer) throw new Error('No view of the decision is open.');
    return viewer;
  }
}
