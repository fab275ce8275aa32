import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { t, type TextKey } from '../i18n/texts';
import { type CaseState, markers } from './CaseState';

const overlayTexts: Readonly<Record<string, TextKey>> = {
  'case-active': 'step-active',
  'case-incident': 'step-incident',
};

interface Canvas {
  zoom(mode: 'fit-viewport', center: 'auto'): void;
  addMarker(elementId: string, marker: string): void;
}

interface ElementRegistry {
  get(elementId: string): { readonly id: string; readonly waypoints?: unknown } | undefined;
}

interface Overlays {
  add(elementId: string, overlay: { position: object; html: HTMLElement }): void;
}

/**
 * The diagram of a case with where it stands. The element carries `data-diagram` (address of the BPMN XML) and `data-state`
 * (address of a {@link CaseState}). The picture adds to the list of steps on the page, it does not replace it.
 */
export class CaseDiagram {
  constructor(private readonly host: HTMLElement) {}

  async show(): Promise<void> {
    try {
      const [xml, state] = await Promise.all([
        this.fetch('diagram').then(r => r.text()),
        this.fetch('state').then(r => r.json() as Promise<CaseState>),
      ]);
      await this.draw(xml, state);
    } catch (error) {
      this.host.textContent = t('diagram-failed');
      this.host.dataset['failed'] = 'true';
      console.error(error);
    }
  }

  private async fetch(name: 'diagram' | 'state'): Promise<Response> {
    const address = this.host.dataset[name];
    if (!address) throw new Error(`data-${name} is missing`);
    const response = await fetch(address, { credentials: 'same-origin' });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response;
  }

  private async draw(xml: string, state: CaseState): Promise<void> {
    const viewer = new NavigatedViewer({ container: this.host });
    await viewer.importXML(xml);
    const canvas = viewer.get<Canvas>('canvas');
    const registry = viewer.get<ElementRegistry>('elementRegistry');
    const overlays = viewer.get<Overlays>('overlays');
    for (const [id, marker] of markers(state)) {
      const element = registry.get(id);
      if (!element) continue;
      canvas.addMarker(id, marker);
      const text = overlayTexts[marker];
      if (text && !element.waypoints) overlays.add(id, { position: { top: -26, left: 0 }, html: CaseDiagram.label(marker, t(text)) });
    }
    canvas.zoom('fit-viewport', 'auto');
    this.host.dataset['ready'] = 'true';
  }

  private static label(marker: string, text: string): HTMLElement {
    const label = document.createElement('span');
    label.className = `case-label ${marker}`;
    label.textContent = text;
    return label;
  }
}
