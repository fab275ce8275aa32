import { t } from '../i18n/texts';
import type { ScenarioFailure, ScenarioResult, ScenarioRun } from '../library/Library';
import { make } from './dom';

export interface ScenarioLinks {
  nameOf(elementId: string): string | null;
  reveal(elementId: string): void;
}

/** What the last run of the scenarios found, by element. */
export class ScenarioPanel {
  private readonly section = make('div', { class: 'editor-scenarios' });
  private readonly heading = make('h2', { class: 'editor-results__heading', role: 'status' });

  constructor(host: HTMLElement, private readonly links: ScenarioLinks) {
    this.section.hidden = true;
    host.append(this.section);
  }

  say(text: string): void {
    this.section.hidden = false;
    this.heading.textContent = text;
    this.section.replaceChildren(this.heading);
  }

  show(run: ScenarioRun): void {
    this.say(run.results.length === 0 ? t('scenarios-none') : t('scenarios-result', run.passed, run.failed));
    this.section.append(make('ul', { class: 'editor-problems' }, ...run.results.map(result => this.entry(result))));
    if (run.flows.total > 0) this.section.append(make('p', {}, t('flows-covered', run.flows.covered, run.flows.total)));
    if (run.rules.total > 0) this.section.append(make('p', {}, t('rules-covered', run.rules.covered, run.rules.total)));
  }

  private entry(result: ScenarioResult): HTMLElement {
    const entry = make('li', { class: 'editor-problem', 'data-severity': result.passed ? 'none' : 'error' },
      make('span', { class: 'editor-problem__severity' }, t(result.passed ? 'scenario-passed' : 'scenario-not-passed')), ` ${result.name} `);
    if (result.failure) entry.append(...this.failure(result.failure));
    return entry;
  }

  private failure(failure: ScenarioFailure): readonly (Node | string)[] {
    const { elementId } = failure;
    const words = [
      failure.instruction,
      failure.line === null ? null : t('line', failure.line),
      failure.expected === null ? null : t('scenario-expected', failure.expected),
      failure.found === null ? null : t('scenario-found', failure.found),
      failure.stands === null ? null : t('scenario-stands', failure.stands),
    ].filter(word => word !== null).join(' · ');
    if (elementId === null) return [words];
    const target = make('button', { type: 'button', class: 'editor-problem__element' }, this.links.nameOf(elementId) ?? elementId);
    target.addEventListener('click', () => this.links.reveal(elementId));
    return [target, ' ', words];
  }
}
