import type { DocumentProblem } from '../http/Host';
import { t } from '../i18n/texts';
import { make } from './dom';

export interface ProblemLinks {
  nameOf(elementId: string): string | null;
  reveal(elementId: string): void;
  /** Null where the editor shows no lines. */
  revealLine(): ((line: number) => void) | null;
  /** The address of a problem in another file of the procedure; null for one of the open file. */
  elsewhere(problem: DocumentProblem): { readonly file: string; readonly address: string } | null;
}

/** The problems of the procedure as the host sees them; choosing one shows its element. */
export class ProblemPanel {
  private readonly heading = make('h2', { class: 'editor-results__heading', 'aria-live': 'polite', tabindex: '-1', 'data-first-stop': '' });
  private readonly list = make('ul', { class: 'editor-problems' });
  private shown = '';

  constructor(host: HTMLElement, private readonly links: ProblemLinks) {
    host.append(this.heading, this.list);
  }

  checking(): void {
    if (this.shown === '') this.heading.textContent = t('checking');
  }

  failed(reason: string): void {
    this.heading.textContent = t('check-failed', reason);
  }

  /** The same problems again are left as they are, so that the focus stays and nothing is announced twice. */
  show(problems: readonly DocumentProblem[]): void {
    this.heading.textContent = ProblemPanel.summary(problems);
    this.heading.dataset['kind'] = problems.some(p => p.severity === 'error') ? 'error' : problems.length > 0 ? 'warning' : 'none';
    const entries = problems.map(problem => this.entry(problem));
    const now = JSON.stringify(entries.map(entry => entry.textContent));
    if (now === this.shown) return;
    this.shown = now;
    this.list.replaceChildren(...entries);
  }

  static summary(problems: readonly DocumentProblem[]): string {
    const errors = problems.filter(p => p.severity === 'error').length;
    const warnings = problems.length - errors;
    const parts = [
      errors === 0 ? '' : errors === 1 ? t('errors-one') : t('errors-many', errors),
      warnings === 0 ? '' : warnings === 1 ? t('warnings-one') : t('warnings-many', warnings),
    ].filter(part => part !== '');
    return parts.length === 0 ? t('no-problems') : parts.join(', ');
  }

  private entry(problem: DocumentProblem): HTMLElement {
    return make('li', { class: 'editor-problem', 'data-severity': problem.severity },
      make('span', { class: 'editor-problem__severity' }, t(problem.severity)), ' ', this.target(problem), ' ', problem.text);
  }

  private target(problem: DocumentProblem): HTMLElement {
    const elsewhere = this.links.elsewhere(problem);
    const where = this.where(problem, elsewhere?.file);
    if (elsewhere) return make('a', { class: 'kern-link kern-link--small', href: elsewhere.address }, where);
    const go = this.leadingTo(problem);
    if (go === null) return make('span', { class: 'editor-problem__where' }, where);
    const target = make('button', { type: 'button', class: 'editor-problem__element' }, where);
    target.addEventListener('click', go);
    return target;
  }

  private leadingTo({ elementId, line }: DocumentProblem): (() => void) | null {
    if (elementId !== null) return () => this.links.reveal(elementId);
    const revealLine = line > 0 ? this.links.revealLine() : null;
    return revealLine && (() => revealLine(line));
  }

  private where(problem: DocumentProblem, file: string | undefined): string {
    const name = problem.elementId === null || file !== undefined ? null : this.links.nameOf(problem.elementId);
    const element = problem.elementId === null ? null : name === null ? problem.elementId : `${name} (${problem.elementId})`;
    const parts = [file, element ?? (problem.line > 0 ? t('line', problem.line) : null)].filter(part => part !== null && part !== undefined);
    return parts.length === 0 ? t('whole-file') : parts.join(', ');
  }
}
