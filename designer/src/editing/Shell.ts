import { type DocumentProblem, type Host, HostRefusal } from '../http/Host';
import { pageLanguage, t } from '../i18n/texts';
import { type FileText, Library, type Revision } from '../library/Library';
import { LocalCopy } from '../saving/LocalCopy';
import { type Clock, Saver } from '../saving/Saver';
import { decide } from './Conflict';
import { ask, paragraph } from './Dialog';
import { button } from './dom';
import type { CreateFileEditor, EditorParts, FileEditor } from './FileEditor';
import { isTyping, showHelp } from './help';
import { Layout } from './Layout';
import { ProblemPanel } from './ProblemPanel';
import { askValidFrom, showVersions } from './PublishDialog';
import { dateAndTimeOf, SaveStatus } from './SaveStatus';
import { ScenarioPanel } from './ScenarioPanel';

const clock: Clock = {
  now: () => new Date(),
  after: (milliseconds, action) => setTimeout(action, milliseconds),
  cancel: timer => clearTimeout(timer as number),
};

const quietMilliseconds = 1_000;

export interface OpenFile {
  readonly procedureId: string;
  readonly fileName: string;
  readonly templatesAddress: string;
}

/** The page around an editor: opens a file of the library, saves it while one works, checks, publishes and runs the scenarios. */
export class Shell {
  private readonly library: Library;
  private readonly layout: Layout;
  private readonly status: SaveStatus;
  private readonly problems: ProblemPanel;
  private readonly scenarios: ScenarioPanel;
  private readonly publishButton = button(t('publish'), () => void this.publish(), 'primary');
  private readonly scenariosButton = button(t('run-scenarios'), () => void this.runScenarios(), 'secondary');
  private editor: FileEditor | null = null;
  private saver: Saver | null = null;
  private validation: AbortController | null = null;
  private validationTimer: unknown = null;
  private isDeciding = false;

  constructor(root: HTMLElement, private readonly file: OpenFile, private readonly host: Host) {
    this.library = new Library(host, file.procedureId);
    this.layout = new Layout(root, file.fileName, `/designer/${encodeURIComponent(file.procedureId)}`);
    this.status = new SaveStatus(this.layout.state, { retry: () => this.saver?.retryNow(), decide: () => void this.decide() });
    const links = {
      nameOf: (id: string) => this.editor?.nameOf?.(id) ?? null,
      reveal: (id: string) => this.editor?.reveal(id),
      revealLine: () => this.editor?.revealLine ? (line: number) => this.editor?.revealLine?.(line) : null,
      elsewhere: (problem: DocumentProblem) => this.elsewhere(problem),
    };
    this.problems = new ProblemPanel(this.layout.results, links);
    this.scenarios = new ScenarioPanel(this.layout.results, links);
    const help = button(t('help'), () => void showHelp(this.editor?.shortcuts ?? []));
    help.setAttribute('aria-keyshortcuts', '?');
    this.layout.actions.append(help, this.scenariosButton, this.publishButton);
    this.publishButton.id = 'editor-publish';
    this.publishButton.dataset['firstStop'] = '';
    this.scenariosButton.id = 'editor-run-scenarios';
  }

  async open(load: () => Promise<CreateFileEditor>): Promise<void> {
    this.status.say(t('opening'));
    let isRestored = false;
    try {
      const [create, server] = await Promise.all([load(), this.library.read(this.file.fileName)]);
      const copy = new LocalCopy(localStorage, this.file.procedureId, this.file.fileName);
      const restored = await this.offerLocalCopy(copy, server);
      isRestored = restored !== null;
      this.editor = create(this.parts());
      await this.editor.open(restored?.text ?? server.text);
      this.saver = this.saverFor(this.editor, copy, restored?.base ?? server.revision);
      this.editor.onChange(() => this.changed());
    } catch (error) {
      this.status.say(t('open-failed', reasonOf(error)), 'bad');
      return;
    }
    this.status.show(this.saver.state);
    this.layout.canvas.dataset['ready'] = 'true';
    if (isRestored) this.saver.changed();
    this.listen();
    this.revealAddress();
    await this.validate();
  }

  /** What a crash or a lost connection left in this browser, if the person wants it. */
  private async offerLocalCopy(copy: LocalCopy, server: FileText): Promise<{ text: string; base: number } | null> {
    const kept = copy.load();
    if (kept === null || kept.text === server.text) {
      copy.clear();
      return null;
    }
    const text = t(kept.base === server.revision ? 'restore-text' : 'restore-text-newer', dateAndTimeOf(new Date(kept.at)));
    const answer = await ask<boolean>(t('restore-title'), [paragraph(text)], [
      { label: t('restore-take'), value: true, look: 'primary' },
      { label: t('restore-drop'), value: false },
    ]);
    if (answer === false) copy.clear();
    return answer === true ? kept : null;
  }

  private saverFor(editor: FileEditor, copy: LocalCopy, base: number): Saver {
    const saved = {
      text: () => editor.text(),
      write: (text: string, revision: number, isLeaving: boolean): Promise<Revision> =>
        this.library.write(this.file.fileName, text, revision, isLeaving),
    };
    return new Saver(saved, copy, clock, base, state => {
      this.status.show(state);
      if (state.kind === 'conflict') void this.decide();
    });
  }

  private parts(): EditorParts {
    const { library, file, layout } = this;
    return {
      canvas: layout.canvas,
      properties: layout.properties,
      outline: layout.outline,
      language: pageLanguage(),
      procedureId: file.procedureId,
      fileName: file.fileName,
      templates: () => this.host.json<readonly object[]>(`${file.templatesAddress}?language=${pageLanguage()}`),
      siblings: {
        files: async () => (await library.procedure()).files,
        text: async name => (await library.read(name)).text,
        create: async (name, text) => { await library.write(name, text, null); },
        open: async name => {
          await this.saver?.flush();
          location.assign(library.page(name));
        },
      },
      announce: text => layout.announce(text),
    };
  }

  private listen(): void {
    addEventListener('online', () => this.saver?.retryNow());
    addEventListener('focus', () => this.saver?.retryNow());
    addEventListener('pagehide', () => void this.saver?.flush(true));
    addEventListener('hashchange', () => this.revealAddress());
    document.addEventListener('click', event => this.leaveByLink(event));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.saver?.flush(true);
    });
    addEventListener('keydown', event => {
      if (event.key !== '?' || isTyping(event.target) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      void showHelp(this.editor?.shortcuts ?? []);
    });
  }

  /** A browser cancels the requests of a page that is left, larger ones at least: what is unsaved goes out before. */
  private leaveByLink(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.defaultPrevented;
    if (!link || !isPlain || link.target !== '' || link.origin !== location.origin || link.pathname === location.pathname || this.saver?.isSaved !== false) return;
    event.preventDefault();
    void this.saver.flush().then(() => location.assign(link.href));
  }

  /** `#element=Task_1`, as the problems of other pages link to it. */
  private revealAddress(): void {
    const element = new URLSearchParams(location.hash.slice(1)).get('element');
    if (element !== null) this.editor?.reveal(element);
  }

  private changed(): void {
    this.saver?.changed();
    clock.cancel(this.validationTimer);
    this.validationTimer = clock.after(quietMilliseconds, () => void this.validate());
  }

  private async validate(): Promise<void> {
    if (!this.editor) return;
    this.validation?.abort();
    const current = this.validation = new AbortController();
    this.problems.checking();
    try {
      const text = await this.editor.text();
      this.showProblems(await this.library.validate(this.file.fileName, text, current.signal));
    } catch (error) {
      if (!current.signal.aborted) this.problems.failed(reasonOf(error));
    }
  }

  private showProblems(problems: readonly DocumentProblem[]): void {
    this.problems.show(problems);
    this.editor?.markProblems(problems.filter(problem => this.elsewhere(problem) === null));
  }

  private elsewhere(problem: DocumentProblem): { file: string; address: string } | null {
    const prefix = `${this.file.procedureId}/`;
    const resource = problem.resourceName;
    if (resource === undefined || !resource.startsWith(prefix)) return null;
    const file = resource.slice(prefix.length);
    return file === this.file.fileName ? null : { file, address: this.library.page(file, problem.elementId ?? undefined) };
  }

  private async decide(): Promise<void> {
    const { saver, editor } = this;
    if (!saver || !editor || saver.state.kind !== 'conflict' || this.isDeciding) return;
    this.isDeciding = true;
    try {
      const decision = await decide(this.library, this.file.fileName, saver.state.current, await editor.text());
      if (decision?.kind === 'replace') await saver.replaceTheirs();
      if (decision?.kind === 'theirs') {
        await editor.open(decision.text);
        saver.showsTheirs(decision.revision);
        this.layout.announce(t('conflict-copied', decision.copy));
        this.status.say(t('conflict-copied', decision.copy), 'good');
        await this.validate();
      }
    } catch (error) {
      this.layout.announce(reasonOf(error));
    } finally {
      this.isDeciding = false;
    }
  }

  private async publish(): Promise<void> {
    const validFrom = await askValidFrom();
    if (validFrom === undefined || !await this.isSavedNow()) return;
    this.publishButton.disabled = true;
    this.status.say(t('publish-running'));
    try {
      const publication = await this.library.publish(validFrom);
      this.status.say(t(publication.definitions.some(d => d.isNew) ? 'publish-done' : 'publish-unchanged'), 'good');
      await showVersions(publication);
    } catch (error) {
      this.status.say(t('publish-refused', reasonOf(error)), 'bad');
      if (error instanceof HostRefusal && error.problems.length > 0) this.showProblems(error.problems);
    } finally {
      this.publishButton.disabled = false;
    }
  }

  private async runScenarios(): Promise<void> {
    if (!await this.isSavedNow()) return;
    this.scenariosButton.disabled = true;
    this.scenarios.say(t('scenarios-running'));
    try {
      this.scenarios.show(await this.library.runScenarios());
    } catch (error) {
      this.scenarios.say(t('scenarios-failed', reasonOf(error)));
    } finally {
      this.scenariosButton.disabled = false;
    }
  }

  /** Publication and scenarios take the texts that the server has. */
  private async isSavedNow(): Promise<boolean> {
    await this.saver?.flush();
    if (this.saver?.isSaved) return true;
    this.layout.announce(t('publish-unsaved'));
    return false;
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof TypeError) return t('no-connection');
  return error instanceof Error ? error.message : String(error);
}
