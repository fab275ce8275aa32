import type { TextKey } from '../../i18n/texts';

export interface Candidate {
  /** FEEL for the list of groups, each `role@authorityKey`. */
  readonly expression: string;
  readonly label: TextKey;
}

/** Who does most tasks. Whoever is none of these has an expression of its own, in the group on assignment. */
export const candidates: readonly Candidate[] = [
  { expression: '=["clerk@" + accepting.key]', label: 'who-clerk' },
  { expression: '=["clerk@" + competent.key]', label: 'who-clerk-competent' },
  { expression: '=["registrar@" + accepting.key]', label: 'who-registrar' },
  { expression: '=["registrar@" + competent.key]', label: 'who-registrar-competent' },
  { expression: '=["lead@" + accepting.key]', label: 'who-lead' },
  { expression: '=["lead@" + competent.key]', label: 'who-lead-competent' },
];

/** The candidate that an expression says, as a list or as a single text; null for an expression of another form. */
export function readCandidate(expression: string): string | null {
  const words = (text: string): string => text.replace(/\s+/g, '').replace(/^=\[(.*)\]$/, '=$1');
  return candidates.find(candidate => words(candidate.expression) === words(expression))?.expression ?? null;
}
