import { describe, expect, it } from 'vitest';
import { linkablesIn, ProcedureIndex } from './ProcedureIndex';

const dmn = '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"><decision id="fee" name="Gebühr"/><decision id="who"/></definitions>';

describe('ProcedureIndex', () => {
  it('finds each decision of a file, by its name where it has one', () => {
    expect(linkablesIn('decision', 'fees.dmn', dmn)).toEqual([
      { kind: 'decision', id: 'fee', name: 'Gebühr', file: 'fees.dmn' },
      { kind: 'decision', id: 'who', name: 'who', file: 'fees.dmn' },
    ]);
  });

  it('offers nothing of a file that cannot be read', () => {
    expect(linkablesIn('form', 'forms/a.form', '{ "id": ')).toEqual([]);
    expect(linkablesIn('process', 'a.bpmn', '<definitions>')).toEqual([]);
  });

  it('reads the files of the procedure, scenarios left out', async () => {
    const asked: string[] = [];
    const texts: Record<string, string> = { 'fees.dmn': dmn, 'forms/a.form': '{"id":"p-a"}' };
    const index = new ProcedureIndex({
      files: async () => [{ name: 'fees.dmn', kind: 'decision' }, { name: 'forms/a.form', kind: 'form' }, { name: 'scenarios/s.json', kind: 'scenario' }],
      text: async name => {
        asked.push(name);
        return texts[name] ?? '';
      },
      create: async () => undefined,
      open: async () => undefined,
    });

    await index.refresh();

    expect(asked).toEqual(['fees.dmn', 'forms/a.form']);
    expect(index.ofKind('form')).toEqual([{ kind: 'form', id: 'p-a', name: 'a', file: 'forms/a.form' }]);
  });
});
