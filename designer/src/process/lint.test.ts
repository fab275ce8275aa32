// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';
import Linter from 'bpmnlint/lib/linter.js';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { describe, expect, it } from 'vitest';
import { blankFile } from './files/newFile';

const workflows = '../workflows';
const drawings = readdirSync(workflows, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.bpmn'));

async function lint(xml: string): Promise<readonly string[]> {
  const linter = new Linter({ config: { extends: 'plugin:camunda-compat/camunda-cloud-8-9' }, resolver: new NodeResolver({ require: createRequire(import.meta.url) }) });
  const { rootElement } = await new BpmnModdle({ zeebe }).fromXML(xml);
  const reports = await linter.lint(rootElement);
  return Object.entries(reports).flatMap(([rule, found]) => found.filter(report => report.category === 'error').map(report => `${rule}: ${report.id} ${report.message}`));
}

describe('bpmnlint with the rules for Camunda 8.9', () => {
  it.each(drawings)('finds nothing against %s', async file => {
    expect(await lint(readFileSync(`${workflows}/${file}`, 'utf8'))).toEqual([]);
  });

  it('finds nothing against a new process', async () => {
    expect(await lint(blankFile('process', 'parking', 'check', 'Check').text)).toEqual([]);
  });

  it('does find what Camunda 8.9 would refuse', async () => {
    const broken = blankFile('process', 'parking', 'check', 'Check').text.replace('<bpmn:startEvent id="Start" />', '<bpmn:startEvent id="Start" /><bpmn:callActivity id="Call" />');

    expect(await lint(broken)).toHaveLength(1);
  });
});
