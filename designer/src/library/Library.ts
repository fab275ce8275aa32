import type { FileKind } from '../editing/FileEditor';
import { type DocumentProblem, type Host, HostRefusal } from '../http/Host';

export interface Revision {
  readonly revision: number;
  readonly changedAt: string;
  readonly changedBy: string;
}

export interface FileText {
  readonly text: string;
  readonly revision: number;
}

export interface ProcedureFile extends Revision {
  readonly name: string;
  readonly kind: FileKind;
  readonly state: 'new' | 'changed' | 'published';
}

export interface ProcedureView {
  readonly id: string;
  readonly title: string;
  readonly files: readonly ProcedureFile[];
}

export interface PublishedDefinition {
  readonly kind: 'process' | 'decision' | 'form';
  readonly id: string;
  readonly name: string | null;
  readonly version: number;
  readonly validFrom: string | null;
  readonly isNew: boolean;
}

export interface Publication {
  readonly validFrom: string | null;
  readonly definitions: readonly PublishedDefinition[];
  readonly warnings: readonly DocumentProblem[];
}

export interface ScenarioFailure {
  readonly line: number | null;
  readonly instruction: string | null;
  readonly elementId: string | null;
  readonly expected: string | null;
  readonly found: string | null;
  readonly stands: string | null;
}

export interface ScenarioResult {
  readonly file: string;
  readonly name: string;
  readonly passed: boolean;
  readonly failure: ScenarioFailure | null;
}

export interface Coverage {
  readonly covered: number;
  readonly total: number;
  readonly missing: readonly string[];
}

export interface ScenarioRun {
  readonly passed: number;
  readonly failed: number;
  readonly problems: readonly DocumentProblem[];
  readonly results: readonly ScenarioResult[];
  readonly flows: Coverage;
  readonly rules: Coverage;
}

/** Somebody else saved the file since the revision that the change was based on. Nothing was overwritten. */
export class RevisionConflict extends Error {
  constructor(readonly current: Revision) {
    super(`The file is at revision ${current.revision}.`);
    this.name = 'RevisionConflict';
  }
}

/** Browsers refuse larger bodies of requests that outlive their page. */
const keepaliveLimitBytes = 60_000;

/** One procedure of the host's library: its files with their revisions, checks, publication, scenarios. */
export class Library {
  constructor(private readonly host: Host, readonly procedureId: string) {}

  procedure(): Promise<ProcedureView> {
    return this.host.json(this.address());
  }

  async read(name: string, revision?: number): Promise<FileText> {
    const query = revision === undefined ? '' : `?revision=${revision}`;
    const response = await this.host.send(this.file(name) + query, { headers: { Accept: '*/*' } });
    return { text: await response.text(), revision: Library.revisionOf(response) };
  }

  /**
   * @param base the revision that the text goes on from; null for a file that must not be there yet
   * @param isLeaving the page is going away; the request outlives it where the text is short enough
   * @throws RevisionConflict when somebody else saved in between
   */
  async write(name: string, text: string, base: number | null, isLeaving = false): Promise<Revision> {
    const body = new Blob([text], { type: 'text/plain' });
    try {
      const response = await this.host.send(this.file(name), {
        method: 'PUT',
        body,
        headers: base === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${base}"` },
        keepalive: isLeaving && body.size <= keepaliveLimitBytes,
      });
      return await response.json() as Revision;
    } catch (error) {
      const current = error instanceof HostRefusal && error.status === 412 ? (error.body as { current?: Revision }).current : undefined;
      throw current ? new RevisionConflict(current) : error;
    }
  }

  /** What a deployment would say, with the text of one file as it is in the editor. */
  async validate(name: string, text: string, signal: AbortSignal): Promise<readonly DocumentProblem[]> {
    const answer = await this.host.post<{ problems: readonly DocumentProblem[] }>(this.address('/validation'), { name, text }, signal);
    return answer.problems;
  }

  /** @param validFrom an ISO date, or null for at once */
  publish(validFrom: string | null): Promise<Publication> {
    return this.host.post(this.address('/publication'), { validFrom });
  }

  runScenarios(): Promise<ScenarioRun> {
    return this.host.post(this.address('/scenario-runs'), {});
  }

  /** The page of a file's editor. */
  page(name: string, elementId?: string): string {
    const path = `/designer/${encodeURIComponent(this.procedureId)}/files/${name.split('/').map(encodeURIComponent).join('/')}`;
    return elementId === undefined ? path : `${path}#element=${encodeURIComponent(elementId)}`;
  }

  private file(name: string): string {
    return this.address(`/files/${name.split('/').map(encodeURIComponent).join('/')}`);
  }

  private address(rest = ''): string {
    return `/api/library/${encodeURIComponent(this.procedureId)}${rest}`;
  }

  private static revisionOf(response: Response): number {
    const revision = /\d+/.exec(response.headers.get('ETag') ?? '')?.[0];
    if (revision === undefined) throw new HostRefusal('The answer names no revision (ETag).', [], response.status);
    return Number(revision);
  }
}
