import type { ModdleElement, Modeling, Shape } from '../services';

export interface BpmnFactory {
  create(type: string, properties: object): ModdleElement;
}

/** Reads and writes what stands in an element's extension elements. Each change is one command, so that it is undone in one step. */
export class Extensions {
  constructor(private readonly modeling: Modeling, private readonly factory: BpmnFactory) {}

  find(element: Shape, type: string): ModdleElement | undefined {
    return valuesOf(element).find(value => value.$type === type);
  }

  text(element: Shape, type: string, attribute: string): string {
    const value = this.find(element, type)?.get(attribute);
    return typeof value === 'string' ? value : '';
  }

  /** Sets attributes of the one element of that type, which is made when it is missing. */
  set(element: Shape, type: string, attributes: Readonly<Record<string, unknown>>): void {
    const before = this.find(element, type);
    if (before) {
      this.modeling.updateModdleProperties(element, before, attributes);
      return;
    }
    this.replace(element, [...valuesOf(element), this.factory.create(type, attributes)]);
  }

  property(element: Shape, name: string): string {
    const value = this.properties(element).find(property => property.get('name') === name)?.get('value');
    return typeof value === 'string' ? value : '';
  }

  /** An empty value removes the property. */
  setProperty(element: Shape, name: string, value: string): void {
    const others = this.properties(element).filter(property => property.get('name') !== name);
    const properties = value === '' ? others : [...others, this.factory.create('zeebe:Property', { name, value })];
    const rest = valuesOf(element).filter(extension => extension.$type !== 'zeebe:Properties');
    this.replace(element, properties.length === 0 ? rest : [...rest, this.factory.create('zeebe:Properties', { properties })]);
  }

  private properties(element: Shape): readonly ModdleElement[] {
    return (this.find(element, 'zeebe:Properties')?.get('properties') as readonly ModdleElement[] | undefined) ?? [];
  }

  private replace(element: Shape, values: readonly ModdleElement[]): void {
    const owner = ownerOf(element);
    const extensionElements = values.length === 0 ? undefined : this.factory.create('bpmn:ExtensionElements', { values });
    adopt(extensionElements, owner);
    this.modeling.updateModdleProperties(element, owner, { extensionElements });
  }
}

/** A pool carries the extensions of its process. */
function ownerOf(element: Shape): ModdleElement {
  const process = element.type === 'bpmn:Participant' ? element.businessObject.get('processRef') : undefined;
  return (process as ModdleElement | undefined) ?? element.businessObject;
}

function valuesOf(element: Shape): readonly ModdleElement[] {
  const extensions = ownerOf(element).get('extensionElements') as ModdleElement | undefined;
  return (extensions?.get('values') as readonly ModdleElement[] | undefined) ?? [];
}

/** moddle keeps parents beside the tree; other parts of the panel follow them. */
function adopt(extensionElements: ModdleElement | undefined, owner: ModdleElement): void {
  if (!extensionElements) return;
  const parents = (child: { $parent?: ModdleElement }, parent: ModdleElement): void => { child.$parent = parent; };
  parents(extensionElements, owner);
  for (const value of extensionElements.get('values') as ModdleElement[]) {
    parents(value, extensionElements);
    if (value.$type === 'zeebe:Properties') for (const property of value.get('properties') as ModdleElement[]) parents(property, value);
  }
}
