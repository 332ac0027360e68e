import { existsSync, readdirSync } from 'node:fs';
import { findViolations } from '../arrows/find-violations.ts';
import { inRoot, NODE, ROOT } from '../lib/paths.mjs';
import { findForbidden } from '../licences/judge.ts';
import { readInstalled } from '../licences/read-installed.ts';
import { findHostsInLockFile } from './lock-hosts.ts';
import { findLongFiles } from './long-files.ts';
import { runCaptured } from './run-captured.ts';

/** One check: its faults as lines of text, none when all is well. */
export interface Step {
  readonly name: string;
  readonly run: () => Promise<readonly string[]>;
}

export interface StepOutcome {
  readonly name: string;
  readonly faults: readonly string[];
  readonly seconds: number;
}

/**
 * All checks of the repository.
 *
 * @param write mends what can be mended: formatting, safe lint fixes, the emitted schema
 */
export function allSteps(write: boolean): Step[] {
  return [
    { name: 'lint and format', run: () => lint(write) },
    { name: 'schema', run: () => schema(write) },
    { name: 'types of scripts', run: () => types('scripts/config/tsconfig.scripts.json') },
    ...typedPackages().map((name) => ({
      name: `types of ${name}`,
      run: () => types(`packages/${name}/tsconfig.json`),
    })),
    { name: 'arrows', run: async () => findViolations(ROOT).map(describeViolation) },
    { name: 'file length', run: async () => findLongFiles(ROOT) },
    { name: 'licences', run: async () => findForbidden(readInstalled(ROOT)) },
    { name: 'lock file', run: async () => findHostsInLockFile(inRoot('pnpm-lock.yaml')) },
  ];
}

/**
 * Runs steps, two at a time.
 *
 * @param onOutcome is called after each step, in the order in which they end
 */
export async function runSteps(
  steps: readonly Step[],
  onOutcome: (outcome: StepOutcome) => void,
): Promise<StepOutcome[]> {
  const waiting = [...steps];
  const outcomes: StepOutcome[] = [];
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const from = performance.now();
      const faults = await step.run();
      const outcome = { name: step.name, faults, seconds: (performance.now() - from) / 1_000 };
      outcomes.push(outcome);
      onOutcome(outcome);
    }
  };
  await Promise.all([worker(), worker()]);
  return outcomes;
}

function lint(write: boolean): Promise<readonly string[]> {
  const biome = inRoot('node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const args = ['check', '--config-path', 'scripts/config', '--error-on-warnings', '--max-diagnostics=200'];
  return runCaptured(NODE, [biome, ...args, ...(write ? ['--write'] : []), '.']);
}

/** Folders with code: `docs` holds pages alone. */
function typedPackages(): string[] {
  return readdirSync(inRoot('packages')).filter((name) =>
    existsSync(inRoot('packages', name, 'package.json')),
  );
}

/** Each project keeps what it found out in .cache, so a second check is fast. */
function types(project: string): Promise<readonly string[]> {
  const tsc = inRoot('node_modules', 'typescript', 'bin', 'tsc');
  const memory = inRoot('.cache', 'types', `${project.replaceAll('/', '-')}.tsbuildinfo`);
  return runCaptured(NODE, [tsc, '-p', project, '--noEmit', '--incremental', '--tsBuildInfoFile', memory]);
}

function schema(write: boolean): Promise<readonly string[]> {
  const script = inRoot('packages', 'api', 'src', 'schema', 'emit.ts');
  return runCaptured(NODE, ['--import', 'tsx', script, ...(write ? [] : ['--check'])]);
}

const describeViolation = (violation: ReturnType<typeof findViolations>[number]): string =>
  `${violation.path}:${violation.line} ${violation.rule}: ${violation.text}`;
