import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { inRoot, NODE } from '../lib/paths.mjs';
import { runFuzz } from './run-fuzz.ts';

it('runs every seed from the first on, and reports those that fail', async () => {
  const seen: number[] = [];
  const reported: string[] = [];
  const suite = {
    runCase: async (seed: number) => {
      seen.push(seed);
      if (seed % 3 === 0) throw new Error(`seed ${seed} is divisible`);
    },
  };
  const result = await runFuzz(suite, { seed: 5, runs: 5, database: null }, (seed, reason) => {
    reported.push(`${seed}: ${reason}`);
  });
  expect(seen).toEqual([5, 6, 7, 8, 9]);
  expect(result).toEqual({ passed: 3, failedSeeds: [6, 9] });
  expect(reported).toEqual(['6: Error: seed 6 is divisible', '9: Error: seed 9 is divisible']);
});

it('hands what a case returns to the database, whose refusal fails the case', async () => {
  const suite = { runCase: (seed: number) => ({ seed }) };
  const database = {
    check: async (outcome: unknown) => {
      if ((outcome as { seed: number }).seed === 2) throw new Error('refused');
    },
    close: async () => {},
  };
  const result = await runFuzz(suite, { seed: 1, runs: 3, database }, () => {});
  expect(result).toEqual({ passed: 2, failedSeeds: [2] });
});

it.each([
  [[], 'no suite is named'],
  [['no-such-suite'], 'there is no suite no-such-suite'],
  [['no-such-suite', '--runs', '0'], '--runs takes a whole number from 1'],
  [['no-such-suite', '--seed', '-1'], "Option '--seed' argument is ambiguous"],
  [['no-such-suite', '--engine', 'sqlite'], '--engine takes embedded or server'],
])('ends with 2 on %j', (args, problem) => {
  const script = inRoot('scripts', 'fuzz.ts');
  const run = spawnSync(NODE, ['--import', 'tsx', script, ...args], { cwd: inRoot(), encoding: 'utf8' });
  expect(run.status).toBe(2);
  expect(run.stderr).toContain(problem);
  expect(run.stderr).toContain('suites:');
  expect(run.stdout).toBe('');
});
