import './scenario.css';

export { createScenarioEditor } from './ScenarioEditor';
