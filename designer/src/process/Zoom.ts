import type Modeler from 'bpmn-js/lib/Modeler';
import { make } from '../editing/dom';
import { t, type TextKey } from '../i18n/texts';

interface ZoomScroll {
  stepZoom(delta: number): void;
}

/** Larger, smaller, all of it; the wheel with Ctrl does the same. */
export function zoomControls(canvas: HTMLElement, modeler: Modeler, fit: () => void): void {
  const control = (sign: string, label: TextKey, action: () => void): HTMLElement => {
    const button = make('button', { type: 'button', class: 'process-zoom__button', title: t(label), 'aria-label': t(label) }, sign);
    button.addEventListener('click', action);
    return button;
  };
  const step = (delta: number): void => modeler.get<ZoomScroll>('zoomScroll').stepZoom(delta);
  canvas.append(make('div', { class: 'process-zoom', role: 'group', 'aria-label': t('zoom') },
    control('+', 'zoom-in', () => step(1)), control('−', 'zoom-out', () => step(-1)), control('⤢', 'zoom-fit', fit)));
}
