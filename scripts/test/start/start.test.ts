import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ProcessEntry, waitForEnd } from '../../lib/processes.mjs';
import { StartedServer } from './started-server.ts';

const STOP_MS = 10_000;
const REFUSE_MS = 30_000;
const SCRIPT = ['node', 'scripts/start.mjs', '--demo', 'town'];

let dataDir = '';
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'onegrid-start-'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const launched: StartedServer[] = [];
afterEach(async () => {
  for (const server of launched.splice(0)) await server.endAll();
});

/** All starts of this file share one data folder, as starts of one clone do. */
function launch(command: readonly string[], settings: Readonly<Record<string, string>> = {}): StartedServer {
  const server = StartedServer.launch(command, { PORT: '0', ONEGRID_DATA: dataDir, ...settings });
  launched.push(server);
  return server;
}

/** Those that still run when a stop may take no longer. */
const leftAfterStop = (processes: readonly ProcessEntry[], signalledAt: number): Promise<ProcessEntry[]> =>
  waitForEnd(processes, signalledAt + STOP_MS);

async function typename(port: number): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  return answer.json();
}

/** In order: the first start makes the data folder that the others find. */
describe('npm start', () => {
  it('serves console and API, and refuses a second process on the same data', async () => {
    const server = launch(SCRIPT);
    const port = await server.served();
    expect(await typename(port)).toEqual({ data: { __typename: 'Query' } });
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(await page.text()).toContain('<script type="module"');

    const second = launch(SCRIPT);
    expect(await second.ended(REFUSE_MS)).toBe(1);
    expect(second.out).toBe('');
    expect(second.error).toContain(dataDir);

    const processes = server.processes();
    const at = performance.now();
    server.signalGroup('SIGINT');
    expect(await server.ended(STOP_MS)).toBe(0);
    // It is the last to end: the database closes before, and nothing is left running.
    expect(processes.length).toBeGreaterThan(2);
    expect(await waitForEnd(processes, performance.now())).toEqual([]);
    expect(performance.now() - at).toBeLessThan(STOP_MS);
  });

  it('says where it is and who may sign in, and nothing else', async () => {
    const server = launch(SCRIPT);
    const port = await server.served();
    const [first, ...others] = server.out.trimEnd().split('\n');
    expect(first).toBe(`OneGrid http://localhost:${port}`);
    expect(others.length).toBeGreaterThan(0);
    for (const line of others) expect(line).toMatch(/^demo account: \S+ password: \S+$/);
  });

  it('lets an account in that the command made', async () => {
    const password = 'Four words, long enough';
    const command = [
      'npm',
      'run',
      '-s',
      'onegrid',
      '--',
      'account',
      'eve',
      '--role',
      'leader',
      '--lang',
      'en',
    ];
    const making = launch(command, { ONEGRID_PASSWORD: password });
    expect(await making.ended(REFUSE_MS)).toBe(0);
    expect(making.out).toBe('account eve made, role leader\n');

    const server = launch(SCRIPT);
    const port = await server.served();
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          'mutation($p: String!) { signIn(name: "eve", password: $p) { ... on SignedIn { account { role } } } }',
        variables: { p: password },
      }),
    });
    expect(await answer.json()).toEqual({ data: { signIn: { account: { role: 'LEADER' } } } });
  });

  it('starts again after everything was killed', async () => {
    const killed = launch(SCRIPT);
    await killed.served();
    const processes = killed.processes();
    const at = performance.now();
    killed.signalGroup('SIGKILL');
    expect(await leftAfterStop(processes, at)).toEqual([]);

    const again = launch(SCRIPT);
    expect(await typename(await again.served())).toEqual({ data: { __typename: 'Query' } });
  });

  it('starts again after only its first process was killed', async () => {
    const killed = launch(SCRIPT);
    await killed.served();
    const processes = killed.processes();
    const at = performance.now();
    killed.signalAlone('SIGKILL');
    expect(await leftAfterStop(processes, at)).toEqual([]);

    const again = launch(SCRIPT);
    expect(await typename(await again.served())).toEqual({ data: { __typename: 'Query' } });
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('leaves nothing behind when npm gets %s alone', async (signal) => {
    const npm = launch(['npm', 'start', '--', '--demo', 'town']);
    await npm.served();
    const processes = npm.processes();
    const at = performance.now();
    npm.signalAlone(signal);
    expect(await leftAfterStop(processes, at)).toEqual([]);
    expect(existsSync(join(dataDir, 'onegrid.lock'))).toBe(false);
  });

  it('takes the next free port where 4000 is taken', async () => {
    const taken = await listenOrNull(4_000);
    try {
      const port = await launch(SCRIPT, { PORT: '' }).served();
      expect(port).toBeGreaterThan(4_000);
      expect(port).toBeLessThan(4_100);
    } finally {
      taken?.close();
    }
  });
});

/** Null where another program has the port already, which serves the test as well. */
async function listenOrNull(port: number): Promise<Server | null> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return server;
  } catch {
    return null;
  }
}
