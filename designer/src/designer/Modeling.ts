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

interface Canvas {
  zoom(mode: 'fit-viewport', center: 'auto'): void;
  scrollToElement(element: unknown): void;
}

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
    this.modeler.get<Canvas>('canvas').zoom('fit-viewport', 'auto');
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
