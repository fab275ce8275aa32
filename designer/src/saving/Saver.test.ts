import { beforeEach, describe, expect, it, vi } from 'vitest';
import { HostRefusal } from '../http/Host';
import { type Revision, RevisionConflict } from '../library/Library';
import { LocalCopy } from './LocalCopy';
import { type Clock, Saver, type SaveState } from './Saver';

/** Keeps to the contract of the library: revisions, If-Match, and the same text again is no conflict. */
class FakeServer {
  text = 'first';
  revision = 1;
  failure: Error | null = null;
  loseAnswer = false;
  readonly received: string[] = [];

  async write(text: string, base: number): Promise<Revision> {
    if (this.failure) throw this.failure;
    this.received.push(text);
    if (text !== this.text) {
      if (base !== this.revision) throw new RevisionConflict(this.revisionNow());
      this.text = text;
      this.revision++;
    }
    if (this.loseAnswer) throw new TypeError('Failed to fetch');
    return this.revisionNow();
  }

  saveAsSomebodyElse(text: string): void {
    this.text = text;
    this.revision++;
  }

  private revisionNow(): Revision {
    return { revision: this.revision, changedAt: '2027-01-01T10:00:00Z', changedBy: 'Dana' };
  }
}

const clock: Clock = {
  now: () => new Date(Date.now()),
  after: (milliseconds, action) => setTimeout(action, milliseconds),
  cancel: timer => clearTimeout(timer as number),
};

describe('Saver', () => {
  let server: FakeServer;
  let copy: LocalCopy;
  let text: string;
  let states: SaveState['kind'][];
  let saver: Saver;

  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
    server = new FakeServer();
    copy = new LocalCopy(localStorage, 'p', 'a.bpmn');
    states = [];
    saver = new Saver(
      { text: async () => text, write: (sent, base) => server.write(sent, base) }, copy, clock, 1, state => states.push(state.kind));
  });

  function type(now: string): void {
    text = now;
    saver.changed();
  }

  it('saves a second after the last of two quick changes, once', async () => {
    type('second');
    await vi.advanceTimersByTimeAsync(900);
    type('third');
    await vi.advanceTimersByTimeAsync(900);
    expect(server.received).toEqual([]);

    await vi.advanceTimersByTimeAsync(100);

    expect(server.received).toEqual(['third']);
    expect(saver.state.kind).toBe('saved');
    expect(copy.load()).toBeNull();
  });

  it('keeps the text in the browser while there is no connection and saves it when it is back', async () => {
    server.failure = new TypeError('Failed to fetch');
    type('second');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.state).toEqual({ kind: 'waiting', why: 'no-connection', seconds: 2 });
    expect(copy.load()).toMatchObject({ text: 'second', base: 1 });

    server.failure = null;
    saver.retryNow();
    await vi.advanceTimersByTimeAsync(0);

    expect(server.text).toBe('second');
    expect(saver.state.kind).toBe('saved');
    expect(copy.load()).toBeNull();
  });

  it('waits longer after each attempt, a minute at most', async () => {
    server.failure = new TypeError('Failed to fetch');
    type('second');
    const pauses: number[] = [];

    await vi.advanceTimersByTimeAsync(1_000);
    for (let i = 0; i < 7; i++) {
      if (saver.state.kind !== 'waiting') throw new Error(saver.state.kind);
      pauses.push(saver.state.seconds);
      await vi.advanceTimersByTimeAsync(saver.state.seconds * 1_000);
    }

    expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60]);
  });

  it('sends the text of a lost answer again before a newer one, so that it is no conflict', async () => {
    server.loseAnswer = true;
    type('second');
    await vi.advanceTimersByTimeAsync(1_000);
    type('third');
    server.loseAnswer = false;

    await vi.advanceTimersByTimeAsync(10_000);

    expect(server.received).toEqual(['second', 'second', 'third']);
    expect(states).not.toContain('conflict');
    expect(server.text).toBe('third');
    expect(saver.isSaved).toBe(true);
  });

  it('overwrites nobody: a conflict waits for the person and keeps what is typed meanwhile', async () => {
    server.saveAsSomebodyElse('theirs');
    type('mine');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.state).toMatchObject({ kind: 'conflict', current: { revision: 2, changedBy: 'Dana' } });

    type('mine, longer');
    await vi.advanceTimersByTimeAsync(60_000);

    expect(server.text).toBe('theirs');
    expect(copy.load()).toMatchObject({ text: 'mine, longer', base: 1 });
  });

  it('replaces theirs when the person says so', async () => {
    server.saveAsSomebodyElse('theirs');
    type('mine');
    await vi.advanceTimersByTimeAsync(1_000);

    await saver.replaceTheirs();

    expect(server).toMatchObject({ text: 'mine', revision: 3 });
    expect(saver.state.kind).toBe('saved');
  });

  it('takes theirs when the person says so and goes on from there', async () => {
    server.saveAsSomebodyElse('theirs');
    type('mine');
    await vi.advanceTimersByTimeAsync(1_000);

    saver.showsTheirs(2);
    type('theirs and mine');
    await vi.advanceTimersByTimeAsync(1_000);

    expect(server).toMatchObject({ text: 'theirs and mine', revision: 3 });
  });

  it('saves at once when the page is left', async () => {
    type('second');

    await saver.flush(true);

    expect(server.text).toBe('second');
  });

  it('keeps the text while nobody is signed in and goes on afterwards', async () => {
    server.failure = new HostRefusal('401', [], 401);
    type('second');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.state.kind).toBe('signed-out');
    expect(copy.load()).toMatchObject({ text: 'second' });

    server.failure = null;
    await vi.advanceTimersByTimeAsync(5_000);

    expect(server.text).toBe('second');
  });

  it('says so when the editor cannot write its document, and tries again with the next change', async () => {
    const broken = new Saver(
      {
        text: async () => {
          if (text === 'broken') throw new Error('no XML');
          return text;
        },
        write: (sent, base) => server.write(sent, base),
      }, copy, clock, 1, state => states.push(state.kind));
    text = 'broken';
    broken.changed();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(broken.state).toEqual({ kind: 'refused', reason: 'no XML' });

    text = 'whole';
    broken.changed();
    await vi.advanceTimersByTimeAsync(1_000);

    expect(server.text).toBe('whole');
    expect(broken.state.kind).toBe('saved');
  });

  it('says why the server does not want it and tries again with the next change only', async () => {
    server.failure = new HostRefusal('too large', [], 413);
    type('second');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saver.state).toEqual({ kind: 'refused', reason: 'too large' });

    server.failure = null;
    type('short');
    await vi.advanceTimersByTimeAsync(1_000);

    expect(server.text).toBe('short');
  });
});
