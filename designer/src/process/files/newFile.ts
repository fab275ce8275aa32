import { ask } from '../../editing/Dialog';
import { make } from '../../editing/dom';
import { t } from '../../i18n/texts';
import type { Linkable } from './ProcedureIndex';

export type NewFileKind = 'form' | 'decision' | 'process';

const fileNamePattern = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** Asks for the name of a new file; null when the person thinks better of it. */
export async function askFileName(kind: NewFileKind, isTaken: (name: string) => boolean): Promise<string | null> {
  let hint = t('new-file-hint');
  for (let proposal = ''; ;) {
    const input = make('input', { id: 'process-new-file', class: 'kern-form-input__input', type: 'text', value: proposal, 'aria-describedby': 'process-new-file-hint' });
    const field = make('div', { class: 'kern-form-input' },
      make('label', { class: 'kern-label', for: input.id }, t('new-file-name')), make('p', { class: 'kern-hint', id: 'process-new-file-hint' }, hint), input);
    const answer = await ask(t(`new-${kind}`), [field], [
      { label: t('new-file-create'), value: true, look: 'primary' },
      { label: t('cancel'), value: false },
    ]);
    if (!answer) return null;
    proposal = input.value.trim();
    if (!fileNamePattern.test(proposal)) hint = t('new-file-bad-name', proposal);
    else if (isTaken(proposal)) hint = t('new-file-taken', proposal);
    else return proposal;
  }
}

/** The text of a new file and what the drawing links to. Ids carry the procedure's: they are unique on the whole platform. */
export function blankFile(kind: NewFileKind, procedureId: string, name: string, title: string): { readonly link: Linkable; readonly text: string } {
  const id = `${procedureId}-${name}`;
  const file = kind === 'form' ? `forms/${name}.form` : kind === 'decision' ? `${name}.dmn` : `${name}.bpmn`;
  const text = kind === 'form' ? blankForm(id) : kind === 'decision' ? blankDecision(id, escape(title)) : blankProcess(id, escape(title));
  return { link: { kind, id, name: title, file }, text };
}

function blankForm(id: string): string {
  return `${JSON.stringify({ type: 'default', id, schemaVersion: 18, components: [] }, null, 2)}\n`;
}

function blankDecision(id: string, title: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" id="${id}-definitions" name="${title}" namespace="http://metroegov/${id}">
  <decision id="${id}" name="${title}">
    <variable id="${id}-variable" name="result" />
    <decisionTable id="${id}-table" hitPolicy="FIRST">
      <input id="${id}-input" label="">
        <inputExpression id="${id}-input-expression" typeRef="string">
          <text></text>
        </inputExpression>
      </input>
      <output id="${id}-output" name="result" typeRef="string" />
    </decisionTable>
  </decision>
  <dmndi:DMNDI>
    <dmndi:DMNDiagram>
      <dmndi:DMNShape dmnElementRef="${id}">
        <dc:Bounds height="80" width="180" x="160" y="100" />
      </dmndi:DMNShape>
    </dmndi:DMNDiagram>
  </dmndi:DMNDI>
</definitions>
`;
}

function blankProcess(id: string, title: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="${id}-definitions" targetNamespace="http://metroegov/${id}" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.9.0">
  <bpmn:process id="${id}" name="${title}" isExecutable="true">
    <bpmn:startEvent id="Start" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="${id}-diagram">
    <bpmndi:BPMNPlane id="${id}-plane" bpmnElement="${id}">
      <bpmndi:BPMNShape id="Start_di" bpmnElement="Start">
        <dc:Bounds x="180" y="160" width="36" height="36" />
      </bpmndi:BPMNShape>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);
}
