import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { TOWN_FOLDER } from './town-folder.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const SERVE = ['--import', 'tsx', 'packages/cli/src/main.ts', 'serve'];
const STARTS_WITHIN_MS = 220_000;

const TOWN = ['--demo', 'town'];
const EMPTY = ['--empty'];

export interface TestServer {
  readonly origin: string;
  /** Passwords of the demo accounts, by name. */
  readonly passwords: ReadonlyMap<string, string>;
  stop(): Promise<void>;
}

/** Starts the real server on a free port: on the start-up town, or on what `fill` has put into its data folder. */
export async function startTestServer(
  fill: (dataDir: string) => Promise<void> = copyTown,
): Promise<TestServer> {
  return startIn(fill, TOWN);
}

/** Starts the real server on a free port, without a district and without accounts. */
export async function startEmptyServer(): Promise<TestServer> {
  return startIn(async () => {}, EMPTY);
}

/** Starts the server in a data folder of its own, which goes with it. */
async function startIn(
  fill: (dataDir: string) => Promise<void>,
  firstData: readonly string[],
): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'onegrid-browser-'));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    await fill(dataDir);
    const server = await serve(dataDir, firstData);
    return { ...server, stop: () => server.stop().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Puts the start-up town into a folder; it is loaded once in a run of the tests and copied from then on. */
async function copyTown(dataDir: string): Promise<void> {
  const folder = inject(TOWN_FOLDER);
  const town = join(folder, 'town');
  if (!existsSync(town)) {
    const loading = join(folder, 'loading');
    await (await serve(loading, TOWN)).stop();
    await rename(loading, town);
  }
  await cp(town, dataDir, { recursive: true });
}

/** Starts the server on a data folder, and answers when it is served. */
async function serve(dataDir: string, firstData: readonly string[]): Promise<TestServer> {
  const server = spawn(process.execPath, [...SERVE, ...firstData], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      ONEGRID_DATA: dataDir,
      DATABASE_URL: '',
      TSX_TSCONFIG_PATH: join(ROOT, 'scripts/config/tsconfig.run.json'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const said: string[] = [];
  server.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
  };

  const accounts = firstData === EMPTY ? 0 : 4;
  const passwords = new Map<string, string>();
  const origin = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`The server did not start:\n${said.join('')}`)),
      STARTS_WITHIN_MS,
    );
    let found = '';
    createInterface({ input: server.stdout }).on('line', (line) => {
      const port = /^OneGrid http:\/\/localhost:(\d+)$/.exec(line)?.[1];
      if (port !== undefined) found = `http://127.0.0.1:${port}`;
      const account = /^demo account: (\S+) password: (\S+)$/.exec(line);
      if (account !== null) passwords.set(account[1], account[2]);
      if (found !== '' && passwords.size === accounts) {
        clearTimeout(late);
        resolve(found);
      }
    });
    void ended.then(() => {
      clearTimeout(late);
      reject(new Error(`The server ended before it served:\n${said.join('')}`));
    });
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { origin, passwords, stop };
}
