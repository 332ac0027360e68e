import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BenchFigure } from '../../../../scripts/suites/bench-suite.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const BARE = join(ROOT, 'packages/store/test/bench/bare-boot.ts');
const TYPESCRIPT = ['--import', 'tsx'];

/** One start: time until it serves, and the most memory that its processes together held until then. */
interface Start {
  readonly ms: number;
  readonly megabytes: number;
}

/** The embedded engine alone, in a folder of its own. */
async function startBare(folder: string): Promise<Start> {
  const from = performance.now();
  const child = fork(BARE, [folder], { execArgv: TYPESCRIPT, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [message] = (await once(child, 'message')) as [{ ready?: string }];
  if (message.ready === undefined) throw new Error('PostGIS did not answer');
  const start = { ms: performance.now() - from, megabytes: megabytesOf(child) };
  child.disconnect();
  await once(child, 'exit');
  return start;
}

/** The server with the demo district, until it says where it is. */
async function startServer(folder: string): Promise<Start> {
  const from = performance.now();
  const child = spawn(process.execPath, [...TYPESCRIPT, 'packages/cli/src/main.ts', 'serve'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: '',
      ONEGRID_DATA: join(folder, 'data'),
      ONEGRID_CACHE: join(folder, 'cache'),
      TSX_TSCONFIG_PATH: join(ROOT, 'scripts/config/tsconfig.run.json'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(([code]) => [`the server ended with ${code}`]);
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    ended,
  ])) as string[];
  if (!line?.startsWith('OneGrid http://')) throw new Error(line);
  const start = { ms: performance.now() - from, megabytes: megabytesOf(child) };
  child.kill('SIGTERM');
  await ended;
  return start;
}

/** Peak resident memory of a process and its living descendants, from /proc. */
function megabytesOf({ pid }: Pick<ChildProcess, 'pid'>): number {
  if (pid === undefined) return 0;
  const kilobytes = Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return kilobytes / 1024 + children.reduce((sum, child) => sum + megabytesOf({ pid: Number(child) }), 0);
}

/**
 * Starts of the server with the demo district beside starts of the bare engine: the very first, which builds and
 * merges; a first one that finds the ready data; the next one on the same data.
 */
export async function measure(): Promise<BenchFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'onegrid-bench-'));
  try {
    const bare = join(folder, 'bare');
    const bareFirst = await startBare(bare);
    const bareNext = await startBare(bare);
    const first = await startServer(folder);
    const next = await startServer(folder);
    rmSync(join(folder, 'data'), { recursive: true });
    const cached = await startServer(folder);
    return [
      ...figures('bare engine, first', bareFirst, null),
      ...figures('bare engine, next', bareNext, null),
      ...figures('first start', first, bareFirst),
      ...figures('first start, ready data', cached, bareFirst),
      ...figures('next start', next, bareNext),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figures(name: string, { ms, megabytes }: Start, baseline: Start | null): BenchFigure[] {
  const own = [
    { name: `${name}: time`, value: ms, unit: 'ms' },
    { name: `${name}: memory`, value: megabytes, unit: 'MB' },
  ];
  if (baseline === null) return own;
  return [...own, { name: `${name}: times the bare engine`, value: ms / baseline.ms, unit: '' }];
}
