import { describe, expect, it, vi } from 'vitest';
import { ProblemList } from './ProblemList';

describe('ProblemList', () => {
  it('leads from a problem to its element', () => {
    const host = document.createElement('section');
    const choose = vi.fn();
    const problem = { severity: 'error', code: 'missing-condition', elementId: 'Flow_1', line: 7, text: 'has no condition' } as const;

    new ProblemList(host, choose).show([problem]);
    host.querySelector('button')?.click();

    expect(choose).toHaveBeenCalledWith('Flow_1');
  });

  it('shows texts as text, never as markup', () => {
    const host = document.createElement('section');
    const problem = { severity: 'error', code: 'x', elementId: null, line: 0, text: '<img src=x>' } as const;

    new ProblemList(host, vi.fn()).show([problem]);

    expect(host.querySelector('img')).toBeNull();
  });
});
