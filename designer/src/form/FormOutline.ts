import { button } from '../fields/fields';
import { formEditorTexts } from '../i18n/formEditorTexts';
import type { Language } from '../i18n/texts';
import type { Component, FormModeling } from './FormModeling';

/** The components as a list: selecting, moving and removing them without a mouse. */
export class FormOutline {
  constructor(
    private readonly host: HTMLElement,
    private readonly modeling: FormModeling,
    private readonly language: Language,
    private readonly announce: (text: string) => void,
  ) {}

  render(): void {
    const focused = this.host.contains(document.activeElement);
    const list = this.listOf(this.modeling.root.components ?? []);
    list.setAttribute('aria-label', this.texts.components);
    list.classList.add('form-outline');
    this.host.replaceChildren(list);
    if (focused) this.host.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
  }

  private get texts(): (typeof formEditorTexts)[Language] {
    return formEditorTexts[this.language];
  }

  private listOf(components: readonly Component[]): HTMLUListElement {
    const list = document.createElement('ul');
    list.append(...components.map(component => this.entry(component)));
    return list;
  }

  private entry(component: Component): HTMLLIElement {
    const entry = document.createElement('li');
    const isSelected = this.modeling.selected?.id === component.id;
    const name = nameOf(component, this.language);
    const choose = button(name, () => this.modeling.select(component));
    choose.className = 'form-outline__entry';
    choose.setAttribute('aria-current', String(isSelected));
    choose.addEventListener('keydown', event => this.moveByKey(event, component));
    entry.append(choose);
    if (isSelected) {
      entry.append(
        this.action('↑', this.texts.moveUp(name), () => this.move(component, -1)),
        this.action('↓', this.texts.moveDown(name), () => this.move(component, 1)),
        this.action('✕', this.texts.remove(name), () => this.modeling.remove(component)));
    }
    if (component.components?.length) entry.append(this.listOf(component.components));
    return entry;
  }

  private action(sign: string, label: string, press: () => void): HTMLButtonElement {
    const element = button(sign, press);
    element.setAttribute('aria-label', label);
    element.title = label;
    return element;
  }

  private moveByKey(event: KeyboardEvent, component: Component): void {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (step === null) return;
    event.preventDefault();
    if (event.altKey) return this.move(component, step);
    const entries = [...this.host.querySelectorAll<HTMLElement>('.form-outline__entry')];
    entries[entries.indexOf(event.currentTarget as HTMLElement) + step]?.focus();
  }

  private move(component: Component, step: -1 | 1): void {
    this.modeling.select(component);
    this.modeling.move(component, step);
    this.announce(this.texts.moved(nameOf(component, this.language)));
  }
}

/** What a person calls it: its label, the beginning of its text, else key or type. */
export function nameOf(component: Component, language: Language): string {
  const type = formEditorTexts[language].types[component.type] ?? component.type;
  const text = component.label || component.text || component.content || component.key || component.path || type;
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
