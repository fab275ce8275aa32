import { isSelectEntryEdited, isTextFieldEntryEdited, SelectEntry, TextFieldEntry } from '@bpmn-io/properties-panel';
import { h } from '@bpmn-io/properties-panel/preact';
import type { EditorParts } from '../../editing/FileEditor';
import { t } from '../../i18n/texts';
import { askFileName, blankFile, type NewFileKind } from '../files/newFile';
import type { ProcedureIndex } from '../files/ProcedureIndex';
import type { EventBus, Modeling, Shape } from '../services';
import { nameOf } from '../outline/Outline';
import { candidates, readCandidate } from './candidates';
import { type BpmnFactory, Extensions } from './Extensions';

interface PanelEntry {
  readonly id: string;
  readonly component: (parts: { readonly element: Shape }) => unknown;
  readonly isEdited?: (node: unknown) => boolean;
}

interface PanelGroup {
  readonly id: string;
  readonly label: string;
  readonly entries: readonly PanelEntry[];
}

interface PropertiesPanel {
  registerProvider(priority: number, provider: { getGroups(element: Shape): (groups: PanelGroup[]) => PanelGroup[] }): void;
}

/** After the provider of the dialect, so that our group can stand behind its first one. */
const latePriority = 400;

/** What the provider needs from around it; the modeler hands it over as the value `procedureSurroundings`. */
export interface ProcedureSurroundings {
  readonly parts: EditorParts;
  readonly index: ProcedureIndex;
}

interface LinkPlace {
  readonly kind: NewFileKind;
  readonly extension: string;
  readonly attribute: string;
  /** Written along when the link is made first. */
  readonly defaults: Readonly<Record<string, unknown>>;
}

const links: Readonly<Record<string, LinkPlace>> = {
  'bpmn:UserTask': { kind: 'form', extension: 'zeebe:FormDefinition', attribute: 'formId', defaults: {} },
  'bpmn:BusinessRuleTask': { kind: 'decision', extension: 'zeebe:CalledDecision', attribute: 'decisionId', defaults: { resultVariable: 'result' } },
  'bpmn:CallActivity': { kind: 'process', extension: 'zeebe:CalledElement', attribute: 'processId', defaults: { propagateAllChildVariables: false, propagateAllParentVariables: false } },
};

/** The group of the properties panel that speaks of the procedure: linked files, who does the work, what the law asks for. */
export class ProcedureGroups {
  static readonly $inject = ['propertiesPanel', 'procedureSurroundings', 'eventBus', 'modeling', 'bpmnFactory', 'debounceInput'];

  private readonly extensions: Extensions;

  constructor(
    panel: PropertiesPanel, private readonly around: ProcedureSurroundings, private readonly bus: EventBus,
    modeling: Modeling, factory: BpmnFactory, private readonly debounce: unknown,
  ) {
    this.extensions = new Extensions(modeling, factory);
    panel.registerProvider(latePriority, this);
    this.refresh();
    addEventListener('focus', this.refresh);
    bus.on('diagram.destroy', () => removeEventListener('focus', this.refresh));
  }

  getGroups(element: Shape): (groups: PanelGroup[]) => PanelGroup[] {
    return groups => {
      const entries = [...this.link(element), ...this.people(element), ...this.law(element)];
      if (entries.length === 0) return groups;
      const general = groups.findIndex(group => group.id === 'general');
      return groups.toSpliced(general + 1, 0, { id: 'procedure', label: t('group-procedure'), entries });
    };
  }

  private readonly refresh = (): void => {
    this.around.index.refresh().then(
      () => this.bus.fire('propertiesPanel.providersChanged'),
      // Without the list the ids can still be typed in the group of the dialect.
      (reason: unknown) => console.warn(reason));
  };

  private link(element: Shape): readonly PanelEntry[] {
    const place = links[element.type];
    if (!place) return [];
    const chosen = this.extensions.text(element, place.extension, place.attribute);
    const set = (id: string): void => {
      const isFirst = !this.extensions.find(element, place.extension);
      this.extensions.set(element, place.extension, { ...(isFirst ? place.defaults : {}), [place.attribute]: id });
    };
    const known = this.around.index.ofKind(place.kind);
    const options = known.map(linkable => ({ value: linkable.id, label: linkable.name === linkable.id ? linkable.id : `${linkable.name} (${linkable.id})` }));
    const isElsewhere = chosen !== '' && !known.some(linkable => linkable.id === chosen);
    const choice = this.choice(`procedure-link-${place.kind}`, t(`link-${place.kind}`),
      () => [{ value: '', label: t('link-none') }, ...options, ...(isElsewhere ? [{ value: chosen, label: t('link-elsewhere', chosen) }] : [])],
      () => this.extensions.text(element, place.extension, place.attribute), set);
    const open = known.find(linkable => linkable.id === chosen);
    return [
      choice,
      this.action(`procedure-open-${place.kind}`, t('link-open'), open ? () => void this.around.parts.siblings.open(open.file) : null),
      this.action(`procedure-new-${place.kind}`, t(`new-${place.kind}`), () => void this.create(element, place.kind, set)),
    ];
  }

  /** Makes the file, links it and goes there; the drawing is saved before. */
  private async create(element: Shape, kind: NewFileKind, set: (id: string) => void): Promise<void> {
    const { parts, index } = this.around;
    const files = new Set((await parts.siblings.files()).map(file => file.name));
    const name = await askFileName(kind, proposal => files.has(blankFile(kind, parts.procedureId, proposal, '').link.file));
    if (name === null) return;
    const { link, text } = blankFile(kind, parts.procedureId, name, nameOf(element) ?? name);
    await parts.siblings.create(link.file, text);
    set(link.id);
    await index.refresh();
    await parts.siblings.open(link.file);
  }

  private people(element: Shape): readonly PanelEntry[] {
    if (element.type !== 'bpmn:UserTask') return [];
    const own = (): string => this.extensions.text(element, 'zeebe:AssignmentDefinition', 'candidateGroups');
    const get = (): string => readCandidate(own()) ?? own();
    return [this.choice('procedure-people', t('who'), () => [
      { value: '', label: t('who-open') },
      ...candidates.map(({ expression, label }) => ({ value: expression, label: t(label) })),
      ...(own() !== '' && readCandidate(own()) === null ? [{ value: own(), label: t('who-own') }] : []),
    ], get, value => this.extensions.set(element, 'zeebe:AssignmentDefinition', { candidateGroups: value === '' ? undefined : value }))];
  }

  private law(element: Shape): readonly PanelEntry[] {
    const property = (name: string): readonly [() => string, (value: string) => void] =>
      [() => this.extensions.property(element, name), value => this.extensions.setProperty(element, name, value)];
    switch (element.type) {
      case 'bpmn:Process':
      case 'bpmn:Participant':
        return [
          this.choice('procedure-visible', t('visible-to'), () => [
            { value: '', label: t('link-none') },
            { value: 'accepting', label: t('visible-accepting') },
            { value: 'competent', label: t('visible-competent') },
            { value: 'accepting,competent', label: t('visible-both') },
          ], ...property('metroegov:visibleTo')),
          this.text('procedure-retention', t('retention'), t('retention-hint'), isPeriod, ...property('metroegov:retention')),
          this.text('procedure-valid-from', t('default-valid-from'), t('default-valid-from-hint'), isDate, ...property('metroegov:validFrom')),
        ];
      case 'bpmn:StartEvent':
        return [this.choice('procedure-unique', t('unique-key'), () => [
          { value: '', label: t('unique-no') },
          { value: 'true', label: t('unique-yes') },
        ], ...property('metroegov:uniqueBusinessKey'))];
      case 'bpmn:BusinessRuleTask':
      case 'bpmn:CallActivity':
        return [this.choice('procedure-as-of', t('as-of'), () => [
          { value: '', label: t('as-of-application') },
          { value: 'now', label: t('as-of-now') },
        ], ...property('metroegov:asOf'))];
      default:
        return [];
    }
  }

  private choice(
    id: string, label: string, getOptions: () => readonly { value: string; label: string }[], get: () => string, set: (value: string) => void,
  ): PanelEntry {
    return {
      id,
      isEdited: isSelectEntryEdited,
      component: ({ element }) => h(SelectEntry, { element, id, label, getOptions, getValue: get, setValue: (value: string | undefined) => set(value ?? '') }),
    };
  }

  private text(
    id: string, label: string, description: string, isGood: (value: string) => boolean, get: () => string, set: (value: string) => void,
  ): PanelEntry {
    return {
      id,
      isEdited: isTextFieldEntryEdited,
      component: ({ element }) => h(TextFieldEntry, {
        element, id, label, description, debounce: this.debounce, getValue: get,
        setValue: (value: string | undefined) => set(value ?? ''),
        validate: (value: string | undefined) => value === undefined || value === '' || isGood(value) ? null : description,
      }),
    };
  }

  private action(id: string, label: string, act: (() => void) | null): PanelEntry {
    return {
      id,
      component: () => act === null ? null : h('div', { class: 'bio-properties-panel-entry', 'data-entry-id': id },
        h('button', { type: 'button', class: 'process-panel-action', onClick: act }, label)),
    };
  }
}

/** As the host reads it: years, months, weeks or days. Source: ISO 8601-1 §5.5.2. */
export function isPeriod(value: string): boolean {
  return /^P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/.test(value);
}

export function isDate(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(value);
}
