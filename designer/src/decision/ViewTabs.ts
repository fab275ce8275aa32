import type { DmnView } from 'dmn-js/lib/Modeler';
import { decisionTexts } from '../i18n/decisionTexts';
import type { Language } from '../i18n/texts';

/** The views of a file as tabs: the diagram, then each decision; how many problems each has. */
export class ViewTabs {
  private shown: readonly DmnView[] = [];

  constructor(
    private readonly bar: HTMLElement,
    private readonly panel: HTMLElement,
    private readonly language: Language,
    private readonly choose: (view: DmnView) => void,
  ) {
    bar.setAttribute('role', 'tablist');
    bar.setAttribute('aria-label', decisionTexts[language].views);
    bar.addEventListener('keydown', event => this.moveBy(event));
    panel.setAttribute('role', 'tabpanel');
  }

  render(views: readonly DmnView[], active: DmnView | undefined, problems: ReadonlyMap<string, number>): void {
    const focused = this.bar.contains(document.activeElement);
    this.shown = views;
    const tabs = views.map(view => this.tab(view, view.id === active?.id, problems.get(view.id) ?? 0));
    this.bar.replaceChildren(...tabs);
    const selected = tabs.find(tab => tab.getAttribute('aria-selected') === 'true');
    if (selected) this.panel.setAttribute('aria-labelledby', selected.id);
    if (focused) selected?.focus();
  }

  private tab(view: DmnView, isActive: boolean, problemCount: number): HTMLButtonElement {
    const texts = decisionTexts[this.language];
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.id = `decision-tab-${view.id}`;
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-selected', String(isActive));
    tab.setAttribute('aria-controls', this.panel.id);
    tab.tabIndex = isActive ? 0 : -1;
    tab.textContent = view.type === 'drd' ? texts.diagram : view.name || view.id;
    if (problemCount > 0) {
      const badge = document.createElement('span');
      badge.className = 'decision-badge';
      badge.textContent = `⚠ ${texts.problems(problemCount)}`;
      tab.append(' ', badge);
    }
    tab.addEventListener('click', () => this.choose(view));
    return tab;
  }

  private moveBy(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const tabs = [...this.bar.children];
    const at = tabs.indexOf(document.activeElement as Element);
    const next = this.shown[(at + step + tabs.length) % tabs.length];
    if (next) this.choose(next);
  }
}
