import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import 'bpmn-js-element-templates/dist/assets/element-templates.css';
import './process.css';
import type { CreateFileEditor } from '../editing/FileEditor';
import { ProcessEditor } from './ProcessEditor';

export const createProcessEditor: CreateFileEditor = parts => new ProcessEditor(parts);
