import { make } from './dom';

const stepPixels = 24;
const narrowestPixels = 160;

/** The edge between a panel and the canvas: dragged, or moved with the arrow keys. Source: WAI-ARIA 1.2, separator (focusable). */
export class Splitter {
  readonly element: HTMLElement;

  constructor(private readonly panel: HTMLElement, private readonly side: 'before' | 'after', label: string) {
    this.element = make('div', { class: 'editor-splitter', role: 'separator', tabindex: '0', 'aria-orientation': 'vertical', 'aria-label': label });
    this.element.addEventListener('keydown', event => this.byKey(event));
    this.element.addEventListener('pointerdown', event => this.byPointer(event));
    new MutationObserver(() => { this.element.hidden = panel.hidden; }).observe(panel, { attributes: true, attributeFilter: ['hidden'] });
    this.tell();
  }

  private byKey(event: KeyboardEvent): void {
    const direction = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    this.resize(this.panel.offsetWidth + direction * this.growth * stepPixels);
  }

  private byPointer(event: PointerEvent): void {
    const [startX, startWidth] = [event.clientX, this.panel.offsetWidth];
    this.element.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent): void => this.resize(startWidth + (moved.clientX - startX) * this.growth);
    this.element.addEventListener('pointermove', move);
    this.element.addEventListener('lostpointercapture', () => this.element.removeEventListener('pointermove', move), { once: true });
  }

  private get growth(): 1 | -1 {
    return this.side === 'after' ? 1 : -1;
  }

  private resize(width: number): void {
    const widest = innerWidth / 2;
    this.panel.style.flexBasis = `${Math.max(narrowestPixels, Math.min(widest, width))}px`;
    this.tell();
    dispatchEvent(new Event('resize'));
  }

  private tell(): void {
    this.element.setAttribute('aria-valuemin', '0');
    this.element.setAttribute('aria-valuemax', '100');
    this.element.setAttribute('aria-valuenow', String(Math.round((this.panel.offsetWidth / Math.max(1, innerWidth)) * 100)));
  }
}
