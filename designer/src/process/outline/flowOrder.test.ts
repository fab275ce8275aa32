import { describe, expect, it } from 'vitest';
import type { Shape } from '../services';
import { flowOrder } from './flowOrder';

type Mutable = { -readonly [K in keyof Shape]: Shape[K] };

function drawing(): { root: Mutable; add(id: string, type: string, more?: Partial<Mutable>): Mutable; flow(from: Mutable, to: Mutable): Mutable } {
  const shape = (id: string, type: string, more: Partial<Mutable> = {}): Mutable =>
    ({ id, type, children: [], incoming: [], outgoing: [], x: 0, y: 0, width: 10, height: 10, ...more }) as unknown as Mutable;
  const root = shape('P', 'bpmn:Process');
  const put = (element: Mutable): Mutable => {
    (root.children as Shape[]).push(element as Shape);
    return element;
  };
  return {
    root,
    add: (id, type, more) => put(shape(id, type, more)),
    flow: (from, to) => {
      const flow = put(shape(`${from.id}-${to.id}`, 'bpmn:SequenceFlow', { source: from as Shape, target: to as Shape, waypoints: [] }));
      (from.outgoing as Shape[]).push(flow as Shape);
      (to.incoming as Shape[]).push(flow as Shape);
      return flow;
    },
  };
}

const ids = (root: Mutable): string[] => flowOrder(root as Shape).map(entry => entry.element.id);

describe('flowOrder', () => {
  it('follows the flow, not the order of the file', () => {
    const { root, add, flow } = drawing();
    const [end, task, start] = [add('End', 'bpmn:EndEvent'), add('Task', 'bpmn:UserTask'), add('Start', 'bpmn:StartEvent')];
    flow(task, end);
    flow(start, task);

    expect(ids(root)).toEqual(['P', 'Start', 'Task', 'End']);
  });

  it('lists the flows of a gateway, for they carry conditions', () => {
    const { root, add, flow } = drawing();
    const [start, gate, a, b] = [add('Start', 'bpmn:StartEvent'), add('Gate', 'bpmn:ExclusiveGateway'), add('A', 'bpmn:EndEvent'), add('B', 'bpmn:EndEvent')];
    flow(start, gate);
    flow(gate, a);
    flow(gate, b);

    expect(ids(root)).toEqual(['P', 'Start', 'Gate', 'Gate-A', 'A', 'Gate-B', 'B']);
  });

  it('puts boundary events behind their activity', () => {
    const { root, add, flow } = drawing();
    const [start, task, end] = [add('Start', 'bpmn:StartEvent'), add('Task', 'bpmn:ServiceTask'), add('End', 'bpmn:EndEvent')];
    add('Error', 'bpmn:BoundaryEvent', { host: task as Shape });
    flow(start, task);
    flow(task, end);

    expect(ids(root)).toEqual(['P', 'Start', 'Task', 'Error', 'End']);
  });

  it('ends where the flow goes round, and leaves out nothing that no flow reaches', () => {
    const { root, add, flow } = drawing();
    const [start, a, b] = [add('Start', 'bpmn:StartEvent'), add('A', 'bpmn:Task'), add('B', 'bpmn:Task')];
    const [x, y] = [add('X', 'bpmn:Task'), add('Y', 'bpmn:Task')];
    flow(start, a);
    flow(a, b);
    flow(b, a);
    flow(x, y);
    flow(y, x);

    expect(ids(root)).toEqual(['P', 'Start', 'A', 'B', 'X', 'Y']);
  });
});
