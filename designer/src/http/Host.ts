/** A problem of a document as the host reports it (`docs/problems.md`). */
export interface DocumentProblem {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly elementId: string | null;
  readonly line: number;
  readonly text: string;
}

export interface Deployment {
  readonly processDefinitionId: string;
  readonly processDefinitionVersion: number;
}

/** The host refused; `problems` is filled when a document was the reason. */
export class HostRefusal extends Error {
  constructor(message: string, readonly problems: readonly DocumentProblem[]) {
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

  async text(address: string): Promise<string> {
    return (await this.send(address, {})).text();
  }

  async json<T>(address: string): Promise<T> {
    return (await this.send(address, {})).json() as Promise<T>;
  }

  /** Deploys one BPMN file; the answer names the version in force, the old one when nothing changed. */
  async deploy(address: string, resourceName: string, xml: string): Promise<Deployment> {
    const body = new FormData();
    body.append('resources', new File([xml], resourceName, { type: 'application/xml' }));
    const answer = await this.send(address, { method: 'POST', body });
    const result = await answer.json() as { deployments: { processDefinition: Deployment | null }[] };
    const deployed = result.deployments.find(d => d.processDefinition)?.processDefinition;
    if (!deployed) throw new HostRefusal('The answer names no process definition.', []);
    return deployed;
  }

  private async send(address: string, init: RequestInit): Promise<Response> {
    const headers = new Headers({ Accept: 'application/json, text/xml, application/problem+json' });
    if (init.method && init.method !== 'GET') headers.set('RequestVerificationToken', this.antiforgeryToken);
    const response = await fetch(address, { ...init, headers, credentials: 'same-origin' });
    if (!response.ok) throw await Host.refusal(response);
    return response;
  }

  private static async refusal(response: Response): Promise<HostRefusal> {
    const isProblem = response.headers.get('content-type')?.includes('json') ?? false;
    if (!isProblem) return new HostRefusal(`${response.status} ${response.statusText}`, []);
    const problem = await response.json() as { title?: string; detail?: string; problems?: DocumentProblem[] };
    return new HostRefusal(problem.detail ?? problem.title ?? String(response.status), problem.problems ?? []);
  }
}
