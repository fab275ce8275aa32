import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import 'bpmn-js-element-templates/dist/assets/element-templates.css';
import './designer.css';
import { Host } from '../http/Host';
import { Designer } from './Designer';

function part<T extends HTMLElement>(selector: string): T {
  const element = document.querySelector<T>(selector);
  if (!element) throw new Error(`The page lacks ${selector}.`);
  return element;
}

function setting(root: HTMLElement, name: string): string {
  const value = root.dataset[name];
  if (!value) throw new Error(`The designer's element lacks data-${name}.`);
  return value;
}

const root = part<HTMLElement>('#designer');
const designer = new Designer(
  {
    canvas: part('#designer-canvas'),
    propertiesPanel: part('#designer-properties'),
    problems: part('#designer-problems'),
    status: part('#designer-status'),
    publish: part<HTMLButtonElement>('#designer-publish'),
  },
  {
    processId: setting(root, 'processId'),
    resourceName: setting(root, 'resourceName'),
    version: setting(root, 'version'),
    xmlAddress: setting(root, 'xml'),
    publishAddress: setting(root, 'publish'),
    templatesAddress: setting(root, 'templates'),
  },
  Host.ofPage(),
);
void designer.open();
