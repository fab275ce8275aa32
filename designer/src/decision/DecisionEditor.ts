import type { DmnElement, DmnView } from 'dmn-js/lib/Modeler';
import { type CreateFileEditor, type EditorParts, type FileEditor, UnreadableFile } from '../editing/FileEditor';
import { ElementMarks } from '../fields/ElementMarks';
import type { DocumentProblem } from '../http/Host';
import { decisionTexts } from '../i18n/decisionTexts';
import { translateDom } from '../i18n/DomTranslation';
import { dmnWithoutHookGerman } from '../i18n/dmnGerman';
import { DecisionProperties } from './DecisionProperties';
import { around, withId } from './DmnModel';
import { DmnModeling } from './DmnModeling';
import { ViewTabs } from './ViewTabs';

const decisionTypes = ['dmn:Decision', 'dmn:BusinessKnowledgeModel'];

/** Decisions: the table of each, and the diagram of what they require. */
export class DecisionEditor implements FileEditor {
  private readonly modeling: DmnModeling;
  private readonly tabs: ViewTabs;
  private readonly properties: DecisionProperties;
  private readonly marks = new ElementMarks(
    id => `.decision-editor td.rule-index[data-row-id="${id}"]`, 'background: #fbe4e2; box-shadow: inset 4px 0 #9b1c15;');
  private readonly translation: { stop(): void };
  private problems: readonly DocumentProblem[] = [];

  constructor(private readonly parts: EditorParts) {
    const bar = document.createElement('div');
    const views = document.createElement('div');
    bar.className = 'decision-tabs';
    views.className = 'decision-views';
    views.id = 'decision-view';
    parts.canvas.classList.add('decision-editor');
    parts.canvas.replaceChildren(bar, views);
    this.translation = translateDom(views, parts.language === 'de' ? dmnWithoutHookGerman : {});
    this.modeling = new DmnModeling(views, parts.language);
    this.tabs = new ViewTabs(bar, views, parts.language, view => void this.modeling.show(view));
    this.properties = new DecisionProperties(parts.properties, this.modeling, parts.language);
    this.modeling.onViews(() => this.refresh());
    this.modeling.onChange(() => this.refresh());
    this.modeling.onSelection(() => this.properties.render());
  }

  async open(text: string): Promise<void> {
    try {
      await this.modeling.open(text);
    } catch (error) {
      throw new UnreadableFile(decisionTexts[this.parts.language].unreadable(error instanceof Error ? error.message : String(error)));
    }
    this.refresh();
  }

  text(): Promise<string> {
    return this.modeling.xml();
  }

  onChange(listener: () => void): void {
    this.modeling.onChange(listener);
  }

  reveal(elementId: string): void {
    void this.show(elementId);
  }

  markProblems(problems: readonly DocumentProblem[]): void {
    this.problems = problems;
    this.markAll();
  }

  dispose(): void {
    this.translation.stop();
    this.marks.clear();
    this.modeling.dispose();
    this.parts.properties.replaceChildren();
    this.parts.canvas.replaceChildren();
  }

  private async show(elementId: string): Promise<void> {
    const element = withId(this.modeling.definitions).get(elementId);
    const view = this.viewOf(element);
    if (!element || !view) return;
    if (view.id !== this.modeling.active?.id) await this.modeling.show(view);
    const rule = around(element, 'dmn:DecisionRule');
    if (view.type === 'drd') this.modeling.select(element.id);
    else this.parts.canvas.querySelector<HTMLElement>(`[data-element-id="${CSS.escape(cellOf(element, rule))}"]`)?.scrollIntoView({ block: 'center' });
    if (rule) this.modeling.select(cellOf(element, rule));
  }

  /** The view of the decision around it; a decision without a view of its own stands in the diagram. */
  private viewOf(element: DmnElement | undefined): DmnView | undefined {
    const decision = around(element, ...decisionTypes);
    return this.modeling.views.find(view => view.element === decision) ?? this.modeling.views.find(view => view.type === 'drd');
  }

  private refresh(): void {
    this.markAll();
    this.properties.render();
  }

  private markAll(): void {
    const elements = withId(this.modeling.definitions);
    const counts = new Map<string, number>();
    const rules = new Set<string>();
    for (const { elementId } of this.problems) {
      const element = elementId === null ? undefined : elements.get(elementId);
      const view = this.viewOf(element);
      if (!element || !view) continue;
      counts.set(view.id, (counts.get(view.id) ?? 0) + 1);
      const rule = around(element, 'dmn:DecisionRule');
      if (rule) rules.add(rule.id);
    }
    this.tabs.render(this.modeling.views, this.modeling.active, counts);
    this.marks.mark(rules);
  }
}

/** The table marks cells by the id of the entry; a rule is found by its first cell. */
function cellOf(element: DmnElement, rule: DmnElement | undefined): string {
  if (!rule || element !== rule) return element.id;
  return (rule.get('inputEntry') as readonly DmnElement[])[0]?.id ?? rule.id;
}

export const createDecisionEditor: CreateFileEditor = parts => new DecisionEditor(parts);
