import { afterEach, describe, expect, it, vi } from 'vitest';
import { copyName, keepAsCopy } from '../editing/Conflict';
import { Host, HostRefusal } from '../http/Host';
import { Library } from './Library';

function answering(...answers: readonly Response[]): { readonly library: Library; readonly asked: Request[] } {
  const asked: Request[] = [];
  const rest = [...answers];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    asked.push(new Request(`http://host${address}`, init));
    const answer = rest.shift();
    if (!answer) throw new TypeError('Failed to fetch');
    return answer;
  });
  return { library: new Library(new Host('token'), 'parking'), asked };
}

const saved = (revision: number): Response => Response.json({ name: 'a.bpmn', revision, changedAt: '2027-01-01T10:00:00Z', changedBy: 'Dana' });

const conflict = (): Response => new Response(
  JSON.stringify({ title: 'REVISION_CONFLICT', current: { revision: 8, changedAt: '2027-01-01T10:00:00Z', changedBy: 'Kim' } }),
  { status: 412, headers: { 'Content-Type': 'application/problem+json' } });

describe('Library', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('reads a text with its revision, a weak tag of a compressed answer included', async () => {
    const { library, asked } = answering(new Response('<xml/>', { headers: { ETag: 'W/"7"' } }));

    expect(await library.read('forms/a b.form')).toEqual({ text: '<xml/>', revision: 7 });
    expect(asked[0]?.url).toBe('http://host/api/library/parking/files/forms/a%20b.form');
  });

  it('saves on top of the revision it knows', async () => {
    const { library, asked } = answering(saved(8));

    expect((await library.write('a.bpmn', '<xml/>', 7)).revision).toBe(8);
    expect(asked[0]?.headers.get('If-Match')).toBe('"7"');
    expect(asked[0]?.headers.get('RequestVerificationToken')).toBe('token');
  });

  it('tells who saved in between', async () => {
    const { library } = answering(conflict());

    await expect(library.write('a.bpmn', '<xml/>', 7)).rejects.toMatchObject({ current: { revision: 8, changedBy: 'Kim' } });
  });

  it('keeps a refusal apart from a lost connection', async () => {
    const { library } = answering(new Response('{"title":"Unauthorized"}', { status: 401, headers: { 'Content-Type': 'application/problem+json' } }));

    await expect(library.write('a.bpmn', '', 7)).rejects.toSatisfy(error => error instanceof HostRefusal && error.status === 401);
    await expect(library.write('a.bpmn', '', 7)).rejects.toBeInstanceOf(TypeError);
  });

  it('keeps a copy under the first name that is free', async () => {
    const { library, asked } = answering(conflict(), saved(1));

    expect(await keepAsCopy(library, 'a.bpmn', '<mine/>')).toBe('a-copy-2.bpmn');
    expect(asked.map(request => request.headers.get('If-None-Match'))).toEqual(['*', '*']);
  });

  it('names copies within the limit of the library', () => {
    expect(copyName('forms/permit.form', 1)).toBe('forms/permit-copy.form');
    expect(copyName(`${'a'.repeat(60)}.bpmn`, 1)).toBe(`${'a'.repeat(55)}-copy.bpmn`);
  });

});
