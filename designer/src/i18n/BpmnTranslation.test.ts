import { describe, expect, it } from 'vitest';
import { bpmnTranslation } from './BpmnTranslation';

function translate(language: 'de' | 'en', text: string): string {
  const [, translator] = bpmnTranslation(language)['translate'] as [string, (template: string, values?: Record<string, string>) => string];
  return translator(text, { name: 'Task_1' });
}

describe('bpmnTranslation', () => {
  it('speaks German on the canvas and in the properties panel', () => {
    expect(translate('de', 'Append task')).toBe('Aufgabe anhängen');
    expect(translate('de', 'General')).toBe('Allgemein');
  });

  it('keeps English rather than showing nothing', () => {
    expect(translate('de', 'No such text {name}')).toBe('No such text Task_1');
    expect(translate('en', 'General')).toBe('General');
  });
});
