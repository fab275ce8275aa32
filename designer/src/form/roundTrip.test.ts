import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { readSchema, writeSchema } from './FormDocument';
import { FormModeling } from './FormModeling';

const workflows = '../workflows';
const files = readdirSync(workflows, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.form'));

// jsdom has no layout; the panel asks whether its headings are in view.
vi.stubGlobal('IntersectionObserver', class { observe(): void {} disconnect(): void {} unobserve(): void {} });

describe('the form editor', () => {
  it.each(files)('saves %s letter by letter as it was', async file => {
    const text = readFileSync(`${workflows}/${file}`, 'utf8');
    const [canvas, palette, properties] = [document.createElement('div'), document.createElement('div'), document.createElement('div')];
    const modeling = new FormModeling(canvas, palette, properties);
    const before = readSchema(text);
    await modeling.open(before);

    const saved = writeSchema(modeling.schema, before);

    expect(saved).toBe(text);
  });

  it('is tried with the forms of the procedures', () => {
    expect(files.length).toBeGreaterThan(3);
  });
});
