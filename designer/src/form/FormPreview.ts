import { Form } from '@bpmn-io/form-js';
import { type DocumentProblem, Host, HostRefusal } from '../http/Host';
import { translateDom } from '../i18n/DomTranslation';
import { formEditorTexts } from '../i18n/formEditorTexts';
import { formViewerGerman } from '../i18n/formGerman';
import type { Language } from '../i18n/texts';
import type { JsonObject } from './FormDocument';

const address = '/designer/form-preview';

/** The form at once in the browser, or as the host shows it to clerks, in German and English. */
export class FormPreview {
  private form: Form | null = null;
  private translation: { stop(): void } | null = null;
  private latest = 0;

  constructor(private readonly panel: HTMLElement, private readonly language: Language, private readonly host: Host = Host.ofPage()) {}

  /** Rendered by form-js: answers at once, with its checks while one types. */
  async tryOut(schema: JsonObject): Promise<void> {
    this.clear();
    const place = document.createElement('div');
    place.className = 'form-tryout';
    this.panel.replaceChildren(place);
    this.form = new Form({ container: place });
    this.translation = translateDom(place, this.language === 'de' ? formViewerGerman : {});
    await this.form.importSchema(schema, {});
  }

  /** Rendered by the host. The frame runs no scripts and sends nothing; it shares the origin only so that fonts load. */
  async asClerksSeeIt(text: string, language: Language): Promise<void> {
    this.clear();
    const request = ++this.latest;
    const texts = formEditorTexts[this.language];
    const choices = document.createElement('div');
    choices.className = 'form-preview-languages';
    for (const choice of ['de', 'en'] as const) choices.append(this.languageButton(text, choice, choice === language));
    const place = document.createElement('div');
    place.className = 'form-preview-place';
    place.textContent = texts.loading;
    place.setAttribute('aria-live', 'polite');
    this.panel.replaceChildren(choices, place);
    const content = await this.render(text, language);
    if (request === this.latest) place.replaceChildren(content);
  }

  clear(): void {
    this.latest++;
    this.translation?.stop();
    this.form?.destroy();
    this.translation = this.form = null;
    this.panel.replaceChildren();
  }

  private languageButton(text: string, language: Language, isPressed: boolean): HTMLButtonElement {
    const element = document.createElement('button');
    element.type = 'button';
    element.className = 'panel-button';
    element.lang = language;
    element.textContent = language === 'de' ? 'Deutsch' : 'English';
    element.setAttribute('aria-pressed', String(isPressed));
    element.addEventListener('click', () => void this.asClerksSeeIt(text, language));
    return element;
  }

  private async render(text: string, language: Language): Promise<HTMLElement> {
    try {
      const frame = document.createElement('iframe');
      frame.title = formEditorTexts[this.language].asClerksSeeIt;
      frame.setAttribute('sandbox', 'allow-same-origin');
      frame.lang = language;
      const headers = { 'Content-Type': 'application/json', 'Accept': 'text/html, application/problem+json' };
      frame.srcdoc = await (await this.host.send(`${address}?language=${language}`, { method: 'POST', body: text, headers })).text();
      return frame;
    } catch (error) {
      return this.refusal(error);
    }
  }

  private refusal(error: unknown): HTMLElement {
    const texts = formEditorTexts[this.language];
    const message = document.createElement('div');
    const text = document.createElement('p');
    text.textContent = error instanceof HostRefusal ? texts.notShown : texts.noConnection;
    message.append(text);
    if (error instanceof HostRefusal) {
      const list = document.createElement('ul');
      list.append(...(error.problems.length > 0 ? error.problems.map(textOf) : [error.message]).map(line => {
        const entry = document.createElement('li');
        entry.textContent = line;
        return entry;
      }));
      message.append(list);
    }
    return message;
  }
}

function textOf({ elementId, text }: DocumentProblem): string {
  return elementId === null ? text : `${elementId}: ${text}`;
}
