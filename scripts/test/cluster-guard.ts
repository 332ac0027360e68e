/**
 * Owns one PostgreSQL server: makes its folder, starts it, and ends it and removes the folder when the
 * process that forked this one lets go of the channel or dies.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { GuardMessage } from './cluster.ts';

const START_MS = 60_000;
const STOP_MS = 10_000;
const USER = 'onegrid';

const bin = process.argv[2];
const owner = process.getuid?.() === 0 ? unprivilegedUser() : null;
// Root's own temporary folder may be closed to the user that the server runs as.
const folder = mkdtempSync(join(owner === null ? tmpdir() : '/tmp', 'onegrid-postgres-'));
const data = join(folder, 'data');
let server: ChildProcess | null = null;
let stopping = false;

process.once('disconnect', stop);
process.once('SIGTERM', stop);
process.once('SIGINT', stop);

try {
  tell({ url: await start() });
} catch (error) {
  tell({ error: error instanceof Error ? error.message : String(error) });
  await stop();
}

async function start(): Promise<string> {
  const password = randomBytes(18).toString('base64url');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner !== null) {
    chownSync(folder, owner.uid, owner.gid);
    chownSync(passwordFile, owner.uid, owner.gid);
  }
  chmodSync(folder, 0o700);
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C';
  const made = spawnSync(
    join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      USER,
      `--pwfile=${passwordFile}`,
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--no-sync',
    ].concat(`--locale=${locale}`),
    { ...owner, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}${made.error?.message ?? ''}`);
  const port = await freePort();
  await startServer(port);
  return `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
}

async function startServer(port: number): Promise<void> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    jit: 'off',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let written = '';
  const child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...options], {
    ...owner,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  server = child;
  child.stderr.on('data', (chunk) => {
    written = `${written}${chunk}`.slice(-4_000);
  });
  const deadline = Date.now() + START_MS;
  while (!isReady()) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended at its start: ${written}`);
    if (Date.now() > deadline) throw new Error(`PostgreSQL was not ready in time: ${written}`);
    await pause(50);
  }
}

/** The eighth line of postmaster.pid says whether the server takes connections. */
function isReady(): boolean {
  const file = join(data, 'postmaster.pid');
  return existsSync(file) && readFileSync(file, 'utf8').split('\n')[7]?.trim() === 'ready';
}

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (server !== null && server.exitCode === null && server.signalCode === null) {
    const ended = once(server, 'exit');
    server.kill('SIGINT');
    if ((await Promise.race([ended, pause(STOP_MS, 'late')])) === 'late') {
      server.kill('SIGQUIT');
      await ended;
    }
  }
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}

function tell(message: GuardMessage): void {
  if (process.connected) process.send?.(message);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string')
    throw new Error('no port of the loopback address is free');
  return address.port;
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { readonly uid: number; readonly gid: number } {
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = accounts.map((line) => line.split(':')).find(([account]) => account === name);
    if (fields !== undefined) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error('neither postgres nor nobody is a user of this system');
}
