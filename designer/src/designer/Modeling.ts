import Modeler from 'bpmn-js/lib/Modeler';
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, ZeebePropertiesProviderModule } from 'bpmn-js-properties-panel';
import { CloudElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import { CreateAppendAnythingModule, CreateAppendElementTemplatesModule } from 'bpmn-js-create-append-anything';
import cloudBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import zeebeModdle from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { bpmnTranslation } from '../i18n/BpmnTranslation';
import { pageLanguage } from '../i18n/texts';

interface Selection {
  select(element: unknown): void;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Canvas {
  viewbox(): { readonly inner: Box; readonly outer: Box };
  viewbox(box: Box): void;
  scrollToElement(element: unknown): void;
}

/** What the palette covers on the left, and air around the drawing, in pixels. */
const paletteWidth = 130;
const air = 20;

interface ElementRegistry {
  get(elementId: string): unknown;
}

interface ElementTemplatesLoader {
  setTemplates(templates: readonly object[]): void;
}

/** bpmn-js with what the zeebe dialect needs; the only place that knows its services by name. */
export class Modeling {
  private readonly modeler: Modeler;

  constructor(canvas: HTMLElement, propertiesPanel: HTMLElement) {
    this.modeler = new Modeler({
      container: canvas,
      propertiesPanel: { parent: propertiesPanel },
      moddleExtensions: { zeebe: zeebeModdle },
      additionalModules: [
        bpmnTranslation(pageLanguage()),
        BpmnPropertiesPanelModule,
        BpmnPropertiesProviderModule,
        ZeebePropertiesProviderModule,
        CloudElementTemplatesPropertiesProviderModule,
        CreateAppendAnythingModule,
        CreateAppendElementTemplatesModule,
        cloudBehaviors,
      ],
    });
  }

  setTemplates(templates: readonly object[]): void {
    this.modeler.get<ElementTemplatesLoader>('elementTemplatesLoader').setTemplates(templates);
  }

  async open(xml: string): Promise<void> {
    await this.modeler.importXML(xml);
    this.fit();
  }

  /** Shows the whole drawing beside the palette, never larger than drawn. */
  private fit(): void {
    const canvas = this.modeler.get<Canvas>('canvas');
    const { inner, outer } = canvas.viewbox();
    const scale = Math.min(1, (outer.width - paletteWidth - air) / inner.width, (outer.height - 2 * air) / inner.height);
    const [width, height] = [outer.width / scale, outer.height / scale];
    canvas.viewbox({ x: inner.x - paletteWidth / scale, y: inner.y - (height - inner.height) / 2, width, height });
  }

  async xml(): Promise<string> {
    const { xml } = await this.modeler.saveXML({ format: true });
    if (xml === undefined) throw new Error('The diagram could not be written as XML.');
    return xml;
  }

  onChange(listener: () => void): void {
    this.modeler.on('commandStack.changed', listener);
  }

  /** Selects an element and brings it into view; an id without a shape is passed over. */
  reveal(elementId: string): void {
    const element = this.modeler.get<ElementRegistry>('elementRegistry').get(elementId);
    if (!element) return;
    this.modeler.get<Canvas>('canvas').scrollToElement(element);
    this.modeler.get<Selection>('selection').select(element);
  }
}
