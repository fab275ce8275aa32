// An external worker: takes the jobs of type sample:check and answers them. Settings come from the environment, see README.md.
//
//   CAMUNDA_REST_ADDRESS=http://127.0.0.1:5080 … node worker/check-orders.mjs
import { pathToFileURL } from 'node:url';
import { createCamundaClient } from '@camunda8/orchestration-cluster-api';

const soldOut = new Set(['Z-0']);

/**
 * Serves one service task. A business error is a branch of the drawing; a failure is tried again.
 *
 * @param {ReturnType<typeof createCamundaClient>} camunda
 */
export function serveOrderChecks(camunda) {
  return camunda.createJobWorker({
    jobType: 'sample:check',
    workerName: 'check-orders',
    maxParallelJobs: 4,
    jobTimeoutMs: 30_000,
    pollIntervalMs: 10,
    fetchVariables: ['orderNumber', 'amount'],
    jobHandler: job => {
      const { orderNumber, amount } = job.variables;
      if (soldOut.has(orderNumber)) return job.error({ errorCode: 'SOLD_OUT', errorMessage: 'Nothing left on the shelf.' });
      if (typeof amount !== 'number') return job.fail({ errorMessage: 'The order has no amount.', retries: job.retries - 1, retryBackOff: 1000 });
      return job.complete({ checked: true, shelf: job.customHeaders.shelf });
    },
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const worker = serveOrderChecks(createCamundaClient());
  console.log('Waiting for jobs of type sample:check; stop with Ctrl+C.');
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      worker.stop();
      process.exit(0);
    });
  }
}
