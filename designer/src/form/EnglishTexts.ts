import { group, longTextField, replaceContent, textField } from '../fields/fields';
import { formEditorTexts } from '../i18n/formEditorTexts';
import type { Language } from '../i18n/texts';
import type { Component, FormModeling } from './FormModeling';

interface TextOfComponent {
  /** Name in `properties`, as the host reads it. */
  readonly property: string;
  readonly label: string;
  readonly german: string;
  readonly isLong?: boolean;
}

/**
 * The English words of the selected component. A form is written in German; its English texts stand in `properties` under
 * `label.en`, `description.en`, `values.<value>.en` and so on.
 */
export class EnglishTexts {
  private readonly section = document.createElement('section');

  constructor(panel: HTMLElement, private readonly modeling: FormModeling, private readonly language: Language) {
    this.section.className = 'form-english';
    panel.append(this.section);
  }

  render(): void {
    const component = this.modeling.selected;
    const fields = component ? textsOf(component, this.language).map(text => this.field(component, text)) : [];
    replaceContent(this.section, ...(fields.length > 0 ? [group(formEditorTexts[this.language].english, ...fields)] : []));
  }

  private field(component: Component, { property, label, german, isLong }: TextOfComponent): HTMLElement {
    const field = (isLong ? longTextField : textField)(label, component.properties?.[property] ?? '', english => {
      this.write(component.id, property, english);
      return null;
    });
    field.querySelector('input, textarea')?.setAttribute('placeholder', german);
    return field;
  }

  private write(id: string, property: string, english: string): void {
    const component = this.modeling.find(id);
    if (!component) return;
    const { [property]: _, ...others } = component.properties ?? {};
    this.modeling.setProperties(component, english === '' ? others : { ...others, [property]: english });
  }
}

/** The texts that the component has in German. Source: docs of `FormDefinition` in MetroEGov.Forms. */
export function textsOf(component: Component, language: Language): readonly TextOfComponent[] {
  const texts = formEditorTexts[language];
  const found: TextOfComponent[] = [];
  const members = component as unknown as Readonly<Record<string, unknown>>;
  for (const [member, isLong] of [['label', false], ['description', false], ['text', true], ['content', true]] as const) {
    const german = members[member];
    if (typeof german === 'string' && german !== '') found.push({ property: `${member}.en`, label: texts.member[member], german, isLong });
  }
  const pattern = (component.validate as Readonly<Record<string, unknown>> | undefined)?.['patternErrorMessage'];
  if (typeof pattern === 'string') found.push({ property: 'patternErrorMessage.en', label: texts.member.patternErrorMessage, german: pattern });
  for (const { value, label } of component.values ?? []) {
    if (value !== undefined) found.push({ property: `values.${String(value)}.en`, label: texts.option(label ?? String(value)), german: label ?? '' });
  }
  for (const { key, label } of Array.isArray(component.columns) ? component.columns : []) {
    if (key) found.push({ property: `columns.${key}.en`, label: texts.column(label ?? key), german: label ?? key });
  }
  return found;
}
