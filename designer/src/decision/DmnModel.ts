import type { DmnElement } from 'dmn-js/lib/Modeler';

/** The element of a property, where there is one. */
export function child(element: DmnElement, property: string): DmnElement | undefined {
  return element.get(property) as DmnElement | undefined;
}

export function children(element: DmnElement, property: string): readonly DmnElement[] {
  return (element.get(property) as readonly DmnElement[] | undefined) ?? [];
}

export function text(element: DmnElement | undefined, property: string): string {
  return (element?.get(property) as string | undefined) ?? '';
}

/** What can be named in a problem: whatever has an id below `element`, with the element itself. */
export function withId(element: DmnElement): ReadonlyMap<string, DmnElement> {
  const found = new Map<string, DmnElement>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (!isElement(value)) return;
    if (typeof value.id === 'string') found.set(value.id, value);
    for (const key of Object.keys(value)) visit((value as unknown as Record<string, unknown>)[key]);
  };
  visit(element);
  return found;
}

/** The element itself or the nearest one around it that is of the type. */
export function around(element: DmnElement | undefined, ...types: readonly string[]): DmnElement | undefined {
  for (let at = element; at; at = at.$parent) if (types.includes(at.$type)) return at;
  return undefined;
}

/** Why the id cannot be taken; null when it can. A process calls a decision by it, so it must be a name that XML allows. */
export function idProblem(element: DmnElement, id: string): 'id-missing' | 'id-taken' | 'id-malformed' | null {
  if (id === '') return 'id-missing';
  if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(id)) return 'id-malformed';
  const owner = element.$model.ids.assigned(id);
  return owner && owner !== element ? 'id-taken' : null;
}

function isElement(value: unknown): value is DmnElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}
