import { type Deployment, Host, HostRefusal } from '../http/Host';
import { t } from '../i18n/texts';
import { DraftStore } from './DraftStore';
import { Modeling } from './Modeling';
import { ProblemList } from './ProblemList';

const draftDelayMilliseconds = 500;

/** The parts of the page that the designer lives in; the host's page renders them. */
export interface DesignerPage {
  readonly canvas: HTMLElement;
  readonly propertiesPanel: HTMLElement;
  readonly problems: HTMLElement;
  readonly status: HTMLElement;
  readonly publish: HTMLButtonElement;
}

export interface Procedure {
  readonly processId: string;
  readonly resourceName: string;
  readonly version: string;
  readonly xmlAddress: string;
  readonly publishAddress: string;
  readonly templatesAddress: string;
}

/** Opens a deployed procedure, keeps a draft while one works, publishes it as the next version. */
export class Designer {
  private readonly modeling: Modeling;
  private readonly problems: ProblemList;
  private readonly drafts: DraftStore;
  private version: string;
  private draftTimer: number | undefined;

  constructor(private readonly page: DesignerPage, private readonly procedure: Procedure, private readonly host: Host) {
    this.modeling = new Modeling(page.canvas, page.propertiesPanel);
    this.problems = new ProblemList(page.problems, id => this.modeling.reveal(id));
    this.drafts = new DraftStore(localStorage, procedure.processId);
    this.version = procedure.version;
  }

  async open(): Promise<void> {
    this.say(t('loading'));
    try {
      const [xml, templates] = await Promise.all([
        this.host.text(this.procedure.xmlAddress),
        this.host.json<readonly object[]>(this.procedure.templatesAddress),
      ]);
      this.modeling.setTemplates(templates);
      const draft = this.drafts.load(this.version);
      await this.modeling.open(draft ?? xml);
      this.say(draft === null ? '' : t('draft-restored'));
    } catch (error) {
      this.say(t('load-failed', Designer.reason(error)), 'danger');
      return;
    }
    this.modeling.onChange(() => this.scheduleDraft());
    this.page.publish.addEventListener('click', () => void this.publish());
    this.page.publish.disabled = false;
    this.page.canvas.dataset['ready'] = 'true';
  }

  private scheduleDraft(): void {
    this.say(t('unsaved'));
    clearTimeout(this.draftTimer);
    this.draftTimer = setTimeout(() => void this.saveDraft(), draftDelayMilliseconds);
  }

  private async saveDraft(): Promise<void> {
    this.drafts.save(this.version, await this.modeling.xml());
    this.say(`${t('unsaved')} · ${t('draft-saved')}`);
  }

  private async publish(): Promise<void> {
    this.page.publish.disabled = true;
    this.say(t('publishing'));
    clearTimeout(this.draftTimer);
    try {
      const xml = await this.modeling.xml();
      this.drafts.save(this.version, xml);
      this.published(await this.host.deploy(this.procedure.publishAddress, this.procedure.resourceName, xml));
    } catch (error) {
      this.refused(error);
    } finally {
      this.page.publish.disabled = false;
    }
  }

  private published(deployment: Deployment): void {
    const version = String(deployment.processDefinitionVersion);
    this.say(t(version === this.version ? 'unchanged' : 'published', version), 'success');
    this.version = version;
    this.drafts.clear();
    this.problems.hide();
  }

  private refused(error: unknown): void {
    this.say(t('publish-failed', Designer.reason(error)), 'danger');
    if (error instanceof HostRefusal) this.problems.show(error.problems);
  }

  private static reason(error: unknown): string {
    if (error instanceof HostRefusal) return error.message;
    return error instanceof TypeError ? t('connection-lost') : String(error);
  }

  private say(text: string, kind: '' | 'success' | 'danger' = ''): void {
    this.page.status.textContent = text;
    this.page.status.dataset['kind'] = kind;
  }
}
