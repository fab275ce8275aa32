import { button } from '../fields/fields';
import { scenarioTexts } from '../i18n/scenarioTexts';
import type { Language } from '../i18n/texts';

export interface ListedCase {
  readonly name: string;
  readonly position: number;
}

/** The test cases of the file; choosing one goes to it. */
export class CaseOutline {
  private shown = '';

  constructor(private readonly host: HTMLElement, private readonly language: Language, private readonly go: (position: number) => void) {}

  render(cases: readonly ListedCase[]): void {
    const now = JSON.stringify(cases);
    if (now === this.shown) return;
    this.shown = now;
    const texts = scenarioTexts[this.language];
    const list = document.createElement('ul');
    list.className = 'scenario-cases';
    list.setAttribute('aria-label', texts.cases);
    list.append(...cases.map(({ name, position }) => {
      const entry = document.createElement('li');
      entry.append(button(name || texts.unnamed, () => this.go(position)));
      return entry;
    }));
    this.host.replaceChildren(...(cases.length === 0 ? [] : [list]));
  }
}
