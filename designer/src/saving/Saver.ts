import { HostRefusal } from '../http/Host';
import { type Revision, RevisionConflict } from '../library/Library';
import type { LocalCopy } from './LocalCopy';

export type SaveState =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'changed' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'waiting'; readonly why: 'no-connection' | 'server-trouble'; readonly seconds: number }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'conflict'; readonly current: Revision }
  | { readonly kind: 'refused'; readonly reason: string };

export interface Clock {
  now(): Date;
  after(milliseconds: number, action: () => void): unknown;
  cancel(timer: unknown): void;
}

export interface SavedFile {
  text(): Promise<string>;
  write(text: string, base: number, isLeaving: boolean): Promise<Revision>;
}

const quietMilliseconds = 1_000;
const firstPauseSeconds = 2;
const longestPauseSeconds = 60;
const signInPauseSeconds = 5;

/**
 * Saves a file a second after its last change, one request at a time, and goes on trying. A text whose answer was lost is sent again
 * unchanged before a newer one: only then can the server tell the repetition from somebody else's change.
 */
export class Saver {
  private generation = 0;
  private savedGeneration = 0;
  private pauseSeconds = firstPauseSeconds;
  private timer: unknown = null;
  private running: Promise<void> | null = null;
  private unanswered: { readonly text: string; readonly generation: number } | null = null;
  private current: SaveState = { kind: 'saved', at: null };

  constructor(
    private readonly file: SavedFile,
    private readonly copy: LocalCopy,
    private readonly clock: Clock,
    private base: number,
    private readonly told: (state: SaveState) => void,
  ) {}

  get state(): SaveState {
    return this.current;
  }

  get revision(): number {
    return this.base;
  }

  get isSaved(): boolean {
    return this.generation === this.savedGeneration;
  }

  changed(): void {
    this.generation++;
    if (this.current.kind === 'conflict') {
      void this.keepLocally();
      return;
    }
    if (this.isTrying()) return;
    if (this.current.kind !== 'saving') this.tell({ kind: 'changed' });
    this.schedule(quietMilliseconds);
  }

  /** Saves what is there now; afterwards `isSaved` tells whether it worked. */
  async flush(isLeaving = false): Promise<void> {
    this.clock.cancel(this.timer);
    if (this.running && !isLeaving) await this.running;
    if (this.isSaved) return;
    if (this.current.kind === 'conflict') await this.keepLocally();
    else await this.run(isLeaving);
  }

  /** The connection is back, or somebody signed in again: no reason to wait for the next attempt. */
  retryNow(): void {
    if (!this.isTrying()) return;
    this.pauseSeconds = firstPauseSeconds;
    this.schedule(0);
  }

  /** After a conflict: ours becomes the newest revision, theirs stays among the older ones. */
  async replaceTheirs(): Promise<void> {
    if (this.current.kind !== 'conflict') return;
    this.base = this.current.current.revision;
    this.unanswered = null;
    this.tell({ kind: 'changed' });
    await this.run(false);
  }

  /** The editor shows the server's text again. */
  showsTheirs(revision: number): void {
    this.clock.cancel(this.timer);
    this.base = revision;
    this.unanswered = null;
    this.savedGeneration = this.generation;
    this.copy.clear();
    this.tell({ kind: 'saved', at: null });
  }

  private isTrying(): boolean {
    return this.current.kind === 'waiting' || this.current.kind === 'signed-out';
  }

  private schedule(milliseconds: number): void {
    this.clock.cancel(this.timer);
    this.timer = this.clock.after(milliseconds, () => void this.run(false));
  }

  /** While a request is under way the next one waits for its answer. */
  private run(isLeaving: boolean): Promise<void> {
    if (this.running && !isLeaving) {
      this.schedule(quietMilliseconds);
      return this.running;
    }
    const running = this.save(isLeaving).finally(() => {
      if (this.running === running) this.running = null;
    });
    this.running = running;
    return running;
  }

  private async save(isLeaving: boolean): Promise<void> {
    const generation = this.generation;
    let newest: string;
    try {
      newest = await this.file.text();
    } catch (error) {
      this.tell({ kind: 'refused', reason: error instanceof Error ? error.message : String(error) });
      return;
    }
    this.copy.keep({ text: newest, base: this.base, at: this.clock.now().toISOString() });
    const sent = this.unanswered ?? { text: newest, generation };
    this.unanswered = sent;
    this.tell({ kind: 'saving' });
    try {
      const answer = await this.file.write(sent.text, this.base, isLeaving);
      this.base = answer.revision;
      this.unanswered = null;
      this.answered(sent.generation);
    } catch (error) {
      this.failed(error);
    }
  }

  private answered(generation: number): void {
    this.pauseSeconds = firstPauseSeconds;
    this.savedGeneration = Math.max(this.savedGeneration, generation);
    if (this.isSaved) {
      this.copy.clear();
      this.tell({ kind: 'saved', at: this.clock.now() });
      return;
    }
    this.tell({ kind: 'changed' });
    this.schedule(quietMilliseconds);
  }

  private failed(error: unknown): void {
    if (error instanceof RevisionConflict) {
      this.unanswered = null;
      this.tell({ kind: 'conflict', current: error.current });
      return;
    }
    if (!(error instanceof HostRefusal)) {
      this.wait('no-connection');
      return;
    }
    const isOutcomeUnknown = error.status >= 500;
    if (!isOutcomeUnknown) this.unanswered = null;
    if (error.status === 401) {
      this.tell({ kind: 'signed-out' });
      this.schedule(signInPauseSeconds * 1_000);
    } else if (isOutcomeUnknown || error.status === 429) {
      this.wait('server-trouble');
    } else {
      this.tell({ kind: 'refused', reason: error.message });
    }
  }

  private wait(why: 'no-connection' | 'server-trouble'): void {
    this.tell({ kind: 'waiting', why, seconds: this.pauseSeconds });
    this.schedule(this.pauseSeconds * 1_000);
    this.pauseSeconds = Math.min(this.pauseSeconds * 2, longestPauseSeconds);
  }

  private async keepLocally(): Promise<void> {
    this.copy.keep({ text: await this.file.text(), base: this.base, at: this.clock.now().toISOString() });
  }

  private tell(state: SaveState): void {
    this.current = state;
    this.told(state);
  }
}
