import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { NODE } from './paths.mjs';
import { descendantsOf, killAll, waitForEnd } from './processes.mjs';

/** Starts a process that starts another one, prints its id, and leaves it alone. */
const PARENT = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  console.log(child.pid);
  setInterval(() => {}, 1000);`;

it('finds what a process started, and sees it outlive that process', async () => {
  const parent = spawn(NODE, ['-e', PARENT], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(parent.stdout, 'data');
  const grandchild = Number(String(line));

  const started = descendantsOf(process.pid);
  expect(started.map(({ pid }) => pid)).toEqual(expect.arrayContaining([parent.pid, grandchild]));
  const below = descendantsOf(parent.pid ?? 0);
  expect(below.map(({ pid }) => pid)).toEqual([grandchild]);

  parent.kill('SIGKILL');
  await once(parent, 'exit');
  expect(descendantsOf(parent.pid ?? 0)).toEqual([]);
  const left = await waitForEnd(below, performance.now() + 150);
  expect(left).toEqual(below);

  killAll(left);
  expect(await waitForEnd(below, performance.now() + 5_000)).toEqual([]);
});
