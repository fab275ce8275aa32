import type Modeler from 'bpmn-js/lib/Modeler';
import { ask } from '../../editing/Dialog';
import { make } from '../../editing/dom';
import type { EditorParts } from '../../editing/FileEditor';
import { elementWord } from '../../i18n/elementWords';
import { t } from '../../i18n/texts';
import type { Canvas, ElementRegistry, EventBus, Modeling, Selection, Shape } from '../services';
import { connectable, nameOf, Outline, type OutlineActions } from './Outline';

interface EditorActions {
  trigger(action: string, argument?: unknown): void;
}

interface DirectEditing {
  activate(element: Shape): boolean;
  isActive(): boolean;
}

interface Rules {
  allowed(rule: string, context: object): unknown;
}

interface ElementFactory {
  createShape(attributes: object): Shape;
}

interface KeyboardModeling extends Modeling {
  connect(source: Shape, target: Shape): Shape;
  createShape(shape: Shape, position: { x: number; y: number }, parent: Shape): Shape;
}

/** What the letters of the outline do. Whoever began there comes back there: after a menu, a name, a connection. */
export class KeyboardWork implements OutlineActions {
  private readonly outline: Outline;
  private returns = false;

  constructor(private readonly modeler: Modeler, private readonly parts: EditorParts) {
    this.outline = new Outline(parts.outline, modeler, parts.language, this);
    const bus = modeler.get<EventBus>('eventBus');
    addEventListener('pointerdown', this.noReturn, true);
    // After the parts of bpmn-js have done theirs, which also move the focus.
    bus.on(['directEditing.complete', 'directEditing.cancel'], () => this.comeBack());
    bus.on('popupMenu.close', () => this.comeBack());
  }

  dispose(): void {
    removeEventListener('pointerdown', this.noReturn, true);
  }

  append(element: Shape, event: KeyboardEvent): void {
    this.returns = true;
    if (element === this.root) this.begin();
    else if (element.waypoints) this.parts.announce(t('outline-nothing-to-append'));
    else this.trigger('appendElement', event);
  }

  replace(_: Shape, event: KeyboardEvent): void {
    this.returns = true;
    this.trigger('replaceElement', event);
  }

  rename(element: Shape): void {
    this.returns = true;
    this.modeler.get<DirectEditing>('directEditing').activate(element);
  }

  properties(): void {
    this.returns = false;
    const headers = this.parts.properties.querySelectorAll<HTMLElement>('.bio-properties-panel-group-header-button, button, input, textarea, select');
    ([...headers].find(element => element.offsetParent !== null) ?? this.parts.properties).focus();
  }

  undo(): void {
    this.trigger('undo');
  }

  redo(): void {
    this.trigger('redo');
  }

  remove(element: Shape): void {
    if (element !== this.root) this.modeler.get<Modeling>('modeling').removeElements([element]);
  }

  async connect(source: Shape): Promise<void> {
    const rules = this.modeler.get<Rules>('rules');
    const targets = connectable(this.modeler.get<ElementRegistry>('elementRegistry'), source, (from, to) => Boolean(rules.allowed('connection.create', { source: from, target: to })));
    if (targets.length === 0) {
      this.parts.announce(t('connect-nowhere'));
      return;
    }
    const choice = make('select', { id: 'process-connect', class: 'kern-form-input__select' },
      ...targets.map(target => make('option', { value: target.id }, `${nameOf(target) ?? target.id} – ${elementWord(this.parts.language, target.type)}`)));
    const field = make('div', { class: 'kern-form-input' }, make('label', { class: 'kern-label', for: choice.id }, t('connect-to')), choice);
    const answer = await ask(t('connect-title', nameOf(source) ?? source.id), [field], [
      { label: t('connect'), value: true, look: 'primary' },
      { label: t('cancel'), value: false },
    ]);
    const target = targets.find(element => element.id === choice.value);
    if (answer && target) this.modeler.get<KeyboardModeling>('modeling').connect(source, target);
    this.outline.focus(source.id);
  }

  /** In an empty process there is nothing to append to: it begins with a start event. */
  private begin(): void {
    const hasStart = this.modeler.get<ElementRegistry>('elementRegistry').filter(element => element.type === 'bpmn:StartEvent' && element.parent === this.root).length > 0;
    if (hasStart || this.root.type !== 'bpmn:Process') {
      this.parts.announce(t('outline-append-where'));
      return;
    }
    const start = this.modeler.get<ElementFactory>('elementFactory').createShape({ type: 'bpmn:StartEvent' });
    this.modeler.get<KeyboardModeling>('modeling').createShape(start, { x: 200, y: 200 }, this.root);
    this.modeler.get<Selection>('selection').select(start);
    this.outline.focus(start.id);
  }

  private comeBack(): void {
    if (!this.returns) return;
    // bpmn-js puts the focus on the canvas in a timer of its own, which begins after this event: the second timer comes after that.
    setTimeout(() => setTimeout(() => {
      const isBusy = this.modeler.get<DirectEditing>('directEditing').isActive() || document.querySelector('.djs-popup, dialog[open]') !== null;
      if (!this.returns || isBusy) return;
      this.returns = false;
      this.outline.focus(this.modeler.get<Selection>('selection').get()[0]?.id);
    }));
  }

  private readonly noReturn = (): void => { this.returns = false; };

  private trigger(action: string, argument?: unknown): void {
    this.modeler.get<EditorActions>('editorActions').trigger(action, argument);
  }

  private get root(): Shape {
    return this.modeler.get<Canvas>('canvas').getRootElement();
  }
}
