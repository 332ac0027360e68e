import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const SERVE = ['--import', 'tsx', 'packages/cli/src/main.ts', 'serve'];
const STARTS_WITHIN_MS = 220_000;

export interface TestServer {
  readonly origin: string;
  /** Passwords of the demo accounts, by name. */
  readonly passwords: ReadonlyMap<string, string>;
  stop(): Promise<void>;
}

/**
 * Starts the real server on a free port, in a data folder of its own: on the start-up town, on whatever
 * `fill` has put into the folder, or `--empty`, without a district and without accounts.
 */
export async function startTestServer(
  fill: (dataDir: string) => Promise<void> = async () => {},
  firstData: readonly string[] = ['--demo', 'town'],
): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'onegrid-browser-'));
  await fill(dataDir);
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
    await rm(dataDir, { recursive: true, force: true });
  };

  const accounts = firstData.includes('--empty') ? 0 : 4;
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
