import { beforeEach, describe, expect, it } from 'vitest';
import { DraftStore } from './DraftStore';

describe('DraftStore', () => {
  beforeEach(() => localStorage.clear());

  it('gives back a draft of the version it was made on', () => {
    new DraftStore(localStorage, 'p').save('1', '<xml/>');

    expect(new DraftStore(localStorage, 'p').load('1')).toBe('<xml/>');
  });

  it('does not offer a draft of an older version', () => {
    new DraftStore(localStorage, 'p').save('1', '<xml/>');

    expect(new DraftStore(localStorage, 'p').load('2')).toBeNull();
  });

  it('keeps the drafts of two procedures apart', () => {
    new DraftStore(localStorage, 'p').save('1', '<p/>');
    new DraftStore(localStorage, 'q').save('1', '<q/>');
    new DraftStore(localStorage, 'p').clear();

    expect(new DraftStore(localStorage, 'q').load('1')).toBe('<q/>');
  });
});
