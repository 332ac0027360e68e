import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What one whole process took, from its start to its end. */
export interface ProcessUse {
  readonly seconds: number;
  /** Of all its threads, user and system. */
  readonly processorSeconds: number;
  /** The most memory it held. */
  readonly megabytes: number;
}

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));
const TELL_USE = fileURLToPath(new URL('./tell-use.mjs', import.meta.url));
/** Repeated up to three times where that is quick, in seconds; one long run is steady by itself. */
const ENOUGH_SECONDS = 8;
const MOST_RUNS = 3;

/** Runs Node on a program as a process of its own, TypeScript included, with the root as its folder. */
export async function runMeasured(args: readonly string[]): Promise<ProcessUse> {
  const folder = mkdtempSync(join(tmpdir(), 'onegrid-use-'));
  try {
    const file = join(folder, 'use.json');
    const begun = performance.now();
    await ended(args, file);
    const seconds = (performance.now() - begun) / 1_000;
    const told = JSON.parse(readFileSync(file, 'utf8')) as Omit<ProcessUse, 'seconds'>;
    return { seconds, ...told };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The median of as many runs as are worth it, each figure by itself. */
export async function medianUse(args: readonly string[]): Promise<ProcessUse> {
  const runs: ProcessUse[] = [];
  const spent = () => runs.reduce((sum, { seconds }) => sum + seconds, 0);
  do runs.push(await runMeasured(args));
  while (runs.length < MOST_RUNS && spent() < ENOUGH_SECONDS);
  return {
    seconds: median(runs.map((run) => run.seconds)),
    processorSeconds: median(runs.map((run) => run.processorSeconds)),
    megabytes: median(runs.map((run) => run.megabytes)),
  };
}

function ended(args: readonly string[], useFile: string): Promise<void> {
  const child = spawn(process.execPath, ['--import', TELL_USE, ...args], {
    cwd: ROOT,
    env: {
      ...process.env,
      TSX_TSCONFIG_PATH: join(ROOT, 'scripts/config/tsconfig.run.json'),
      ONEGRID_USE_FILE: useFile,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${args.join(' ')} ended with ${code ?? signal}\n${told}`));
    });
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
