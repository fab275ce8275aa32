import { type CreateFileEditor, type EditorParts, type FileEditor, UnreadableFile } from '../editing/FileEditor';
import { ElementMarks } from '../fields/ElementMarks';
import type { DocumentProblem } from '../http/Host';
import { translateDom } from '../i18n/DomTranslation';
import { formEditorTexts } from '../i18n/formEditorTexts';
import { formCanvasGerman, formCanvasPlaces, formEditorGerman, newComponentGerman } from '../i18n/formGerman';
import { EnglishTexts } from './EnglishTexts';
import { type JsonObject, readSchema, writeSchema } from './FormDocument';
import { FormModeling } from './FormModeling';
import { FormOutline, nameOf } from './FormOutline';
import { FormPreview } from './FormPreview';

type Tab = 'edit' | 'try' | 'clerks';

const tabs: readonly Tab[] = ['edit', 'try', 'clerks'];

function box(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  return element;
}

/** Forms: form-js with palette, properties and both previews. */
export class FormFileEditor implements FileEditor {
  private readonly modeling: FormModeling;
  private readonly english: EnglishTexts;
  private readonly outline: FormOutline;
  private readonly preview: FormPreview;
  private readonly translations: readonly { stop(): void }[];
  private readonly marks = new ElementMarks(
    id => `.form-canvas .fjs-element[data-id="${id}"]`, 'outline: 2px solid #9b1c15; outline-offset: -2px;');
  private readonly bar = box('form-tabs');
  private readonly work = box('form-work');
  private readonly previewPanel = box('form-preview');
  private tab: Tab = 'edit';
  private before: JsonObject | null = null;
  private isDue = false;

  constructor(private readonly parts: EditorParts) {
    const [palette, canvas, properties] = [box('form-palette'), box('form-canvas'), box('form-properties')];
    this.work.append(palette, canvas);
    this.work.id = 'form-view-edit';
    this.previewPanel.id = 'form-view-preview';
    this.previewPanel.tabIndex = 0;
    this.previewPanel.hidden = true;
    parts.canvas.classList.add('form-editor');
    parts.canvas.replaceChildren(this.bar, this.work, this.previewPanel);
    parts.properties.replaceChildren(properties);
    this.translations = parts.language !== 'de' ? [] : [
      translateDom(palette, formEditorGerman),
      translateDom(properties, formEditorGerman),
      translateDom(canvas, formCanvasGerman, formCanvasPlaces),
    ];
    this.modeling = new FormModeling(canvas, palette, properties, parts.language === 'de' ? newComponentGerman : {});
    this.english = new EnglishTexts(parts.properties, this.modeling, parts.language);
    this.outline = new FormOutline(parts.outline, this.modeling, parts.language, text => parts.announce(text));
    this.preview = new FormPreview(this.previewPanel, parts.language);
    this.modeling.onSelection(() => this.refresh());
    this.modeling.onChange(() => this.refresh());
    this.bar.setAttribute('role', 'tablist');
    this.bar.setAttribute('aria-label', formEditorTexts[parts.language].views);
    this.bar.addEventListener('keydown', event => this.moveBetweenTabs(event));
  }

  async open(text: string): Promise<void> {
    try {
      this.before = readSchema(text);
      await this.modeling.open(this.before);
    } catch (error) {
      throw new UnreadableFile(formEditorTexts[this.parts.language].unreadable(error instanceof Error ? error.message : String(error)));
    }
    this.show('edit');
    this.refresh();
  }

  text(): Promise<string> {
    return Promise.resolve(writeSchema(this.modeling.schema, this.before));
  }

  onChange(listener: () => void): void {
    this.modeling.onChange(listener);
  }

  reveal(elementId: string): void {
    const component = this.componentOf(elementId);
    if (!component) return;
    this.show('edit');
    this.modeling.select(component);
    this.work.querySelector(`[data-id="${CSS.escape(component.id)}"]`)?.scrollIntoView({ block: 'center' });
  }

  markProblems(problems: readonly DocumentProblem[]): void {
    this.marks.mark(problems.flatMap(({ elementId }) => (elementId === null ? undefined : this.componentOf(elementId))?.id ?? []));
  }

  nameOf(elementId: string): string | null {
    const component = this.componentOf(elementId);
    return component ? nameOf(component, this.parts.language) : null;
  }

  dispose(): void {
    this.translations.forEach(translation => translation.stop());
    this.marks.clear();
    this.preview.clear();
    this.modeling.dispose();
    for (const part of [this.parts.canvas, this.parts.properties, this.parts.outline]) part.replaceChildren();
  }

  /** Problems name a component by its id, or by its key where it has none. */
  private componentOf(idOrKey: string): ReturnType<FormModeling['find']> {
    const byKey = (components = this.modeling.root.components ?? []): ReturnType<FormModeling['find']> => {
      for (const component of components) {
        const found = component.key === idOrKey || component.path === idOrKey ? component : byKey(component.components ?? []);
        if (found) return found;
      }
      return undefined;
    };
    return this.modeling.find(idOrKey) ?? byKey();
  }

  /** Draws list and texts anew once the browser is done with the key or click that changed something. */
  private refresh(): void {
    if (this.isDue) return;
    this.isDue = true;
    setTimeout(() => {
      this.isDue = false;
      this.english.render();
      this.outline.render();
    });
  }

  private show(tab: Tab): void {
    this.tab = tab;
    this.work.hidden = tab !== 'edit';
    this.previewPanel.hidden = tab === 'edit';
    this.renderTabs();
    this.preview.clear();
    if (tab === 'try') void this.preview.tryOut(this.modeling.schema);
    if (tab === 'clerks') void this.text().then(text => this.preview.asClerksSeeIt(text, this.parts.language));
  }

  private renderTabs(): void {
    const texts = formEditorTexts[this.parts.language];
    const focused = this.bar.contains(document.activeElement);
    const buttons = tabs.map(tab => {
      const element = document.createElement('button');
      const isActive = tab === this.tab;
      element.type = 'button';
      element.id = `form-tab-${tab}`;
      element.setAttribute('role', 'tab');
      element.setAttribute('aria-selected', String(isActive));
      element.setAttribute('aria-controls', tab === 'edit' ? this.work.id : this.previewPanel.id);
      element.tabIndex = isActive ? 0 : -1;
      element.textContent = texts.tab[tab];
      element.addEventListener('click', () => this.show(tab));
      return element;
    });
    this.bar.replaceChildren(...buttons);
    const panel = this.tab === 'edit' ? this.work : this.previewPanel;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', `form-tab-${this.tab}`);
    if (focused) buttons[tabs.indexOf(this.tab)]?.focus();
  }

  private moveBetweenTabs(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(tabs.indexOf(this.tab) + step + tabs.length) % tabs.length];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    this.show(next);
  }
}

export const createFormEditor: CreateFileEditor = parts => new FormFileEditor(parts);
