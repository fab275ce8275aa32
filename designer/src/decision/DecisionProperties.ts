import type { DmnElement } from 'dmn-js/lib/Modeler';
import { button, choiceField, type Choice, group, replaceContent, textField } from '../fields/fields';
import { decisionTexts, hitPolicies } from '../i18n/decisionTexts';
import type { Language } from '../i18n/texts';
import { child, children, idProblem, text } from './DmnModel';
import type { DmnModeling } from './DmnModeling';

/** The types that a column may have. Source: DMN 1.3 §7.3.2, in the spelling that the table's own menu writes. */
const types = ['string', 'boolean', 'number', 'date', 'time', 'dateTime', 'dayTimeDuration', 'yearMonthDuration', 'Any'];

/** Names, result and columns of a decision as labelled fields, so that a table can be built without a mouse. */
export class DecisionProperties {
  constructor(private readonly panel: HTMLElement, private readonly modeling: DmnModeling, private readonly language: Language) {}

  private isDue = false;

  /** Shows the subject anew, once the browser is done with the key or click that changed it: Tab must find its next field. */
  render(): void {
    if (this.isDue) return;
    this.isDue = true;
    setTimeout(() => {
      this.isDue = false;
      this.renderNow();
    });
  }

  private renderNow(): void {
    const subject = this.modeling.subject;
    replaceContent(this.panel, ...(subject ? this.of(subject) : [this.hint()]));
  }

  private get texts(): (typeof decisionTexts)[Language] {
    return decisionTexts[this.language];
  }

  private hint(): HTMLElement {
    const hint = document.createElement('p');
    hint.className = 'panel-hint';
    hint.textContent = this.texts.selectHint;
    return hint;
  }

  private of(element: DmnElement): HTMLElement[] {
    const logic = child(element, 'decisionLogic');
    const view = this.modeling.views.find(v => v.element === element && v.id !== this.modeling.active?.id);
    return [
      this.general(element),
      ...(view ? [button(this.texts.openView, () => void this.modeling.show(view))] : []),
      ...(logic?.$type === 'dmn:DecisionTable' && this.modeling.active?.type === 'decisionTable' ? this.table(element, logic) : []),
    ];
  }

  private general(element: DmnElement): HTMLElement {
    const fields = [
      textField(this.texts.id, element.id, id => {
        const problem = idProblem(element, id);
        if (problem !== null) return this.texts[problem];
        if (id !== element.id) this.modeling.update(element, element, { id });
        return null;
      }),
      textField(this.texts.name, element.name ?? '', name => this.set(element, element, { name })),
    ];
    if (['dmn:Decision', 'dmn:InputData'].includes(element.$type)) fields.push(...this.variable(element));
    return group(this.texts.kinds[element.$type] ?? this.texts.element, ...fields);
  }

  private variable(element: DmnElement): HTMLElement[] {
    const variable = child(element, 'variable');
    const isDecision = element.$type === 'dmn:Decision';
    return [
      textField(isDecision ? this.texts.resultVariable : this.texts.variable, text(variable, 'name') || (element.name ?? ''),
        name => this.setVariable(element, { name })),
      choiceField(isDecision ? this.texts.resultType : this.texts.type, text(variable, 'typeRef'), this.typeChoices(true),
        typeRef => this.setVariable(element, { typeRef: typeRef || undefined })),
    ];
  }

  private setVariable(element: DmnElement, properties: object): null {
    const variable = child(element, 'variable');
    if (variable) return this.set(element, variable, properties);
    const created = element.$model.create('dmn:InformationItem', { name: element.name, ...properties }) as DmnElement & { id: string; $parent?: DmnElement };
    created.id = element.$model.ids.nextPrefixed('InformationItem_', created);
    created.$parent = element;
    return this.set(element, element, { variable: created });
  }

  private table(decision: DmnElement, table: DmnElement): HTMLElement[] {
    const inputs = children(table, 'input');
    const outputs = children(table, 'output');
    const policy = `${text(table, 'hitPolicy') || 'UNIQUE'} ${text(table, 'aggregation')}`.trim();
    return [
      group(this.texts.table,
        choiceField(this.texts.hitPolicy, policy, hitPolicies[this.language], value => this.setHitPolicy(decision, table, value)),
        button(this.texts.addRule, () => this.modeling.addRule()),
        ...children(table, 'rule').slice(-1).map(last => button(this.texts.removeLastRule, () => this.modeling.remove('rule', last.id)))),
      ...inputs.map((input, index) => this.input(decision, input, index + 1, inputs.length > 1)),
      button(this.texts.addInput, () => this.modeling.addInput()),
      ...outputs.map((output, index) => this.output(decision, output, index + 1, outputs.length > 1)),
      button(this.texts.addOutput, () => this.modeling.addOutput()),
    ];
  }

  private setHitPolicy(decision: DmnElement, table: DmnElement, value: string): void {
    const aggregation = /^COLLECT (\w+)$/.exec(value)?.[1];
    this.set(decision, table, { hitPolicy: aggregation ? 'COLLECT' : value, aggregation });
  }

  private input(decision: DmnElement, input: DmnElement, position: number, isRemovable: boolean): HTMLElement {
    const expression = child(input, 'inputExpression');
    return group(this.texts.input(position),
      textField(this.texts.label, text(input, 'label'), label => this.set(decision, input, { label: label || undefined })),
      ...(expression ? [
        textField(this.texts.expression, text(expression, 'text'), value => this.set(decision, expression, { text: value })),
        choiceField(this.texts.type, text(expression, 'typeRef'), this.typeChoices(), typeRef => this.set(decision, expression, { typeRef })),
      ] : []),
      this.allowedValues(input, 'inputValues'),
      ...(isRemovable ? [button(this.texts.removeInput(position), () => this.modeling.remove('input', input.id))] : []));
  }

  private output(decision: DmnElement, output: DmnElement, position: number, isRemovable: boolean): HTMLElement {
    return group(this.texts.output(position),
      textField(this.texts.label, text(output, 'label'), label => this.set(decision, output, { label: label || undefined })),
      textField(this.texts.outputName, text(output, 'name'), name => this.set(decision, output, { name: name || undefined })),
      choiceField(this.texts.type, text(output, 'typeRef'), this.typeChoices(), typeRef => this.set(decision, output, { typeRef })),
      this.allowedValues(output, 'outputValues'),
      ...(isRemovable ? [button(this.texts.removeOutput(position), () => this.modeling.remove('output', output.id))] : []));
  }

  private allowedValues(clause: DmnElement, property: string): HTMLElement {
    return textField(this.texts.allowedValues, text(child(clause, property), 'text'), tests => {
      this.modeling.allowValues(clause, tests);
      return null;
    });
  }

  private typeChoices(mayBeOpen = false): readonly Choice[] {
    const named = types.map(value => ({ value, label: this.texts.types[value] ?? value }));
    return mayBeOpen ? [{ value: '', label: this.texts.anyType }, ...named] : named;
  }

  private set(owner: DmnElement, element: DmnElement, properties: object): null {
    this.modeling.update(owner, element, properties);
    return null;
  }
}
