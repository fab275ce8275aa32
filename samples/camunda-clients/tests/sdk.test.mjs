// The older REST client of Camunda 8.8: multipart parts without a content type, GET with one, sort orders in lower case.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Camunda8 } from '@camunda8/sdk';
import { client, models, startHost } from '../host.mjs';

describe('@camunda8/sdk', () => {
  let host;
  let camunda;

  before(async () => {
    host = await startHost();
    camunda = new Camunda8({
      ZEEBE_REST_ADDRESS: host.address,
      CAMUNDA_OAUTH_URL: `${host.address}/connect/token`,
      ZEEBE_CLIENT_ID: client.id,
      ZEEBE_CLIENT_SECRET: client.secret,
      CAMUNDA_AUTH_STRATEGY: 'OAUTH',
      CAMUNDA_TOKEN_DISK_CACHE_DISABLE: true,
      CAMUNDA_LOG_LEVEL: 'none',
    }).getCamundaRestClient();
    await camunda.deployResourcesFromFiles(models);
  });

  after(async () => {
    await host?.stop();
  });

  it('reads the topology', async () => {
    assert.match((await camunda.getTopology()).gatewayVersion, /^8\.9\./);
  });

  it('waits for the result of a process', async () => {
    const result = await camunda.createProcessInstanceWithResult({ processDefinitionId: 'sample-sum', variables: { amount: 20 } });

    assert.equal(Number(result.variables.total), 25);
  });

  it('asks a decision', async () => {
    const result = await camunda.evaluateDecision({ decisionDefinitionId: 'sample-fee', variables: { amount: 500 } });

    assert.equal(result.decisionDefinitionId, 'sample-fee');
    assert.equal(result.output, '10');
  });

  it('drives an order from job over form and message to its end', async () => {
    const { processInstanceKey } = await camunda.createProcessInstance({
      processDefinitionId: 'sample-order', variables: { orderNumber: 'S-1', amount: 40 },
    });
    const [job] = await camunda.activateJobs({
      type: 'sample:check', worker: 'tests', timeout: 60_000, maxJobsToActivate: 1, requestTimeout: 10_000,
    });
    assert.equal(job.processInstanceKey, processInstanceKey);
    await job.complete({ checked: true });

    const { items: [task] } = await camunda.searchUserTasks({
      filter: { processInstanceKey, state: 'CREATED' }, sort: [{ field: 'creationDate', order: 'asc' }], page: { from: 0, limit: 10 },
    });
    const form = await camunda.callApiEndpoint({ method: 'GET', urlPath: `user-tasks/${task.userTaskKey}/form` });
    assert.equal(form.formId, 'sample-approval');
    await camunda.assignUserTask({ userTaskKey: task.userTaskKey, assignee: client.id });
    await camunda.completeUserTask({ userTaskKey: task.userTaskKey, variables: { approved: true } });
    await camunda.correlateMessage({ name: 'sample.paid', correlationKey: 'S-1', variables: { paidOn: '2026-11-25' } });

    const { items: [instance] } = await camunda.searchProcessInstances({
      filter: { processInstanceKey }, sort: [{ field: 'startDate', order: 'desc' }],
    });
    assert.equal(instance.state, 'COMPLETED');
    const { items } = await camunda.searchVariables({ filter: { processInstanceKey, name: 'paidOn' } });
    assert.equal(items[0].value, '"2026-11-25"');
  });

  it('resolves an incident and cancels', async () => {
    const { processInstanceKey } = await camunda.createProcessInstance({
      processDefinitionId: 'sample-order', variables: { orderNumber: 'S-2', amount: 1 },
    });
    const take = async () => (await camunda.activateJobs({
      type: 'sample:check', worker: 'tests', timeout: 60_000, maxJobsToActivate: 1, requestTimeout: 10_000,
    }))[0];
    await (await take()).fail({ errorMessage: 'never', retries: 0 });

    const { items: [incident] } = await camunda.searchIncidents({ filter: { processInstanceKey } });
    assert.equal(incident.errorType, 'JOB_NO_RETRIES');
    await camunda.resolveIncident(incident.incidentKey);
    assert.equal((await take()).processInstanceKey, processInstanceKey);
    await camunda.cancelProcessInstance({ processInstanceKey });

    const { items: [instance] } = await camunda.searchProcessInstances({ filter: { processInstanceKey } });
    assert.equal(instance.state, 'TERMINATED');
  });

  it('refuses what it does not know', async () => {
    await assert.rejects(
      camunda.searchProcessInstances({ filter: { colour: 'red' } }), error => /400|colour/.test(`${error.statusCode} ${error.message}`));
  });
});
