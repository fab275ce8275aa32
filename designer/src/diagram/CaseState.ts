/** Where a case stands, by element id of its definition. */
export interface CaseState {
  readonly active: readonly string[];
  readonly completed: readonly string[];
  readonly incidents: readonly string[];
  readonly flows: readonly string[];
}

/** The class that each element of the diagram gets; an element that stopped counts as stopped, a running one as running. */
export function markers(state: CaseState): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  for (const id of state.flows) result.set(id, 'case-flow-taken');
  for (const id of state.completed) result.set(id, 'case-completed');
  for (const id of state.active) result.set(id, 'case-active');
  for (const id of state.incidents) result.set(id, 'case-incident');
  return result;
}
