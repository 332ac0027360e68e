import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import type { EmbeddedEngine } from '../../src/engine/embedded-engine.ts';
import { identifyProcess } from '../../src/engine/process-identity.ts';
import { parseStatement } from '../../src/engine/statement.ts';
import { openStore, type Store } from '../../src/index.ts';
import { databaseOf } from '../../src/open-store.ts';
import { embeddedPlace } from '../support/places.ts';
import { tinyDistrict, tinyPlan } from '../support/tiny-plan.ts';

const HOLDER = fileURLToPath(new URL('../support/hold-store.ts', import.meta.url));
/** A database is made from nothing, which other tests take from a template. */
const MAKING_MS = 180_000;
const SLEEP = parseStatement('sleep', 'select pg_sleep(:seconds) as slept');
const RENAME = parseStatement(
  'rename',
  'update department set name = :name where district_code = :district returning id',
);

async function place(): Promise<string> {
  const made = await embeddedPlace();
  onTestFinished(made.dispose);
  return made.options.dataDir;
}

async function opened(dataDir: string, statementTimeoutMs?: number): Promise<Store> {
  const store = await openStore({ dataDir, statementTimeoutMs });
  onTestFinished(() => store.close());
  return store;
}

function childOf(store: Store): number {
  return (databaseOf(store).engine as EmbeddedEngine).childPid!;
}

/** Another process that holds a store open in the folder; resolves when it serves. */
async function holder(dataDir: string): Promise<{ process: ChildProcess; database: number }> {
  const child = fork(HOLDER, [dataDir], {
    execArgv: ['--import', 'tsx'],
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [message] = (await once(child, 'message')) as [{ database: number }];
  return { process: child, database: message.database };
}

async function gone(pid: number, withinMs: number): Promise<boolean> {
  for (let waited = 0; waited < withinMs; waited += 50) {
    if (identifyProcess(pid) === null) return true;
    await sleep(50);
  }
  return false;
}

it('says what it is and what it lacks', async () => {
  const store = await opened(await place());
  expect(store.engine).toMatchObject({ kind: 'embedded', notice: 'embedded-for-trying-out' });
  expect(store.engine.capabilities).toEqual({
    vectorTiles: false,
    coverageChecks: true,
    statementTimeout: false,
    notify: false,
  });
  expect(await store.healthy()).toBe(true);
});

it('loses nothing acknowledged and keeps nothing half done when its process is killed in mid-transaction', async () => {
  const dataDir = await place();
  const store = await opened(dataDir);
  const { district, plan } = await tinyPlan(store, '990501');
  const before = childOf(store);
  const broken = databaseOf(store).write(async (session) => {
    await session.rows(RENAME, { district: '990501', name: 'half done' });
    process.kill(before, 'SIGKILL');
    await session.rows(SLEEP, { seconds: 1 });
  });
  await expect(broken).rejects.toMatchObject({ code: 'database-restarted' });
  expect((await district.layers.departments()).map((one) => one.name)).toEqual(['police', 'fire']);
  expect((await district.plans.state(plan.id))?.atoms).toHaveLength(6);
  expect(childOf(store)).not.toBe(before);
});

it('is restarted when a statement runs too long', async () => {
  const store = await opened(await place(), 3_000);
  await tinyDistrict(store, '990502');
  const before = childOf(store);
  const endless = databaseOf(store).read((session) => session.rows(SLEEP, { seconds: 60 }));
  await expect(endless).rejects.toMatchObject({ code: 'database-restarted' });
  expect((await store.districts()).map((one) => one.code)).toEqual(['990502']);
  expect(childOf(store)).not.toBe(before);
});

it('is not restarted for a silence of its own process', async () => {
  const store = await opened(await place(), 3_000);
  const before = childOf(store);
  await sleep(2_500);
  const until = Date.now() + 5_000;
  while (Date.now() < until);
  await sleep(100);
  expect(await store.districts()).toEqual([]);
  expect(childOf(store)).toBe(before);
});

it('refuses a folder that a living process has, and takes it over when that process was killed', async () => {
  const dataDir = await place();
  const { process: other, database } = await holder(dataDir);
  await expect(openStore({ dataDir })).rejects.toMatchObject({
    code: 'data-folder-locked',
    params: { pid: other.pid },
  });
  other.kill('SIGKILL');
  await once(other, 'exit');
  const store = await opened(dataDir);
  expect(identifyProcess(database)).toBeNull();
  expect((await store.districts()).map((one) => one.code)).toEqual(['990503']);
});

it('outlives a Ctrl-C to the whole group until its parent has closed', async () => {
  const { process: other, database } = await holder(await place());
  process.kill(-other.pid!, 'SIGINT');
  const [message] = (await once(other, 'message')) as [{ districtsAfterInterrupt: number }];
  expect(message.districtsAfterInterrupt).toBe(1);
  await once(other, 'exit');
  expect(other.exitCode).toBe(0);
  expect(await gone(database, 100)).toBe(true);
});

it('ends when its parent is gone', async () => {
  const { process: other, database } = await holder(await place());
  other.kill('SIGKILL');
  expect(await gone(database, 8_000)).toBe(true);
});

it(
  'makes a database anew that was cut off in the making',
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'onegrid-making-'));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    mkdirSync(join(dataDir, 'database'));
    writeFileSync(join(dataDir, 'database', 'PG_VERSION'), '18');
    writeFileSync(join(dataDir, 'database.making'), '');
    const store = await opened(dataDir);
    expect(await store.healthy()).toBe(true);
    expect(existsSync(join(dataDir, 'database.making'))).toBe(false);
  },
  MAKING_MS,
);

it('lets nobody but its user read its files, also those made by an earlier program', async () => {
  const dataDir = await place();
  const folder = join(dataDir, 'database');
  chmodSync(folder, 0o755);
  await opened(dataDir);
  expect((statSync(folder).mode & 0o777).toString(8)).toBe('700');
});

it('takes over a lock of nobody: a damaged one, and one whose number another process has now', async () => {
  const dataDir = await place();
  const lock = join(dataDir, 'onegrid.lock');
  writeFileSync(lock, '{"owner":');
  await (await openStore({ dataDir })).close();
  expect(existsSync(lock)).toBe(false);
  writeFileSync(lock, JSON.stringify({ owner: { pid: process.pid, started: 'long ago' }, database: null }));
  const store = await opened(dataDir);
  expect(await store.healthy()).toBe(true);
});
