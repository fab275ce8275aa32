// dmn-js ships no types: what we use of its editor and of the model it edits.
declare module 'dmn-js/lib/Modeler' {
  export interface DmnElement {
    readonly $type: string;
    readonly $parent?: DmnElement;
    readonly $model: { create(type: string, properties?: object): DmnElement; readonly ids: { nextPrefixed(prefix: string, element: DmnElement): string; assigned(id: string): unknown } };
    readonly id: string;
    readonly name?: string;
    get(property: string): unknown;
  }

  export interface DmnView {
    readonly id: string;
    readonly name?: string;
    readonly type: 'drd' | 'decisionTable' | 'literalExpression' | 'boxedExpression';
    readonly element: DmnElement;
  }

  export interface DmnViewer {
    get<T>(service: string): T;
    on(event: string, listener: (event: never) => void): void;
  }

  export default class Modeler {
    constructor(options: object);
    importXML(xml: string, options?: { open: boolean }): Promise<unknown>;
    saveXML(options: { format: boolean }): Promise<{ xml: string }>;
    getDefinitions(): DmnElement;
    getViews(): readonly DmnView[];
    getActiveView(): DmnView | undefined;
    getActiveViewer(): DmnViewer | undefined;
    open(view: DmnView): Promise<unknown>;
    on(event: 'views.changed', listener: () => void): void;
    on(event: 'viewer.created', listener: (event: { viewer: DmnViewer }) => void): void;
    destroy(): void;
  }
}
