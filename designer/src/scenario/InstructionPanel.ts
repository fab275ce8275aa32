import { button, group } from '../fields/fields';
import { instructionTexts, scenarioTexts } from '../i18n/scenarioTexts';
import type { Language } from '../i18n/texts';
import { formatOf, type InstructionFormat, instructions } from './format';

const groups: readonly InstructionFormat['group'][] = ['act', 'mock', 'assert'];

/** Beside the text: what the instruction at the cursor does, and all instructions by what they are for. */
export class InstructionPanel {
  private readonly help = document.createElement('section');
  private readonly refusal = document.createElement('p');
  private shown: string | null | undefined;

  constructor(panel: HTMLElement, private readonly language: Language, insert: (type: string) => void, addCase: () => void) {
    const texts = scenarioTexts[language];
    this.help.className = 'scenario-help';
    const hint = document.createElement('p');
    hint.className = 'panel-hint';
    hint.textContent = texts.insertHint;
    this.refusal.className = 'panel-error';
    this.refusal.setAttribute('role', 'alert');
    const menu = group(texts.insert, hint, this.refusal, button(texts.newCase, addCase), ...groups.map(name => this.list(name, insert)));
    menu.classList.add('scenario-menu');
    panel.replaceChildren(this.help, menu);
    this.show(null);
  }

  /** Why nothing was inserted; empty when something was. */
  refuse(reason: string): void {
    this.refusal.textContent = reason;
  }

  /** @param type as it stands in the text; null where there is no instruction */
  show(type: string | null): void {
    if (type === this.shown) return;
    this.shown = type;
    const texts = scenarioTexts[this.language];
    const format = formatOf(type ?? undefined);
    const text = format && instructionTexts[this.language][format.type];
    const paragraph = document.createElement('p');
    paragraph.textContent = text ? text.help : type ? texts.unknownType(type) : texts.noneHere;
    const parts: HTMLElement[] = [paragraph];
    if (format && text) {
      const title = document.createElement('p');
      title.className = 'scenario-help__title';
      title.textContent = text.title.replace(/ …$/, '');
      parts.unshift(title);
      parts.push(this.members(format));
    }
    this.help.replaceChildren(group(texts.here, ...parts));
  }

  private members(format: InstructionFormat): HTMLElement {
    const texts = scenarioTexts[this.language];
    const list = document.createElement('ul');
    list.className = 'scenario-help__members';
    list.setAttribute('aria-label', texts.members);
    list.append(...format.members.map(member => {
      const entry = document.createElement('li');
      const name = document.createElement('code');
      name.textContent = member.name;
      entry.append(name, member.isRequired ? ` (${texts.isRequired})` : '');
      return entry;
    }));
    return list;
  }

  private list(name: InstructionFormat['group'], insert: (type: string) => void): HTMLElement {
    const section = document.createElement('details');
    const summary = document.createElement('summary');
    const list = document.createElement('ul');
    section.open = name !== 'mock';
    summary.textContent = scenarioTexts[this.language].groups[name];
    list.className = 'scenario-menu__list';
    list.append(...instructions.filter(instruction => instruction.group === name).map(({ type }) => {
      const text = instructionTexts[this.language][type];
      const entry = document.createElement('li');
      const choice = button(text?.title ?? type, () => insert(type));
      choice.dataset['instruction'] = type;
      choice.title = text?.help ?? type;
      entry.append(choice);
      return entry;
    }));
    section.append(summary, list);
    return section;
  }
}
