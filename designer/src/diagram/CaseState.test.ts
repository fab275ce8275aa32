import { describe, expect, it } from 'vitest';
import { markers } from './CaseState';

describe('markers', () => {
  it('shows a step that runs again as running', () => {
    const result = markers({ active: ['T'], completed: ['T'], incidents: [], flows: [] });

    expect(result.get('T')).toBe('case-active');
  });

  it('shows a stopped step as stopped before anything else', () => {
    const result = markers({ active: ['T'], completed: [], incidents: ['T'], flows: ['F'] });

    expect([...result]).toEqual([['F', 'case-flow-taken'], ['T', 'case-incident']]);
  });
});
