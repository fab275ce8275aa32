import { describe, expect, it } from 'vitest';
import { readSchema, writeSchema } from './FormDocument';

const before = readSchema(`{
  "type": "default",
  "id": "f",
  "x-owner": "tax",
  "schemaVersion": 18,
  "components": [
    { "type": "textfield", "label": "Name", "key": "name", "id": "F1", "x-note": { "b": 1, "a": 2 }, "validate": { "required": true } }
  ]
}`);

describe('writeSchema', () => {
  it('keeps order, unknown members and the number of the schema', () => {
    const now = readSchema(`{
      "components": [
        { "id": "F1", "layout": { "row": "Row_1", "columns": null }, "key": "name", "label": "Family name", "type": "textfield",
          "validate": { "required": true, "minLength": 2 }, "x-note": { "a": 2, "b": 1 } }
      ],
      "id": "f", "type": "default", "x-owner": "tax", "schemaVersion": 19
    }`);

    expect(writeSchema(now, before)).toBe(`{
  "type": "default",
  "id": "f",
  "x-owner": "tax",
  "schemaVersion": 18,
  "components": [
    {
      "type": "textfield",
      "label": "Family name",
      "key": "name",
      "id": "F1",
      "x-note": {
        "b": 1,
        "a": 2
      },
      "validate": {
        "required": true,
        "minLength": 2
      }
    }
  ]
}
`);
  });

  it('keeps a row that two components share', () => {
    const now = readSchema(`{ "components": [
      { "type": "text", "id": "A", "layout": { "row": "R", "columns": null } },
      { "type": "text", "id": "B", "layout": { "row": "R", "columns": 4 } },
      { "type": "text", "id": "C", "layout": { "row": "S", "columns": null } } ] }`);

    const written = readSchema(writeSchema(now, before))['components'];

    expect(written).toEqual([
      { type: 'text', id: 'A', layout: { row: 'R', columns: null } },
      { type: 'text', id: 'B', layout: { row: 'R', columns: 4 } },
      { type: 'text', id: 'C' },
    ]);
  });

  it('drops what was removed', () => {
    expect(readSchema(writeSchema(readSchema('{ "id": "f", "components": [] }'), before))).toEqual({ id: 'f', components: [] });
  });
});

describe('readSchema', () => {
  it('refuses what is no object', () => {
    expect(() => readSchema('[]')).toThrow(SyntaxError);
  });
});
