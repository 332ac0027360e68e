import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDb } from '../src/commands/db.ts';
import { runInProcess } from './run-onegrid.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'onegrid-db-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const db = (...args: string[]) =>
  runInProcess(
    (given, terminal) => runDb(given, terminal, { ONEGRID_DATA: join(folder, 'data') }),
    folder,
    args,
  );

/** What is refused before any database is opened; copying itself is tested with the store and with the server's start. */
describe('onegrid db', () => {
  it('explains itself', async () => {
    expect(await db('copy', '--help')).toMatchObject({ code: 0, error: '' });
    expect((await db('copy', '--help')).out).toContain('--from ADDRESS');
    expect(await db()).toMatchObject({ code: 2, out: '' });
    expect((await db('drop')).error).toContain('there is no command "db drop"');
  });

  it.each([
    [['copy'], '--to is missing'],
    [['copy', '--to', 'postgres://localhost'], '--to: must be postgres://'],
    [['copy', '--to', 'target'], 'data: there is no embedded database in this folder'],
    [['copy', '--from', 'elsewhere', '--to', 'target'], 'elsewhere: there is no embedded database'],
    [
      ['copy', '--from', 'postgres://eve:secret@127.0.0.1:1/a', '--to', 'target'],
      '127.0.0.1:1/a: cannot be reached (connect ECONNREFUSED',
    ],
  ])('refuses %j', async (args, reason) => {
    const run = await db(...args);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.error).toContain(reason);
    expect(run.error).not.toContain('secret');
  });
});
