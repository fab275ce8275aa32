/** A form-js schema as JSON: an object of which the editor knows some members and keeps the others. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [member: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Throws SyntaxError for what is no JSON object. */
export function readSchema(text: string): JsonObject {
  const schema = JSON.parse(text) as Json;
  if (!isObject(schema)) throw new SyntaxError('{ … }');
  return schema;
}

/**
 * The schema as text that differs from `before` no more than the change does: members keep their order, new ones follow, and what
 * the editor only adds by itself (its number of the schema, a row of its own for each component) stays out.
 */
export function writeSchema(schema: JsonObject, before: JsonObject | null): string {
  return `${JSON.stringify(before === null ? schema : merged(schema, before), null, 2)}\n`;
}

function merged(now: JsonObject, before: JsonObject): JsonObject {
  const members: Record<string, Json> = {};
  for (const name of inOrder(now, before)) {
    const [value, old] = [now[name] as Json, before[name]];
    if (name === 'schemaVersion' && old !== undefined) members[name] = old;
    else if (name === 'components') members[name] = components(value, old);
    else members[name] = isObject(value) && isObject(old) ? merged(value, old) : value;
  }
  return members;
}

function inOrder(now: JsonObject, before: JsonObject): readonly string[] {
  const known = Object.keys(before).filter(name => name in now);
  return [...known, ...Object.keys(now).filter(name => !(name in before))];
}

function components(now: Json, before: Json | undefined): Json {
  if (!Array.isArray(now)) return now;
  const old = Array.isArray(before) ? (before as readonly Json[]).filter(isObject) : [];
  const list = (now as readonly Json[]).filter(isObject);
  const rows = list.map(component => rowOf(component));
  return list.map((component, index) => {
    const twin = old.find(candidate => candidate['id'] === component['id']);
    const isAlone = rows.filter(row => row === rows[index]).length < 2;
    const cleaned = isAlone && twin?.['layout'] === undefined ? withoutOwnRow(component) : component;
    return twin ? merged(cleaned, twin) : merged(cleaned, {});
  });
}

function rowOf(component: JsonObject): Json | undefined {
  return isObject(component['layout']) ? component['layout']['row'] : undefined;
}

/** A row for itself and no width say nothing. */
function withoutOwnRow(component: JsonObject): JsonObject {
  const { layout, ...others } = component;
  if (!isObject(layout)) return component;
  const says = Object.entries(layout).some(([name, value]) => name !== 'row' && value !== null);
  return says ? component : others as JsonObject;
}
