import { describe, expect, it } from 'vitest';
import { replaceContent, textField } from './fields';

function panelWith(...values: readonly string[]): HTMLElement {
  const panel = document.createElement('div');
  document.body.append(panel);
  panel.append(...values.map(value => textField('Label', value, () => null)));
  return panel;
}

const inputs = (panel: HTMLElement): HTMLInputElement[] => [...panel.querySelectorAll('input')];

describe('replaceContent', () => {
  it('keeps the focus and what is being typed', () => {
    const panel = panelWith('one', 'two');
    inputs(panel)[1]?.focus();
    inputs(panel)[1]!.value = 'two and more';

    replaceContent(panel, textField('Label', 'changed', () => null), textField('Label', 'two', () => null));

    expect(document.activeElement).toBe(inputs(panel)[1]);
    expect(inputs(panel).map(input => input.value)).toEqual(['changed', 'two and more']);
  });
});

describe('textField', () => {
  it('shows why a value is not taken', () => {
    const field = textField('Id', 'a', value => value === '' ? 'must not be empty' : null);
    const input = field.querySelector('input')!;

    input.value = '';
    input.dispatchEvent(new Event('change'));

    expect(field.querySelector('[role=alert]')?.textContent).toBe('must not be empty');
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });
});
