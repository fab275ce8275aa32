import type { DocumentProblem } from '../http/Host';
import { t } from '../i18n/texts';

/** The problems of the definition; choosing one shows its element. */
export class ProblemList {
  constructor(private readonly host: HTMLElement, private readonly choose: (elementId: string) => void) {}

  show(problems: readonly DocumentProblem[]): void {
    const heading = document.createElement('h2');
    heading.className = 'kern-heading-small';
    heading.textContent = problems.length === 0 ? t('problems-none')
      : problems.length === 1 ? t('problem-one') : t('problems-count', problems.length);
    const list = document.createElement('ul');
    list.append(...problems.map(p => this.entry(p)));
    this.host.replaceChildren(heading, list);
    this.host.hidden = false;
  }

  hide(): void {
    this.host.hidden = true;
  }

  private entry(problem: DocumentProblem): HTMLElement {
    const entry = document.createElement('li');
    const { elementId } = problem;
    if (elementId === null) {
      entry.textContent = problem.text;
      return entry;
    }
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'designer-problem';
    button.textContent = `${elementId}: ${problem.text}`;
    button.addEventListener('click', () => this.choose(elementId));
    entry.append(button);
    return entry;
  }
}
