/** What a member names, so that the right names are offered. */
export type Meaning =
  | 'process' | 'element' | 'element-name' | 'user-task' | 'user-task-name' | 'job-element' | 'job-type'
  | 'decision' | 'decision-name' | 'message' | 'error-code' | 'text' | 'number' | 'flag' | 'list' | 'variables' | 'form-variables';

export interface Member {
  readonly name: string;
  readonly isRequired?: boolean;
  /** What stands there: something named, one of fixed words, or an object with members of its own. */
  readonly means?: Meaning;
  readonly values?: readonly string[];
  readonly members?: readonly Member[];
  /** The value is a list of such objects. */
  readonly isList?: boolean;
}

export interface InstructionFormat {
  readonly type: string;
  readonly group: 'act' | 'mock' | 'assert';
  readonly members: readonly Member[];
}

const required = (name: string, rest: Omit<Member, 'name' | 'isRequired'>): Member => ({ name, isRequired: true, ...rest });
const optional = (name: string, means: Meaning): Member => ({ name, means });

const processId = required('processDefinitionId', { means: 'process' });
const processInstance = required('processInstanceSelector', { members: [processId] });
const ofProcess = optional('processDefinitionId', 'process');
const elementMembers = [optional('elementId', 'element'), optional('elementName', 'element-name')];
const userTask = required('userTaskSelector', { members: [optional('elementId', 'user-task'), optional('taskName', 'user-task-name'), ofProcess] });
const job = required('jobSelector', { members: [optional('jobType', 'job-type'), optional('elementId', 'job-element'), ofProcess] });
const decisionMembers = [optional('decisionDefinitionId', 'decision'), optional('decisionDefinitionName', 'decision-name')];
const variables = optional('variables', 'variables');
const exampleData = optional('useExampleData', 'flag');
const error = [required('errorCode', { means: 'error-code' }), optional('errorMessage', 'text')];
const jobType = required('jobType', { means: 'job-type' });
const message = [required('name', { means: 'message' }), optional('correlationKey', 'text')];
const elementStates = ['IS_ACTIVE', 'IS_COMPLETED', 'IS_TERMINATED'];

/**
 * The instructions that the host can run, with their members. The host checks a file; this only offers what may stand there.
 * Source: JSON test cases of Camunda Process Test, schema version 8.9; `docs/scenarios.md` for what is supported.
 */
export const instructions: readonly InstructionFormat[] = [
  { type: 'CREATE_PROCESS_INSTANCE', group: 'act', members: [required('processDefinitionSelector', { members: [processId] }), variables] },
  { type: 'COMPLETE_USER_TASK', group: 'act', members: [userTask, optional('variables', 'form-variables'), exampleData] },
  { type: 'COMPLETE_JOB', group: 'act', members: [job, variables, exampleData] },
  { type: 'THROW_BPMN_ERROR_FROM_JOB', group: 'act', members: [job, ...error, variables] },
  { type: 'PUBLISH_MESSAGE', group: 'act', members: [...message, variables, optional('timeToLive', 'number'), optional('messageId', 'text')] },
  { type: 'CORRELATE_MESSAGE', group: 'act', members: [...message, variables] },
  { type: 'EVALUATE_DECISION', group: 'act', members: [required('decisionDefinitionSelector', { members: decisionMembers }), variables] },
  { type: 'SET_TIME', group: 'act', members: [required('time', { means: 'text' })] },
  { type: 'INCREASE_TIME', group: 'act', members: [required('duration', { means: 'text' })] },
  { type: 'UPDATE_VARIABLES', group: 'act', members: [processInstance, required('variables', { means: 'variables' }), { name: 'elementSelector', members: elementMembers }] },
  { type: 'RESOLVE_INCIDENT', group: 'act', members: [required('incidentSelector', { members: [optional('elementId', 'element'), ofProcess] })] },
  { type: 'MOCK_JOB_WORKER_COMPLETE_JOB', group: 'mock', members: [jobType, variables, exampleData] },
  { type: 'MOCK_JOB_WORKER_THROW_BPMN_ERROR', group: 'mock', members: [jobType, ...error, variables] },
  { type: 'MOCK_DMN_DECISION', group: 'mock', members: [required('decisionDefinitionId', { means: 'decision' }), variables] },
  { type: 'MOCK_CHILD_PROCESS', group: 'mock', members: [processId, variables] },
  {
    type: 'ASSERT_PROCESS_INSTANCE', group: 'assert', members: [
      processInstance,
      { name: 'state', values: ['IS_ACTIVE', 'IS_COMPLETED', 'IS_CREATED', 'IS_TERMINATED'] },
      optional('hasActiveIncidents', 'flag'),
    ],
  },
  {
    type: 'ASSERT_ELEMENT_INSTANCE', group: 'assert', members: [
      processInstance,
      required('elementSelector', { members: elementMembers }),
      required('state', { values: elementStates }),
      optional('amount', 'number'),
    ],
  },
  {
    type: 'ASSERT_ELEMENT_INSTANCES', group: 'assert', members: [
      processInstance,
      required('elementSelectors', { members: elementMembers, isList: true }),
      required('state', { values: [...elementStates, 'IS_NOT_ACTIVE', 'IS_NOT_ACTIVATED', 'IS_ACTIVE_EXACTLY', 'IS_COMPLETED_IN_ORDER'] }),
    ],
  },
  {
    type: 'ASSERT_USER_TASK', group: 'assert', members: [
      userTask,
      { name: 'state', values: ['IS_CREATED', 'IS_COMPLETED', 'IS_CANCELED', 'IS_FAILED'] },
      optional('assignee', 'text'),
      optional('candidateGroups', 'list'),
      optional('priority', 'number'),
      optional('elementId', 'user-task'),
      optional('name', 'user-task-name'),
      optional('dueDate', 'text'),
      optional('followUpDate', 'text'),
    ],
  },
  {
    type: 'ASSERT_VARIABLES', group: 'assert', members: [
      processInstance, { name: 'elementSelector', members: elementMembers }, optional('variableNames', 'list'), variables,
    ],
  },
  {
    type: 'ASSERT_DECISION', group: 'assert', members: [
      required('decisionSelector', { members: decisionMembers }),
      optional('output', 'text'),
      optional('matchedRules', 'list'),
      optional('notMatchedRules', 'list'),
      optional('noMatchedRules', 'flag'),
    ],
  },
  {
    type: 'ASSERT_PROCESS_INSTANCE_MESSAGE_SUBSCRIPTION', group: 'assert', members: [
      processInstance,
      required('messageSelector', { members: [required('messageName', { means: 'message' }), optional('correlationKey', 'text')] }),
      required('state', { values: ['IS_WAITING', 'IS_NOT_WAITING', 'IS_CORRELATED'] }),
    ],
  },
];

/** A test case, with what our procedures need beyond the format. Source: `docs/scenarios.md`. */
export const testCaseMembers: readonly Member[] = [
  required('name', { means: 'text' }),
  optional('description', 'text'),
  {
    name: 'metroegov', members: [
      optional('actor', 'text'),
      { name: 'accepting', members: [required('key', { means: 'text' }), required('name', { means: 'text' })] },
      { name: 'people', members: [] },
      optional('applicationDate', 'text'),
      optional('now', 'text'),
      optional('businessKey', 'text'),
      optional('region', 'text'),
      { name: 'answers', members: [] },
    ],
  },
  required('instructions', { means: 'list' }),
];

export function formatOf(type: string | undefined): InstructionFormat | undefined {
  return instructions.find(instruction => instruction.type === type);
}
