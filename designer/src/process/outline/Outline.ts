import type Modeler from 'bpmn-js/lib/Modeler';
import { make } from '../../editing/dom';
import { elementWord } from '../../i18n/elementWords';
import { type Language, t } from '../../i18n/texts';
import type { Canvas, ElementRegistry, ElementTemplates, EventBus, Selection, Shape } from '../services';
import { flowOrder, type OutlineEntry } from './flowOrder';

export interface OutlineActions {
  append(element: Shape, event: KeyboardEvent): void;
  replace(element: Shape, event: KeyboardEvent): void;
  rename(element: Shape): void;
  connect(element: Shape): void;
  remove(element: Shape): void;
  properties(element: Shape): void;
  undo(): void;
  redo(): void;
}

/**
 * The drawing as a list, for those who work without a mouse or without seeing the picture. Arrow keys move, Enter selects, letters act
 * on the entry. Source: WAI-ARIA Authoring Practices, listbox with roving focus.
 */
export class Outline {
  private readonly list = make('ul', { class: 'process-outline', role: 'listbox', 'aria-label': t('outline'), 'aria-describedby': 'process-outline-hint' });
  private readonly items = new Map<string, HTMLElement>();
  private entries: readonly OutlineEntry[] = [];
  private current: string | null = null;
  private isScheduled = false;

  constructor(host: HTMLElement, private readonly modeler: Modeler, private readonly language: Language, private readonly actions: OutlineActions) {
    const hint = make('p', { id: 'process-outline-hint', class: 'process-outline__hint' }, t('outline-hint'));
    host.append(make('h2', { class: 'process-outline__heading' }, t('outline')), this.list, hint);
    host.hidden = false;
    this.list.addEventListener('keydown', event => this.byKey(event));
    const bus = modeler.get<EventBus>('eventBus');
    bus.on(['import.done', 'elements.changed', 'commandStack.changed', 'root.set'], () => this.schedule());
    bus.on('selection.changed', () => this.markSelected());
  }

  /** Puts the focus on an element's entry; on the current one without an id. */
  focus(elementId?: string): void {
    this.render();
    if (elementId !== undefined && this.items.has(elementId)) this.current = elementId;
    this.rove();
    this.itemOfCurrent()?.focus();
  }

  get hasFocus(): boolean {
    return this.list.contains(document.activeElement);
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    queueMicrotask(() => {
      this.isScheduled = false;
      this.render();
    });
  }

  private render(): void {
    const hadFocus = this.hasFocus;
    this.entries = flowOrder(this.modeler.get<Canvas>('canvas').getRootElement());
    this.items.clear();
    this.list.replaceChildren(...this.entries.map(entry => this.item(entry)));
    if (this.current === null || !this.items.has(this.current)) this.current = this.entries[0]?.element.id ?? null;
    this.rove();
    this.markSelected();
    if (hadFocus) this.itemOfCurrent()?.focus();
  }

  private item({ element, level }: OutlineEntry): HTMLElement {
    const name = nameOf(element);
    const definitions = element.businessObject.get('eventDefinitions') as readonly { $type: string }[] | undefined;
    const word = this.templateOf(element) ?? elementWord(this.language, element.type, definitions?.[0]?.$type);
    const target = element.type === 'bpmn:SequenceFlow' && element.target ? t('outline-flow-to', nameOf(element.target) ?? elementWord(this.language, element.target.type)) : null;
    const item = make('li', { role: 'option', 'data-element': element.id, tabindex: '-1', style: `padding-inline-start: ${0.4 + level * 0.6}rem` },
      make('span', { class: 'process-outline__name' }, name ?? target ?? word));
    if (name !== null || target !== null) item.append(make('span', { class: 'process-outline__type' }, name !== null && target !== null ? `${word} ${target}` : word));
    item.addEventListener('click', () => this.choose(element));
    this.items.set(element.id, item);
    return item;
  }

  /** An activity is known by its template rather than as a service task. */
  private templateOf(element: Shape): string | null {
    return this.modeler.get<ElementTemplates>('elementTemplates').get(element)?.name ?? null;
  }

  private byKey(event: KeyboardEvent): void {
    // A screen reader may have put the focus on another entry than the arrow keys did.
    const id = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-element]')?.dataset['element'] : undefined;
    const element = this.entries.find(entry => entry.element.id === id)?.element;
    if (!element) return;
    this.current = element.id;
    const action = this.actionOf(event, element);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  private actionOf(event: KeyboardEvent, element: Shape): (() => void) | null {
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      if (key === 'y' || (key === 'z' && event.shiftKey)) return () => this.actions.redo();
      return key === 'z' ? () => this.actions.undo() : null;
    }
    if (event.altKey) return null;
    const onElement = (act: () => void): (() => void) => () => {
      this.choose(element);
      act();
    };
    switch (key) {
      case 'arrowdown': return () => this.move(1);
      case 'arrowup': return () => this.move(-1);
      case 'home': return () => this.move(-this.entries.length);
      case 'end': return () => this.move(this.entries.length);
      case 'enter': case ' ': return () => this.choose(element);
      case 'a': return onElement(() => this.actions.append(element, event));
      case 'r': return onElement(() => this.actions.replace(element, event));
      case 'e': case 'f2': return onElement(() => this.actions.rename(element));
      case 'c': return onElement(() => this.actions.connect(element));
      case 'p': return onElement(() => this.actions.properties(element));
      case 'delete': case 'backspace': return () => this.remove(element);
      default: return null;
    }
  }

  private remove(element: Shape): void {
    const here = this.entries.findIndex(entry => entry.element === element);
    this.current = this.entries[here - 1]?.element.id ?? null;
    this.actions.remove(element);
    this.focus();
  }

  private move(step: number): void {
    const here = this.entries.findIndex(entry => entry.element.id === this.current);
    const next = Math.max(0, Math.min(this.entries.length - 1, here + step));
    this.current = this.entries[next]?.element.id ?? null;
    this.rove();
    this.itemOfCurrent()?.focus();
  }

  private choose(element: Shape): void {
    this.current = element.id;
    this.rove();
    const canvas = this.modeler.get<Canvas>('canvas');
    const isRoot = element === canvas.getRootElement();
    if (!isRoot) canvas.scrollToElement(element);
    this.modeler.get<Selection>('selection').select(isRoot ? null : element);
  }

  private rove(): void {
    for (const [id, item] of this.items) item.tabIndex = id === this.current ? 0 : -1;
    for (const item of this.list.querySelectorAll('[data-first-stop]')) item.removeAttribute('data-first-stop');
    this.itemOfCurrent()?.setAttribute('data-first-stop', '');
  }

  private markSelected(): void {
    const selected = new Set(this.modeler.get<Selection>('selection').get().map(element => element.id));
    for (const [id, item] of this.items) item.setAttribute('aria-selected', String(selected.has(id)));
    const only = selected.size === 1 ? [...selected][0] : undefined;
    if (only !== undefined && this.items.has(only) && !this.hasFocus) {
      this.current = only;
      this.rove();
    }
  }

  private itemOfCurrent(): HTMLElement | undefined {
    return this.current === null ? undefined : this.items.get(this.current);
  }
}

export function nameOf(element: Shape): string | null {
  const name = element.businessObject.get('name');
  return typeof name === 'string' && name.trim() !== '' ? name.replaceAll('\n', ' ') : null;
}

/** The elements that a sequence flow from here may lead to, as far as the modelling rules can say without a drawing. */
export function connectable(registry: ElementRegistry, source: Shape, canConnect: (source: Shape, target: Shape) => boolean): readonly Shape[] {
  return registry.filter(target => !target.waypoints && !target.labelTarget && target !== source && target.parent === source.parent && canConnect(source, target));
}
