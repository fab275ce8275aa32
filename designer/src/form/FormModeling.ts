import { FormEditor as FormJsEditor } from '@bpmn-io/form-js';
import type { JsonObject } from './FormDocument';

/** A component as the editor holds it. */
export interface Component {
  readonly id: string;
  readonly type: string;
  readonly key?: string;
  readonly path?: string;
  readonly label?: string;
  readonly text?: string;
  readonly content?: string;
  readonly values?: readonly { readonly value?: unknown; readonly label?: string }[];
  readonly columns?: readonly { readonly key?: string; readonly label?: string }[];
  readonly validate?: { readonly pattern?: string };
  readonly properties?: Readonly<Record<string, string>>;
  readonly components?: readonly Component[];
  readonly _parent?: string;
}

interface FormFieldRegistry {
  get(id: string): Component | undefined;
}

interface Selection {
  get(): Component | null;
  set(component: Component): void;
}

interface Modeling {
  editFormField(component: Component, property: string, value: unknown): void;
  moveFormField(component: Component, from: Component, to: Component, fromIndex: number, toIndex: number, fromRow: unknown, toRow: unknown): void;
  removeFormField(component: Component, parent: Component, index: number): void;
}

interface CommandStackChange {
  readonly trigger?: string;
}

/** Types that the host refuses. A form that has one is still shown; its problem is named by the host. */
export const unsupportedTypes = ['filepicker', 'image', 'iframe', 'documentPreview'];

/** Keeps them out of the palette: it offers what it finds when it counts, and the renderer asks by name. */
class SupportedTypes {
  static readonly $inject = ['formFields'];

  constructor(formFields: { readonly _formFields: Record<string, unknown> }) {
    for (const type of unsupportedTypes) {
      const field = formFields._formFields[type];
      if (field) Object.defineProperty(formFields._formFields, type, { value: field, enumerable: false });
    }
  }
}

type Draft = Record<string, unknown>;

interface FieldFactory {
  create(attributes: Draft, isNew?: boolean): Draft;
}

/** A new component carries words into the form until the person writes others; they are in the language of the person. */
class FirstWords {
  static readonly $inject = ['fieldFactory', 'wordsOfNew'];

  constructor(factory: FieldFactory, words: Readonly<Record<string, string>>) {
    const create = factory.create.bind(factory);
    const named = (draft: Draft): Draft => {
      for (const member of ['label', 'dateLabel', 'timeLabel']) {
        const word = draft[member];
        if (typeof word === 'string') draft[member] = words[word] ?? word;
      }
      for (const list of [draft['values'], draft['columns']]) if (Array.isArray(list)) (list as Draft[]).forEach(named);
      return draft;
    };
    factory.create = (attributes, isNew = true) => isNew && !('label' in attributes) ? named(create(attributes, isNew)) : create(attributes, isNew);
  }
}

/** The form-js editor; the only place that knows its services by name. Every change is a command with undo. */
export class FormModeling {
  private readonly editor: FormJsEditor;

  /** @param words what new components are called at first, by their English words; those without an entry keep these */
  constructor(container: HTMLElement, palette: HTMLElement, properties: HTMLElement, words: Readonly<Record<string, string>> = {}) {
    this.editor = new FormJsEditor({
      container,
      palette: { parent: palette },
      propertiesPanel: { parent: properties },
      additionalModules: [
        { __init__: ['supportedTypes'], supportedTypes: ['type', SupportedTypes] },
        { __init__: ['firstWords'], firstWords: ['type', FirstWords], wordsOfNew: ['value', words] },
      ],
    });
  }

  async open(schema: JsonObject): Promise<void> {
    await this.editor.importSchema(schema);
  }

  get schema(): JsonObject {
    return this.editor.saveSchema() as JsonObject;
  }

  onChange(listener: () => void): void {
    this.editor.on('commandStack.changed', ((change: CommandStackChange) => {
      if (change.trigger !== 'clear') listener();
    }) as () => void);
  }

  onSelection(listener: () => void): void {
    this.editor.on('selection.changed', listener);
  }

  get selected(): Component | null {
    return this.editor.get<Selection>('selection').get();
  }

  get root(): Component {
    return this.editor._getState().schema as Component;
  }

  find(id: string): Component | undefined {
    return this.editor.get<FormFieldRegistry>('formFieldRegistry').get(id);
  }

  select(component: Component): void {
    this.editor.get<Selection>('selection').set(component);
  }

  setProperties(component: Component, properties: Readonly<Record<string, string>>): void {
    this.modeling.editFormField(component, 'properties', properties);
  }

  /** One place up (-1) or down (1) among its neighbours; beyond the ends nothing happens. */
  move(component: Component, step: -1 | 1): void {
    const parent = this.parentOf(component);
    const index = parent.components?.indexOf(component) ?? -1;
    const target = index + step;
    if (index < 0 || target < 0 || target >= (parent.components?.length ?? 0)) return;
    // The editor counts the place before the component is taken out.
    this.modeling.moveFormField(component, parent, parent, index, step === 1 ? target + 1 : target, null, null);
  }

  remove(component: Component): void {
    const parent = this.parentOf(component);
    this.modeling.removeFormField(component, parent, parent.components?.indexOf(component) ?? -1);
  }

  dispose(): void {
    this.editor.destroy();
  }

  private parentOf(component: Component): Component {
    return (component._parent ? this.find(component._parent) : undefined) ?? this.root;
  }

  private get modeling(): Modeling {
    return this.editor.get<Modeling>('modeling');
  }
}
