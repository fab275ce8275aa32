/** A problem of a document as the host reports it (`docs/problems.md`). */
export interface DocumentProblem {
  /** `{procedure}/{file}`; absent where the answer speaks of one file only. */
  readonly resourceName?: string;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly elementId: string | null;
  readonly line: number;
  readonly text: string;
}

interface ProblemDocument {
  readonly title?: string;
  readonly detail?: string;
  readonly problems?: readonly DocumentProblem[];
}

/** The host refused; `problems` is filled when a document was the reason. */
export class HostRefusal extends Error {
  constructor(message: string, readonly problems: readonly DocumentProblem[] = [], readonly status = 0, readonly body: object = {}) {
    super(message);
    this.name = 'HostRefusal';
  }
}

/** Talks to the host over HTTP with the cookie of the signed-in person. Throws {@link HostRefusal}, or TypeError without connection. */
export class Host {
  constructor(private readonly antiforgeryToken: string) {}

  static ofPage(): Host {
    return new Host(document.querySelector<HTMLMetaElement>('meta[name="antiforgery"]')?.content ?? '');
  }

  async json<T>(address: string): Promise<T> {
    return (await this.send(address, {})).json() as Promise<T>;
  }

  async post<T>(address: string, body: object, signal?: AbortSignal): Promise<T> {
    const init: RequestInit = { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    return (await this.send(address, signal ? { ...init, signal } : init)).json() as Promise<T>;
  }

  async send(address: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has('Accept')) headers.set('Accept', 'application/json, application/problem+json');
    if (init.method && init.method !== 'GET') headers.set('RequestVerificationToken', this.antiforgeryToken);
    const response = await fetch(address, { ...init, headers, credentials: 'same-origin' });
    if (!response.ok) throw await Host.refusal(response);
    return response;
  }

  private static async refusal(response: Response): Promise<HostRefusal> {
    const isProblem = response.headers.get('content-type')?.includes('json') ?? false;
    if (!isProblem) return new HostRefusal(`${response.status} ${response.statusText}`, [], response.status);
    const problem = await response.json() as ProblemDocument;
    return new HostRefusal(problem.detail ?? problem.title ?? String(response.status), problem.problems ?? [], response.status, problem);
  }
}
