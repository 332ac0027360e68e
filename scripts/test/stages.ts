import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { allSteps, runSteps } from '../check/steps.ts';
import { ensureConsoleBuilt } from '../lib/build-console.mjs';
import { CACHE, inRoot, NODE } from '../lib/paths.mjs';
import { runChild } from '../lib/run-child.mjs';
import { NOTHING, type Tally, tallyVitest } from './tally.ts';

/** In the order in which they run; all but the first are projects of scripts/config/vitest.config.ts. */
export const STAGES = ['check', 'unit', 'contract', 'api', 'start', 'browser'] as const;
export type Stage = (typeof STAGES)[number];

/** What this machine offers to tests; null for what is missing. */
export interface Machine {
  readonly databaseUrl: string | null;
  readonly chromium: string | null;
}

/** Runs one stage; what it prints goes to standard output. */
export async function runStage(stage: Stage, machine: Machine): Promise<Tally> {
  console.log(`\n=== ${stage}`);
  const from = performance.now();
  const tally = await tallyStage(stage, machine);
  const seconds = ((performance.now() - from) / 1_000).toFixed(1);
  console.log(`=== ${stage}: ${tally.passed} passed, ${tally.failed} failed in ${seconds} s`);
  return tally;
}

function tallyStage(stage: Stage, machine: Machine): Promise<Tally> {
  if (stage === 'check') return tallyChecks();
  if (stage === 'start' || stage === 'browser') return tallyWithConsole(stage, machine);
  return tallyProject(stage, machine);
}

async function tallyChecks(): Promise<Tally> {
  const outcomes = await runSteps(allSteps(false), ({ name, faults, seconds }) => {
    console.log(`${faults.length === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
    for (const fault of faults) console.log(`       ${fault}`);
  });
  const failed = outcomes.filter(({ faults }) => faults.length > 0).length;
  return { ...NOTHING, passed: outcomes.length - failed, failed };
}

/** These tests use the console as it is served, so it is built first. */
async function tallyWithConsole(stage: Stage, machine: Machine): Promise<Tally> {
  if (!(await ensureConsoleBuilt())) return { ...NOTHING, failed: 1 };
  return tallyProject(stage, machine);
}

async function tallyProject(project: string, machine: Machine): Promise<Tally> {
  const folder = join(CACHE, 'test');
  const report = join(folder, `${project}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(report, { force: true });
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const args = ['run', '--config', 'scripts/config/vitest.config.ts', '--project', project];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await runChild(NODE, [vitest, ...args, ...reporters], {
    stdio: ['ignore', 1, 2],
    env: testEnvironment(machine),
  });
  return tallyVitest(report, code);
}

/** A database or browser that was looked for and not found must not be taken from the caller's settings. */
function testEnvironment({ databaseUrl, chromium }: Machine): NodeJS.ProcessEnv {
  const { ONEGRID_TEST_DATABASE_URL: _url, ONEGRID_CHROMIUM: _path, ...rest } = process.env;
  return {
    ...rest,
    ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
    ...(databaseUrl === null ? {} : { ONEGRID_TEST_DATABASE_URL: databaseUrl }),
    ...(chromium === null ? {} : { ONEGRID_CHROMIUM: chromium }),
  };
}
