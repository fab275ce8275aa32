import type Modeler from 'bpmn-js/lib/Modeler';
import { make } from '../editing/dom';
import type { DocumentProblem } from '../http/Host';
import { t } from '../i18n/texts';
import type { ElementRegistry, Overlays } from './services';

const overlayType = 'metroegov-problem';

/** A badge at each shape with problems: how many, and by its form whether there is an error among them. */
export class ProblemBadges {
  constructor(private readonly modeler: Modeler) {}

  show(problems: readonly DocumentProblem[]): void {
    const overlays = this.modeler.get<Overlays>('overlays');
    const registry = this.modeler.get<ElementRegistry>('elementRegistry');
    overlays.remove({ type: overlayType });
    for (const [elementId, ofElement] of Map.groupBy(problems, problem => problem.elementId)) {
      const element = elementId === null ? undefined : registry.get(elementId);
      if (!element?.parent) continue;
      overlays.add(element, overlayType, { position: { top: -12, right: 12 }, html: ProblemBadges.badge(ofElement) });
    }
  }

  private static badge(problems: readonly DocumentProblem[]): HTMLElement {
    const severity = problems.some(p => p.severity === 'error') ? 'error' : 'warning';
    const text = problems.map(p => `${t(p.severity)}: ${p.text}`).join('\n');
    return make('span', { class: 'process-problem', 'data-severity': severity, role: 'img', title: text, 'aria-label': text }, severity === 'error' ? '!' : '?');
  }
}
