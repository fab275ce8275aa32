// A host of the product for these scripts: METROEGOV_ADDRESS names one that runs already; else the built one is started on a free port
// with data of its own, and ends with the script, since it watches its standard input.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { createCamundaClient } from '@camunda8/orchestration-cluster-api';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const client = { id: 'camunda-client', secret: 'demo-secret-camunda-client' };

/** What the scripts deploy. */
export const models = ['order.bpmn', 'sum.bpmn', 'fee.dmn', 'approval.form']
  .map(name => fileURLToPath(new URL(`models/${name}`, import.meta.url)));

/** Searches are up to date at once: nothing to wait for. */
export const now = { consistency: { waitUpToMs: 0 } };

/** The client of Camunda 8.9, every answer checked against its own schemas. */
export function connect(host) {
  return createCamundaClient({
    config: {
      CAMUNDA_REST_ADDRESS: host.address,
      CAMUNDA_AUTH_STRATEGY: 'OAUTH',
      CAMUNDA_OAUTH_URL: `${host.address}/connect/token`,
      CAMUNDA_CLIENT_ID: client.id,
      CAMUNDA_CLIENT_SECRET: client.secret,
      CAMUNDA_TOKEN_AUDIENCE: 'metroegov',
      CAMUNDA_SDK_VALIDATION: process.env.CAMUNDA_SDK_VALIDATION ?? 'res:strict',
      CAMUNDA_SDK_LOG_LEVEL: 'error',
    },
  });
}

/** Asks again until something is found; what a worker does in between takes its time. */
export async function until(search) {
  const end = Date.now() + 20_000;
  while (true) {
    const found = await search();
    if (found.length > 0) return found;
    if (Date.now() > end) throw new Error('Nothing was found within 20 seconds.');
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

export async function startHost() {
  if (process.env.METROEGOV_ADDRESS) return { address: process.env.METROEGOV_ADDRESS, stop: async () => {} };
  const data = mkdtempSync(join(tmpdir(), 'metroegov-clients-'));
  const host = spawn('dotnet', [
    builtHost(), '--urls', 'http://127.0.0.1:0', '--data', data, '--workflows', join(root, 'workflows'), '--demo', '--exit-with-parent',
  ], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise(resolve => host.once('exit', resolve));
  const address = await listening(host, ended);
  return {
    address,
    stop: async () => {
      host.stdin.end();
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function builtHost() {
  const bin = join(root, 'engine', 'MetroEGov.Host', 'bin');
  const configuration = readdirSync(bin).find(name => name === 'Debug') ?? readdirSync(bin)[0];
  return join(bin, configuration, 'net10.0', 'MetroEGov.Host.dll');
}

function listening(host, ended) {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('The host did not listen within two minutes.')), 120_000);
    let said = '';
    host.stdout.on('data', chunk => {
      said += chunk;
      const address = /MetroEGov listens on (\S+)/.exec(said)?.[1];
      if (!address) return;
      clearTimeout(limit);
      resolve(address);
    });
    void ended.then(code => {
      clearTimeout(limit);
      reject(new Error(`The host ended with exit code ${code} before it listened.`));
    });
  });
}
