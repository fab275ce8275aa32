/** Keeps what is not published yet in this browser, so that a closed tab or a lost connection loses nothing. */
export class DraftStore {
  constructor(private readonly storage: Storage, processId: string) {
    this.key = `metroegov.draft.${processId}`;
  }

  private readonly key: string;

  /** The draft made on top of that version; a draft of an older version is not offered, it could undo what came since. */
  load(baseVersion: string): string | null {
    const stored = this.storage.getItem(this.key);
    if (stored === null) return null;
    const draft = JSON.parse(stored) as { baseVersion: string; xml: string };
    return draft.baseVersion === baseVersion ? draft.xml : null;
  }

  save(baseVersion: string, xml: string): void {
    this.storage.setItem(this.key, JSON.stringify({ baseVersion, xml }));
  }

  clear(): void {
    this.storage.removeItem(this.key);
  }
}
