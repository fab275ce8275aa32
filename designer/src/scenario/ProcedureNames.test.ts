import { describe, expect, it } from 'vitest';
import { namesOfDecisions, namesOfForm, namesOfProcesses, readNames } from './ProcedureNames';

const bpmn = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
  <bpmn:process id="p" name="Permit">
    <bpmn:startEvent id="Start" />
    <bpmn:subProcess id="Sub" name="Inner">
      <bpmn:userTask id="Task_Check" name="Check">
        <bpmn:extensionElements><zeebe:formDefinition formId="check" /></bpmn:extensionElements>
      </bpmn:userTask>
    </bpmn:subProcess>
    <bpmn:serviceTask id="Task_Ask">
      <bpmn:extensionElements><zeebe:taskDefinition type="registry:ask" /></bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="Flow" sourceRef="Start" targetRef="Sub" />
  </bpmn:process>
  <bpmn:message id="M" name="paid" /><bpmn:error id="E" errorCode="NOT_FOUND" />
</bpmn:definitions>`;

describe('namesOfProcesses', () => {
  it('finds processes, flow nodes at every depth, jobs, forms, messages and errors', () => {
    const names = namesOfProcesses(bpmn);

    expect(names.processes).toEqual([{ id: 'p', name: 'Permit' }]);
    expect(names.elements.map(({ id, processId, jobType, formId }) => [id, processId, jobType, formId])).toEqual([
      ['Start', 'p', null, null], ['Sub', 'p', null, null], ['Task_Check', 'p', null, 'check'], ['Task_Ask', 'p', 'registry:ask', null],
    ]);
    expect([names.messages, names.errorCodes]).toEqual([['paid'], ['NOT_FOUND']]);
  });
});

describe('namesOfForm', () => {
  it('finds the keys of fields, and of a repeated group only its path', () => {
    const names = namesOfForm(JSON.stringify({ id: 'f', components: [
      { type: 'text' }, { key: 'a' }, { type: 'group', components: [{ key: 'b.c' }] }, { type: 'dynamiclist', path: 'list', components: [{ key: 'd' }] },
    ] }));

    expect(names.formKeys.get('f')).toEqual(['a', 'b.c', 'list']);
  });

  it('finds nothing in what is no form', () => {
    expect(namesOfForm('{').formKeys.size).toBe(0);
  });
});

describe('readNames', () => {
  it('puts the names of all files together', async () => {
    const texts: Record<string, string> = {
      'a.bpmn': bpmn,
      'b.dmn': '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"><decision id="fee" name="Fee" /></definitions>',
      'forms/c.form': '{ "id": "c", "components": [] }',
    };
    const kinds = { 'a.bpmn': 'process', 'b.dmn': 'decision', 'forms/c.form': 'form', 'scenarios/d.json': 'scenario' } as const;

    const names = await readNames({
      files: () => Promise.resolve(Object.entries(kinds).map(([name, kind]) => ({ name, kind }))),
      text: name => Promise.resolve(texts[name] ?? ''),
      create: () => Promise.resolve(),
      open: () => Promise.resolve(),
    });

    expect(names.decisions).toEqual(namesOfDecisions(texts['b.dmn'] ?? '').decisions);
    expect([names.processes.length, names.decisions.length, [...names.formKeys.keys()]]).toEqual([1, 1, ['c']]);
  });
});
