// The external worker of worker/ serves the service task of a running procedure.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connect, models, now, startHost, until } from '../host.mjs';
import { serveOrderChecks } from '../worker/check-orders.mjs';

describe('an external worker', () => {
  let host;
  let camunda;
  let worker;

  before(async () => {
    host = await startHost();
    camunda = connect(host);
    await camunda.deployResourcesFromFiles(models);
    worker = serveOrderChecks(camunda);
  });

  after(async () => {
    worker?.stop();
    await host?.stop();
  });

  it('completes jobs, so that the case goes on to its clerk', async () => {
    const { processInstanceKey } = await camunda.createProcessInstance({
      processDefinitionId: 'sample-order', variables: { orderNumber: 'W-1', amount: 3 },
    });

    const [task] = await until(async () => (await camunda.searchUserTasks({ filter: { processInstanceKey } }, now)).items);

    assert.equal(task.elementId, 'Task_Approve');
    const { items } = await camunda.searchVariables({ filter: { processInstanceKey, name: 'shelf' } }, now);
    assert.equal(items[0].value, '"A1"');
  });

  it('answers with a business error that the drawing catches', async () => {
    const { processInstanceKey } = await camunda.createProcessInstance({
      processDefinitionId: 'sample-order', variables: { orderNumber: 'Z-0', amount: 3 },
    });

    const [instance] = await until(async () =>
      (await camunda.searchProcessInstances({ filter: { processInstanceKey, state: 'COMPLETED' } }, now)).items);

    assert.equal(instance.hasIncident, false);
  });
});
