import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { runAccount } from '../src/commands/account.ts';
import { runInProcess } from './run-onegrid.ts';

/** What is refused before any database is opened; making an account is tested with the server's start. */
it.each([
  [[], {}, 'give one name'],
  [['eve', 'adam', '--role', 'leader'], {}, 'give one name'],
  [['demo-eve', '--role', 'leader'], {}, 'kept for demo accounts'],
  [['eve'], {}, '--role must be one of planner, officer, leader, grid-worker'],
  [['eve', '--role', 'king'], {}, '--role must be one of'],
  [
    ['eve', '--role', 'leader'],
    {},
    'ONEGRID_PASSWORD must hold a good password. A password has 10 to 200 characters.',
  ],
  [['eve', '--role', 'leader'], { ONEGRID_PASSWORD: 'short' }, 'ONEGRID_PASSWORD must hold'],
  [
    ['eve', '--role', 'leader'],
    { ONEGRID_PASSWORD: 'Eve-has-2026' },
    'does not hold the name of its account (eve)',
  ],
  [['eve', '--role', 'leader', '--nope'], {}, 'there is no option --nope'],
])('refuses %j', async (args, environment, reason) => {
  const command = (given: readonly string[], terminal: Parameters<typeof runAccount>[1]) =>
    runAccount(given, terminal, environment);
  const run = await runInProcess(command, tmpdir(), args);
  expect(run.code).toBe(2);
  expect(run.out).toBe('');
  expect(run.error).toContain(reason);
});
