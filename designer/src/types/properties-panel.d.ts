// The parts of the properties panel that our own groups are made of; they ship no types.
declare module '@bpmn-io/properties-panel' {
  export interface EntryParts {
    readonly element: import('../process/services').Shape;
    readonly id: string;
    readonly label: string;
    readonly description?: string;
    getValue(element: unknown): string | undefined;
    setValue(value: string | undefined, error?: string | null): void;
  }
  export function SelectEntry(parts: EntryParts & { getOptions(): readonly { value: string; label: string }[] }): unknown;
  export function TextFieldEntry(parts: EntryParts & { debounce: unknown; validate?(value: string | undefined): string | null }): unknown;
  export function isSelectEntryEdited(node: unknown): boolean;
  export function isTextFieldEntryEdited(node: unknown): boolean;
}
declare module '@bpmn-io/properties-panel/preact' {
  export function h(component: unknown, properties: object | null, ...children: readonly unknown[]): unknown;
}
