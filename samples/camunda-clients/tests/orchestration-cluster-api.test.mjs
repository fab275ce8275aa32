// The REST client of Camunda 8.9, every answer checked against its own schemas (CAMUNDA_SDK_VALIDATION=res:strict).
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { client, connect, models, now, startHost } from '../host.mjs';

describe('@camunda8/orchestration-cluster-api', () => {
  let host;
  let camunda;

  before(async () => {
    host = await startHost();
    camunda = connect(host);
    await camunda.deployResourcesFromFiles(models);
  });

  after(async () => {
    await host?.stop();
  });

  const start = (variables, businessId) =>
    camunda.createProcessInstance({ processDefinitionId: 'sample-order', variables, ...(businessId ? { businessId } : {}) });

  const takeJob = async orderNumber => {
    // Earlier tests leave no job behind; the loop only skips what another order may have left.
    const { jobs } = await camunda.activateJobs({ type: 'sample:check', worker: 'tests', timeout: 60_000, maxJobsToActivate: 10, requestTimeout: 10_000 });
    const job = jobs.find(candidate => candidate.variables.orderNumber === orderNumber);
    assert.ok(job, `no job for order ${orderNumber}`);
    return job;
  };

  const taskOf = async processInstanceKey => {
    const { items } = await camunda.searchUserTasks({ filter: { processInstanceKey, state: 'CREATED' } }, now);
    assert.equal(items.length, 1);
    return items[0];
  };

  it('asks who answers and who one is', async () => {
    const topology = await camunda.getTopology();
    const me = await camunda.getAuthentication();
    const license = await camunda.getLicense();
    await camunda.getStatus();

    assert.match(topology.gatewayVersion, /^8\.9\./);
    assert.equal(me.username, client.id);
    assert.equal(license.isCommercial, false);
  });

  it('deploys all kinds of files and keeps the version of what did not change', async () => {
    const again = await camunda.deployResourcesFromFiles(models);

    assert.deepEqual(again.processes.map(process => process.processDefinitionId).sort(), ['sample-order', 'sample-sum']);
    assert.ok(again.processes.every(process => process.processDefinitionVersion === 1));
    assert.equal(again.decisions[0].decisionDefinitionId, 'sample-fee');
    assert.equal(again.forms[0].formId, 'sample-approval');
  });

  it('waits for the result of a process', async () => {
    const result = await camunda.createProcessInstance({
      processDefinitionId: 'sample-sum', variables: { amount: 120 }, awaitCompletion: true, requestTimeout: 20_000, fetchVariables: ['total'],
    });

    assert.deepEqual(result.variables, { total: 130 });
  });

  it('drives an order from job over form and message to its end', async () => {
    const { processInstanceKey } = await start({ orderNumber: 'O-1', amount: 40 });
    const job = await takeJob('O-1');
    assert.equal(job.customHeaders.shelf, 'A1');
    await camunda.completeJob({ jobKey: job.jobKey, variables: { checked: true } });

    const task = await taskOf(processInstanceKey);
    assert.equal(task.name, 'Bestellung freigeben');
    const form = await camunda.getUserTaskForm({ userTaskKey: task.userTaskKey }, now);
    assert.equal(JSON.parse(form.schema).id, 'sample-approval');
    await camunda.assignUserTask({ userTaskKey: task.userTaskKey, assignee: client.id });
    const data = await camunda.searchUserTaskVariables({ userTaskKey: task.userTaskKey, filter: {} }, now);
    assert.ok(data.items.some(variable => variable.name === 'amount' && variable.value === '40'));
    await camunda.completeUserTask({ userTaskKey: task.userTaskKey, variables: { approved: true } });

    const correlated = await camunda.correlateMessage({ name: 'sample.paid', correlationKey: 'O-1', variables: { paidOn: '2026-11-25' } });
    assert.equal(correlated.processInstanceKey, processInstanceKey);
    const instance = await camunda.getProcessInstance({ processInstanceKey }, now);
    assert.equal(instance.state, 'COMPLETED');
    const variables = await camunda.searchVariables({ filter: { processInstanceKey, name: 'paidOn' } }, now);
    assert.equal(variables.items[0].value, '"2026-11-25"');
  });

  it('keeps a message that comes before somebody waits', async () => {
    await camunda.publishMessage({ name: 'sample.paid', correlationKey: 'O-2', timeToLive: 60_000, messageId: 'pay-2', variables: {} });
    const { processInstanceKey } = await start({ orderNumber: 'O-2', amount: 1 });
    await camunda.completeJob({ jobKey: (await takeJob('O-2')).jobKey });
    const task = await taskOf(processInstanceKey);
    await camunda.assignUserTask({ userTaskKey: task.userTaskKey, assignee: client.id });
    await camunda.completeUserTask({ userTaskKey: task.userTaskKey, variables: { approved: true } });

    const instance = await camunda.getProcessInstance({ processInstanceKey }, now);

    assert.equal(instance.state, 'COMPLETED');
  });

  it('refuses what the form forbids and changes nothing', async () => {
    const { processInstanceKey } = await start({ orderNumber: 'O-3', amount: 1 });
    await camunda.completeJob({ jobKey: (await takeJob('O-3')).jobKey });
    const task = await taskOf(processInstanceKey);
    await camunda.assignUserTask({ userTaskKey: task.userTaskKey, assignee: client.id });

    await assert.rejects(camunda.completeUserTask({ userTaskKey: task.userTaskKey, variables: { approved: false } }), { status: 400 });

    await camunda.unassignUserTask({ userTaskKey: task.userTaskKey });
    assert.equal((await camunda.getUserTask({ userTaskKey: task.userTaskKey }, now)).assignee, null);
    await camunda.cancelProcessInstance({ processInstanceKey });
    assert.equal((await camunda.getProcessInstance({ processInstanceKey }, now)).state, 'TERMINATED');
  });

  it('takes a failed job again, and an incident when no attempt is left', async () => {
    const { processInstanceKey } = await start({ orderNumber: 'O-4', amount: 1 });
    const first = await takeJob('O-4');
    await camunda.failJob({ jobKey: first.jobKey, retries: 1, errorMessage: 'not now', retryBackOff: 0 });
    const second = await takeJob('O-4');
    assert.equal(second.retries, 1);
    await camunda.failJob({ jobKey: second.jobKey, retries: 0, errorMessage: 'never' });

    const { items } = await camunda.searchIncidents({ filter: { processInstanceKey, state: 'ACTIVE' } }, now);
    assert.equal(items.length, 1);
    assert.equal(items[0].errorType, 'JOB_NO_RETRIES');
    assert.equal(items[0].elementId, 'Task_Check');
    await camunda.resolveIncident({ incidentKey: items[0].incidentKey });
    const third = await takeJob('O-4');
    await camunda.throwJobError({ jobKey: third.jobKey, errorCode: 'SOLD_OUT', errorMessage: 'nothing left' });

    assert.equal((await camunda.getProcessInstance({ processInstanceKey }, now)).state, 'COMPLETED');
  });

  it('searches instances and definitions', async () => {
    await start({ orderNumber: 'O-5', amount: 1 }, 'SAMPLE-5');
    const job = await takeJob('O-5');

    const found = await camunda.searchProcessInstances({ filter: { processDefinitionId: 'sample-order', businessId: 'SAMPLE-5' }, page: { from: 0, limit: 10 } }, now);
    const definitions = await camunda.searchProcessDefinitions({ filter: { processDefinitionId: 'sample-order', isLatestVersion: true } }, now);
    const xml = await camunda.getProcessDefinitionXml({ processDefinitionKey: definitions.items[0].processDefinitionKey }, now);

    assert.equal(found.items.length, 1);
    assert.equal(found.items[0].state, 'ACTIVE');
    assert.match(xml, /sample-order/);
    await camunda.completeJob({ jobKey: job.jobKey });
  });

  it('answers what is unknown with a problem document', async () => {
    await assert.rejects(camunda.createProcessInstance({ processDefinitionId: 'no-such-procedure' }), { status: 404 });
    await assert.rejects(camunda.completeJob({ jobKey: '1' }), { status: 404 });
    await assert.rejects(camunda.correlateMessage({ name: 'sample.paid', correlationKey: 'nobody' }), { status: 404 });
  });

  it('asks decisions and expressions without a case', async () => {
    const decided = await camunda.evaluateDecision({ decisionDefinitionId: 'sample-fee', variables: { amount: 120 } });
    const expression = await camunda.evaluateExpression({ expression: '=amount * 2', variables: { amount: 21 } });

    assert.equal(decided.output, '10');
    assert.equal(decided.failureMessage, null);
    assert.equal(expression.result, 42);
    await assert.rejects(camunda.evaluateExpression({ expression: '=1 +' }), { status: 400 });
  });

  it('searches decisions, elements, jobs and subscriptions', async () => {
    const { processInstanceKey } = await start({ orderNumber: 'O-6', amount: 1 });
    const jobs = await camunda.searchJobs({ filter: { processInstanceKey, state: { $in: ['CREATED', 'FAILED'] } } }, now);
    assert.equal(jobs.items[0].type, 'sample:check');
    const job = await takeJob('O-6');
    await camunda.updateJob({ jobKey: job.jobKey, changeset: { retries: 5, timeout: 120_000 } });
    assert.equal((await camunda.searchJobs({ filter: { jobKey: job.jobKey } }, now)).items[0].retries, 5);
    await camunda.completeJob({ jobKey: job.jobKey });
    const task = await taskOf(processInstanceKey);
    await camunda.updateUserTask({ userTaskKey: task.userTaskKey, changeset: { priority: 80, dueDate: '2026-12-24T12:00:00Z' } });
    assert.equal((await camunda.getUserTask({ userTaskKey: task.userTaskKey }, now)).priority, 80);
    await camunda.assignUserTask({ userTaskKey: task.userTaskKey, assignee: client.id });
    const effective = await camunda.searchUserTaskEffectiveVariables({ userTaskKey: task.userTaskKey, filter: { name: 'amount' } }, now);
    assert.deepEqual(effective.items.map(variable => variable.value), ['1']);
    await camunda.completeUserTask({ userTaskKey: task.userTaskKey, variables: { approved: true } });

    const elements = await camunda.searchElementInstances({ filter: { processInstanceKey, type: 'USER_TASK' } }, now);
    const waiting = await camunda.searchMessageSubscriptions({ filter: { processInstanceKey } }, now);
    const decisions = await camunda.searchDecisionDefinitions({ filter: { decisionDefinitionId: 'sample-fee' } }, now);

    assert.equal(elements.items[0].state, 'COMPLETED');
    assert.equal((await camunda.getElementInstance({ elementInstanceKey: elements.items[0].elementInstanceKey }, now)).elementId, 'Task_Approve');
    assert.equal(waiting.items[0].messageName, 'sample.paid');
    assert.match(
      await camunda.getDecisionDefinitionXml({ decisionDefinitionKey: decisions.items[0].decisionDefinitionKey }, now), /sample-fee/);
    const variables = await camunda.searchVariables({ filter: { processInstanceKey } }, now);
    assert.equal((await camunda.getVariable({ variableKey: variables.items[0].variableKey }, now)).name, variables.items[0].name);
    await camunda.cancelProcessInstance({ processInstanceKey });
  });

  it('pages through an order without losing a row', async () => {
    for (const amount of [1, 2, 3]) {
      await camunda.createProcessInstance({ processDefinitionId: 'sample-sum', variables: { amount }, tags: ['paged'] });
    }
    const filter = { tags: ['paged'], $or: [{ state: 'COMPLETED' }, { hasIncident: true }] };
    const sort = [{ field: 'startDate', order: 'DESC' }];

    const first = await camunda.searchProcessInstances({ filter, sort, page: { limit: 2 } }, now);
    const second = await camunda.searchProcessInstances({ filter, sort, page: { after: first.page.endCursor, limit: 2 } }, now);

    assert.equal(first.page.totalItems, 3);
    assert.equal(second.items.length, 1);
    assert.equal(new Set([...first.items, ...second.items].map(instance => instance.processInstanceKey)).size, 3);
  });

  it('is told which filters are not known', async () => {
    await assert.rejects(camunda.searchProcessInstances({ filter: { colour: 'red' } }, now), { status: 400 });
  });
});
