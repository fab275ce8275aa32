import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DocumentProblem } from '../http/Host';
import { ProblemPanel } from './ProblemPanel';

const missingCondition: DocumentProblem = { resourceName: 'p/a.bpmn', severity: 'error', code: 'missing-condition', elementId: 'Flow_1', line: 7, text: 'has no condition' };

describe('ProblemPanel', () => {
  let host: HTMLElement;
  const reveal = vi.fn();
  const revealLine = vi.fn<() => ((line: number) => void) | null>();
  const elsewhere = vi.fn<(problem: DocumentProblem) => { file: string; address: string } | null>();
  let panel: ProblemPanel;

  beforeEach(() => {
    document.documentElement.lang = 'en';
    reveal.mockReset();
    revealLine.mockReset().mockReturnValue(null);
    elsewhere.mockReset().mockReturnValue(null);
    host = document.createElement('section');
    panel = new ProblemPanel(host, { nameOf: id => (id === 'Flow_1' ? 'Yes' : null), reveal, revealLine, elsewhere });
  });

  it('leads from a problem to its element, by name and id', () => {
    panel.show([missingCondition]);
    const target = host.querySelector('button');
    target?.click();

    expect(target?.textContent).toBe('Yes (Flow_1)');
    expect(reveal).toHaveBeenCalledWith('Flow_1');
  });

  it('leads to a line where there is no element and the editor shows lines', () => {
    const go = vi.fn<(line: number) => void>();
    panel.show([{ ...missingCondition, elementId: null }]);
    const withoutLines = host.querySelector('button');
    revealLine.mockReturnValue(go);

    panel.show([{ ...missingCondition, elementId: null, line: 8 }]);
    host.querySelector('button')?.click();

    expect(withoutLines).toBeNull();
    expect(go).toHaveBeenCalledWith(8);
  });

  it('leads to the page of another file', () => {
    elsewhere.mockReturnValue({ file: 'b.dmn', address: '/designer/p/files/b.dmn#element=D' });

    panel.show([{ ...missingCondition, elementId: 'D' }]);

    expect(host.querySelector('a')?.getAttribute('href')).toBe('/designer/p/files/b.dmn#element=D');
    expect(host.querySelector('a')?.textContent).toBe('b.dmn, D');
  });

  it('counts errors and warnings in its heading, and says so when there are none', () => {
    const heading = (): string | null | undefined => host.querySelector('h2')?.textContent;

    panel.show([missingCondition, { ...missingCondition, severity: 'warning' }, { ...missingCondition, severity: 'warning' }]);
    expect(heading()).toBe('1 error, 2 warnings');

    panel.show([]);
    expect(heading()).toBe('No problems');
  });

  it('leaves the same problems as they are, so that the focus stays', () => {
    panel.show([missingCondition]);
    const before = host.querySelector('button');

    panel.show([{ ...missingCondition }]);

    expect(host.querySelector('button')).toBe(before);
  });

  it('shows texts as text, never as markup', () => {
    panel.show([{ ...missingCondition, elementId: null, text: '<img src=x>' }]);

    expect(host.querySelector('img')).toBeNull();
  });
});
