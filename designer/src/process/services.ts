/** The services of bpmn-js that we use, as far as we use them. They ship few types. */
export interface ModdleElement {
  readonly $type: string;
  readonly $parent?: ModdleElement;
  readonly $instanceOf?: (type: string) => boolean;
  get(name: string): unknown;
  [name: string]: unknown;
}

export interface Shape {
  readonly id: string;
  readonly type: string;
  readonly businessObject: ModdleElement;
  readonly parent?: Shape;
  readonly children?: readonly Shape[];
  readonly incoming?: readonly Shape[];
  readonly outgoing?: readonly Shape[];
  readonly source?: Shape;
  readonly target?: Shape;
  readonly labelTarget?: Shape;
  readonly host?: Shape;
  readonly waypoints?: readonly unknown[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Canvas {
  viewbox(): { readonly inner: Box; readonly outer: Box };
  viewbox(box: Box): void;
  scrollToElement(element: Shape): void;
  getRootElement(): Shape;
  setRootElement(root: Shape): void;
  findRoot(element: Shape): Shape | undefined;
  zoom(level?: number | 'fit-viewport', center?: 'auto'): number;
  resized(): void;
  focus(): void;
}

export interface ElementRegistry {
  get(elementId: string): Shape | undefined;
  filter(test: (element: Shape) => boolean): Shape[];
}

export interface Selection {
  select(element: Shape | null): void;
  get(): Shape[];
}

export interface Overlays {
  add(element: Shape, type: string, overlay: { position: object; html: HTMLElement }): string;
  remove(filter: { type: string }): void;
}

export interface EventBus {
  on(event: string | readonly string[], priority: number, listener: (event: { element?: Shape; [name: string]: unknown }) => unknown): void;
  on(event: string | readonly string[], listener: (event: { element?: Shape; [name: string]: unknown }) => unknown): void;
  fire(event: string, payload?: object): void;
}

export interface Modeling {
  updateProperties(element: Shape, properties: object): void;
  updateModdleProperties(element: Shape, target: ModdleElement, properties: object): void;
  removeElements(elements: readonly Shape[]): void;
}

export interface ElementTemplatesLoader {
  setTemplates(templates: readonly object[]): void;
}

export interface ElementTemplates {
  /** The template that was applied to the element. */
  get(element: Shape): { readonly name: string } | null;
}
