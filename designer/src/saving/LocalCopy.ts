export interface KeptText {
  readonly text: string;
  /** The revision that the text goes on from. */
  readonly base: number;
  /** ISO time. */
  readonly at: string;
}

/**
 * What the server does not have yet, in this browser: a crash, a reload or a lost connection loses nothing.
 * A browser that keeps nothing (storage full or forbidden) costs the safety net, not the work: the server still gets it.
 */
export class LocalCopy {
  private readonly key: string;

  constructor(private readonly storage: Storage, procedureId: string, fileName: string) {
    this.key = `metroegov.unsaved.${procedureId}/${fileName}`;
  }

  load(): KeptText | null {
    try {
      const stored = this.storage.getItem(this.key);
      return stored === null ? null : JSON.parse(stored) as KeptText;
    } catch {
      return null;
    }
  }

  /** @returns whether the browser kept it */
  keep(text: KeptText): boolean {
    try {
      this.storage.setItem(this.key, JSON.stringify(text));
      return true;
    } catch {
      return false;
    }
  }

  clear(): void {
    this.storage.removeItem(this.key);
  }
}
