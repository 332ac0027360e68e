import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from './lock.mjs';
import { inRoot, NODE } from './paths.mjs';

let folder = '';
let lock = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onegrid-lock-'));
  lock = join(folder, 'the.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that adds one to the counter file, slowly, twenty times, each time under the lock. */
const ADDER = `
  import { readFileSync, writeFileSync } from 'node:fs';
  import { setTimeout as pause } from 'node:timers/promises';
  const { withLock } = await import(process.argv[1]);
  const [, , lock, counter] = process.argv;
  for (let round = 0; round < 20; round += 1) {
    await withLock(lock, async () => {
      const before = Number(readFileSync(counter, 'utf8'));
      await pause(1);
      writeFileSync(counter, String(before + 1));
    });
  }`;

function startAdder(counter: string) {
  const module = pathToFileURL(inRoot('scripts', 'lib', 'lock.mjs')).href;
  return spawn(NODE, ['--input-type=module', '-e', ADDER, module, lock, counter], { stdio: 'inherit' });
}

it('lets one process in at a time', async () => {
  const counter = join(folder, 'counter');
  writeFileSync(counter, '0');
  const ended = await Promise.all([1, 2, 3].map(() => once(startAdder(counter), 'exit')));
  expect(ended.map(([code]) => code)).toEqual([0, 0, 0]);
  expect(readFileSync(counter, 'utf8')).toBe('60');
  expect(readdirSync(folder)).toEqual(['counter']);
});

it('takes over the lock of a process that is gone', async () => {
  const { pid } = spawnSync(NODE, ['-e', '']);
  writeFileSync(lock, `${pid} left-behind`);
  const inside = await withLock(lock, async () => readFileSync(lock, 'utf8'));
  expect(inside).toMatch(new RegExp(`^${process.pid} `));
  expect(existsSync(lock)).toBe(false);
});

it('gives the lock back when the work fails', async () => {
  const failing = withLock(lock, async () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(existsSync(lock)).toBe(false);
});

it('says once that it waits', async () => {
  let waits = 0;
  const order: string[] = [];
  const first = withLock(lock, async () => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    order.push('first');
  });
  const second = withLock(
    lock,
    async () => order.push('second'),
    () => {
      waits += 1;
    },
  );
  await Promise.all([first, second]);
  expect(order).toEqual(['first', 'second']);
  expect(waits).toBe(1);
});
