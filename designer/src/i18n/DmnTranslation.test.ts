import { describe, expect, it } from 'vitest';
import { dmnGerman } from './dmnGerman';
import { dmnTranslation } from './DmnTranslation';

/** Names of languages and products are the same in German. */
const sameInGerman = new Set(['FEEL', 'JUEL', 'Java', 'PMML', '-']);

const sources = import.meta.glob<string>('/node_modules/dmn-js-*/lib/**/*.js', { query: '?raw', import: 'default', eager: true });

function saidByDmnJs(): string[] {
  const source = Object.values(sources).join('\n');
  const texts = [...source.matchAll(/translate\((?:'([^'\n]*)'|"([^"\n]*)")[,)]/g)].map(match => match[1] ?? match[2] ?? '');
  const labels = [...source.matchAll(/\b(?:label|explanation): '([^'\n]+)'/g)].map(match => match[1] ?? '');
  return [...new Set([...texts, ...labels])];
}

describe('dmnTranslation', () => {
  it('has German for every text that the decision editor says', () => {
    const said = saidByDmnJs();

    const missing = said.filter(text => !(text in dmnGerman) && !sameInGerman.has(text));

    expect(said.length).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });

  it('puts values into their places', () => {
    const [, translate] = dmnTranslation('de')['translate'] as [string, (template: string, values: Record<string, string>) => string];

    expect(translate('e.g. { sample }', { sample: '"a"' })).toBe('z. B. "a"');
  });
});
