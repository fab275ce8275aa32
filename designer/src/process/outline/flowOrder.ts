import type { Shape } from '../services';

export interface OutlineEntry {
  readonly element: Shape;
  /** 1 for what stands directly in the process or pool. */
  readonly level: number;
}

/**
 * The elements of a drawing in the order of the flow: from where it begins along the sequence flows, branch by branch, boundary events
 * behind their activity, the content of a sub-process below it. A flow is listed where its source has several, for then it carries a
 * condition; what no flow reaches comes last, so that nothing is missing.
 */
export function flowOrder(root: Shape): readonly OutlineEntry[] {
  return [{ element: root, level: 1 }, ...ofScope(root, 1)];
}

function ofScope(scope: Shape, level: number): readonly OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  const seen = new Set<Shape>();
  const nodes = (scope.children ?? []).filter(child => !child.labelTarget && !child.waypoints);
  const visit = (element: Shape): void => {
    if (seen.has(element)) return;
    seen.add(element);
    if (isPicture(element)) return;
    entries.push({ element, level });
    entries.push(...ofScope(element, level + 1));
    for (const boundary of nodes.filter(node => node.host === element)) visit(boundary);
    const flows = (element.outgoing ?? []).filter(flow => flow.type === 'bpmn:SequenceFlow');
    for (const flow of flows) {
      if (flows.length > 1) entries.push({ element: flow, level });
      if (flow.target && nodes.includes(flow.target)) visit(flow.target);
    }
  };
  const beginnings = nodes.filter(node => !node.host && !(node.incoming ?? []).some(flow => flow.type === 'bpmn:SequenceFlow'));
  for (const element of [...beginnings.sort(byPosition), ...nodes.filter(node => !node.host), ...nodes]) visit(element);
  return entries;
}

/** Groups, lanes and data are parts of the picture, not of the flow; they are reached on the canvas. */
function isPicture(element: Shape): boolean {
  return ['bpmn:Lane', 'bpmn:Group', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference'].includes(element.type);
}

function byPosition(a: Shape, b: Shape): number {
  const rank = (element: Shape): number => element.type === 'bpmn:StartEvent' ? 0 : 1;
  return rank(a) - rank(b) || a.y - b.y || a.x - b.x;
}
