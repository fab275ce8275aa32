import Modeler from 'bpmn-js/lib/Modeler';
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, ZeebePropertiesProviderModule } from 'bpmn-js-properties-panel';
import { CloudElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import { CreateAppendAnythingModule, CreateAppendElementTemplatesModule } from 'bpmn-js-create-append-anything';
import cloudBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import zeebeModdle from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { type EditorParts, type FileEditor, type Shortcut, UnreadableFile } from '../editing/FileEditor';
import type { DocumentProblem } from '../http/Host';
import { bpmnTranslation } from '../i18n/BpmnTranslation';
import { translateDom } from '../i18n/DomTranslation';
import { menuCountGerman } from '../i18n/menuGerman';
import { t } from '../i18n/texts';
import { ProcedureIndex } from './files/ProcedureIndex';
import { KeyboardWork } from './outline/KeyboardWork';
import { ProcedureGroups, type ProcedureSurroundings } from './panel/ProcedureGroups';
import { ProblemBadges } from './ProblemBadges';
import type { Canvas, ElementRegistry, ElementTemplatesLoader, EventBus, Selection } from './services';
import { zoomControls } from './Zoom';

/** What the palette covers on the left, and air around the drawing, in pixels. */
const paletteWidth = 130;
const air = 20;

/** bpmn-js with what the zeebe dialect needs, as one editor of the shell. */
export class ProcessEditor implements FileEditor {
  private readonly modeler: Modeler;
  private readonly badges: ProblemBadges;
  private readonly keyboard: KeyboardWork;
  private readonly counts: { stop(): void };
  private templates: Promise<void> | null = null;

  constructor(private readonly parts: EditorParts) {
    const surroundings: ProcedureSurroundings = { parts, index: new ProcedureIndex(parts.siblings) };
    this.modeler = new Modeler({
      container: parts.canvas,
      // Told late that the view has moved, a menu that was opened meanwhile would close again.
      canvas: { deferUpdate: false },
      propertiesPanel: { parent: parts.properties },
      moddleExtensions: { zeebe: zeebeModdle },
      additionalModules: [
        bpmnTranslation(parts.language),
        BpmnPropertiesPanelModule,
        BpmnPropertiesProviderModule,
        ZeebePropertiesProviderModule,
        CloudElementTemplatesPropertiesProviderModule,
        CreateAppendAnythingModule,
        CreateAppendElementTemplatesModule,
        cloudBehaviors,
        { __init__: ['procedureGroups'], procedureGroups: ['type', ProcedureGroups], procedureSurroundings: ['value', surroundings] },
      ],
    });
    this.badges = new ProblemBadges(this.modeler);
    this.keyboard = new KeyboardWork(this.modeler, parts);
    this.counts = translateDom(parts.canvas, parts.language === 'de' ? menuCountGerman : {}, '.djs-popup-search-count');
    zoomControls(parts.canvas, this.modeler, () => this.fit());
    addEventListener('resize', this.resized);
  }

  get shortcuts(): readonly Shortcut[] {
    return [
      { keys: '↑ ↓', meaning: t('key-outline-arrows') },
      { keys: 'A', meaning: t('key-append') },
      { keys: 'C', meaning: t('key-connect') },
      { keys: 'E', meaning: t('key-rename') },
      { keys: 'R', meaning: t('key-replace') },
      { keys: 'P', meaning: t('key-properties') },
      { keys: t('key-name-delete'), meaning: t('key-delete') },
    ];
  }

  async open(text: string): Promise<void> {
    this.templates ??= this.loadTemplates();
    await this.templates;
    try {
      await this.modeler.importXML(text);
    } catch (error) {
      throw new UnreadableFile(error instanceof Error ? error.message : String(error));
    }
    this.fit();
  }

  async text(): Promise<string> {
    const { xml } = await this.modeler.saveXML({ format: true });
    if (xml === undefined) throw new Error('The diagram could not be written as XML.');
    return xml;
  }

  onChange(listener: () => void): void {
    this.modeler.get<EventBus>('eventBus').on('commandStack.changed', event => {
      // Importing clears the stack, which is no change of the document.
      if (event['trigger'] !== 'clear') listener();
    });
  }

  reveal(elementId: string): void {
    const element = this.modeler.get<ElementRegistry>('elementRegistry').get(elementId);
    if (!element) return;
    const canvas = this.modeler.get<Canvas>('canvas');
    const root = canvas.findRoot(element);
    if (root && root !== canvas.getRootElement()) canvas.setRootElement(root);
    if (element !== root) canvas.scrollToElement(element);
    this.modeler.get<Selection>('selection').select(element);
  }

  markProblems(problems: readonly DocumentProblem[]): void {
    this.badges.show(problems);
  }

  nameOf(elementId: string): string | null {
    const name = this.modeler.get<ElementRegistry>('elementRegistry').get(elementId)?.businessObject.get('name');
    return typeof name === 'string' && name !== '' ? name.replaceAll('\n', ' ') : null;
  }

  dispose(): void {
    removeEventListener('resize', this.resized);
    this.counts.stop();
    this.keyboard.dispose();
    this.modeler.destroy();
  }

  private readonly resized = (): void => this.modeler.get<Canvas>('canvas').resized();

  private async loadTemplates(): Promise<void> {
    this.modeler.get<ElementTemplatesLoader>('elementTemplatesLoader').setTemplates(await this.parts.templates());
  }

  /** Shows the whole drawing beside the palette, never larger than drawn. */
  private fit(): void {
    const canvas = this.modeler.get<Canvas>('canvas');
    const { inner, outer } = canvas.viewbox();
    if (inner.width === 0 || outer.width === 0) return;
    const scale = Math.min(1, (outer.width - paletteWidth - air) / inner.width, (outer.height - 2 * air) / inner.height);
    const [width, height] = [outer.width / scale, outer.height / scale];
    canvas.viewbox({ x: inner.x - paletteWidth / scale, y: inner.y - (height - inner.height) / 2, width, height });
  }
}
