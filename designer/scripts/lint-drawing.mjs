// Reads a drawing from standard input and prints what bpmnlint finds against it with the rules for Camunda 8.9; nothing when it is fine.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';
import Linter from 'bpmnlint/lib/linter.js';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';

const require = createRequire(import.meta.url);
const zeebe = require('zeebe-bpmn-moddle/resources/zeebe.json');
const linter = new Linter({ config: { extends: 'plugin:camunda-compat/camunda-cloud-8-9' }, resolver: new NodeResolver({ require }) });
const { rootElement } = await new BpmnModdle({ zeebe }).fromXML(readFileSync(0, 'utf8'));
for (const [rule, reports] of Object.entries(await linter.lint(rootElement)))
  for (const report of reports) if (report.category === 'error') console.log(`${rule}: ${report.id} ${report.message}`);
