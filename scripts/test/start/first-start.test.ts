import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serverPlace } from '../../../packages/store/test/support/places.ts';
import { waitForEnd } from '../../lib/processes.mjs';
import { ask, sessionOf } from './ask.ts';
import { StartedServer } from './started-server.ts';

const STOP_MS = 10_000;
const COPY_MS = 120_000;
const LOADED_WITHIN_MS = 240_000;
const SERVER_URL = process.env.ONEGRID_TEST_DATABASE_URL;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'onegrid-first-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const launched: StartedServer[] = [];
afterEach(async () => {
  for (const server of launched.splice(0)) await server.endAll();
});

function launch(command: readonly string[], settings: Readonly<Record<string, string>>): StartedServer {
  const server = StartedServer.launch(command, { PORT: '0', DATABASE_URL: '', ...settings });
  launched.push(server);
  return server;
}

/** The password of a demo account as the start printed it. */
function passwordOf(server: StartedServer, account: string): string {
  const found = new RegExp(`^demo account: ${account} password: (\\S+)$`, 'm').exec(server.out)?.[1];
  if (found === undefined) throw new Error(`no account ${account}: ${server.out}`);
  return found;
}

/** In order: the second test copies what the first has loaded. */
describe('a first start', () => {
  it('loads the demo district within its time, and goes on where Ctrl-C cut it off', async () => {
    const settings = { ONEGRID_DATA: join(folder, 'district') };
    const cut = launch(['node', 'scripts/start.mjs'], settings);
    await cut.said(/written to the database/, LOADED_WITHIN_MS);
    const processes = cut.processes();
    const at = performance.now();
    cut.signalGroup('SIGINT');
    expect(await cut.ended(STOP_MS)).toBe(0);
    expect(await waitForEnd(processes, at + STOP_MS)).toEqual([]);
    expect(cut.out).toBe('');

    const again = launch(['node', 'scripts/start.mjs'], settings);
    const port = await again.served();
    const session = await sessionOf(port, 'demo-leader', passwordOf(again, 'demo-leader'));
    const answer = await ask(port, '{ plans { totalCount nodes { status gridCount } } }', {}, session);
    expect(answer).toEqual({
      data: { plans: { totalCount: 1, nodes: [{ status: 'PUBLISHED', gridCount: 69 }] } },
    });
  });

  it('moves to another database, where everybody signs in as before', async () => {
    const source = join(folder, 'district');
    const password = 'Four words, long enough';
    const onegrid = ['npm', 'run', '-s', 'onegrid', '--'];
    const making = launch([...onegrid, 'account', 'eve', '--role', 'leader', '--lang', 'en'], {
      ONEGRID_DATA: source,
      ONEGRID_PASSWORD: password,
    });
    expect(await making.ended(COPY_MS)).toBe(0);

    const place = SERVER_URL === undefined ? null : await serverPlace(SERVER_URL);
    const address = place?.options.databaseUrl ?? join(folder, 'moved');
    try {
      const copying = launch([...onegrid, 'db', 'copy', '--to', address, '--lang', 'en'], {
        ONEGRID_DATA: source,
      });
      expect(await copying.ended(COPY_MS)).toBe(0);
      expect(copying.out).toContain('counts and hashes are equal on both sides');

      const there: Readonly<Record<string, string>> =
        place === null ? { ONEGRID_DATA: address } : { DATABASE_URL: address };
      const server = launch(['node', 'scripts/start.mjs'], { ONEGRID_DATA: join(folder, 'empty'), ...there });
      const port = await server.served();
      const session = await sessionOf(port, 'eve', password);
      const answer = await ask(port, '{ plans { nodes { status gridCount } } }', {}, session);
      expect(answer).toEqual({ data: { plans: { nodes: [{ status: 'PUBLISHED', gridCount: 69 }] } } });
      server.signalGroup('SIGTERM');
      expect(await server.ended(STOP_MS)).toBe(0);
    } finally {
      await place?.dispose();
    }
  });

  it('loads nothing with --empty, and asks for a code where others can reach it', async () => {
    const settings = { ONEGRID_DATA: join(folder, 'empty-start'), HOST: '0.0.0.0' };
    const server = launch(['node', 'scripts/start.mjs', '--empty'], settings);
    const port = await server.served();
    expect(server.out).toMatch(/^OneGrid http:\/\/localhost:\d+\nset-up code: [a-z0-9]+(-[a-z0-9]+)+\n$/);
    const answer = await ask(port, '{ setup { required codeRequired } }', {}, null);
    expect(answer).toEqual({ data: { setup: { required: true, codeRequired: true } } });
    expect(existsSync(join(folder, 'empty-start', 'database'))).toBe(true);
  });
});
