import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, SYSTEM_ACTOR } from '@onegrid/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAudit } from '../src/commands/audit.ts';
import { runInProcess } from './run-onegrid.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'onegrid-audit-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const audit = (...args: string[]) =>
  runInProcess(
    (given, terminal) => runAudit(given, terminal, { ONEGRID_DATA: join(folder, 'data') }),
    folder,
    args,
  );

const HASH = 'a'.repeat(64);

describe('onegrid audit', () => {
  it('explains itself', async () => {
    expect(await audit('--help')).toMatchObject({ code: 0, error: '' });
    expect((await audit('verify', '--help')).out).toContain('--anchor DAY:HASH');
    expect(await audit()).toMatchObject({ code: 2, out: '' });
  });

  it.each([
    [['mend'], 'there is no command "audit mend"'],
    [['verify', '--anchor', '2026-11-23'], '--anchor 2026-11-23: must be a day and its hash'],
    [['verify', '--anchor', `23.11.2026:${HASH}`], 'must be a day and its hash'],
    [['verify', 'everything'], 'everything'],
    [['days', '--json'], 'there is no option --json'],
    [['export'], 'name the file to write'],
    [['export', 'log.xlsx'], 'log.xlsx: must end in .csv or .jsonl'],
    [['export', 'log.csv', '--since', 'yesterday'], '--since yesterday: must be a day such as'],
    [['export', 'log.csv', '--until', '2026-13-01'], '--until 2026-13-01: must be a day such as'],
  ])('refuses %j', async (args, reason) => {
    const run = await audit(...args);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.error).toContain(reason);
  });

  it('says where there is no district', async () => {
    expect(await audit('verify')).toMatchObject({ code: 2, out: '' });
    expect((await audit('days')).error).toContain('the database holds no district yet');
  });

  it('verifies, lists days, exports, and exits with 1 where the log is not what was written down', async () => {
    await inDatabase(async (store) => {
      const outline = {
        type: 'Polygon' as const,
        coordinates: [
          [
            [118, 31],
            [118.1, 31],
            [118.1, 31.1],
            [118, 31],
          ],
        ],
      };
      const district = { code: '990001', name: '甲区', nameEn: 'A', synthetic: true, outline };
      await store.createDistrict(district, SYSTEM_ACTOR);
      const by = { ...SYSTEM_ACTOR, reason: '=cmd, "quoted"' };
      const line = { action: 'test.line', objectKind: 'line', objectId: '1', after: { 名: '值' } };
      await store.in('990001').access.record(line, by);
    });

    const days = await audit('days');
    const [anchor, lines] = days.out.trim().split(/\s+/);
    expect(days.code).toBe(0);
    expect(anchor).toMatch(/^\d{4}-\d\d-\d\d:[0-9a-f]{64}$/);
    expect(lines).toBe('2');

    const holds = await audit('verify', '--anchor', anchor);
    expect(holds).toMatchObject({ code: 0, error: '' });
    expect(holds.out).toContain('the log holds: lines 2, days 1');
    expect(holds.out).toContain(`it ends with line 2: ${anchor}`);

    expect(await audit('export', 'log.csv')).toMatchObject({ code: 0, out: 'lines 3 written to log.csv\n' });
    const csv = readFileSync(join(folder, 'log.csv'), 'utf8');
    expect(csv.split('\r\n')).toHaveLength(5);
    expect(csv).toContain(`"'=cmd, ""quoted""",,"{""名"":""值""}"`);
    await audit('export', 'log.jsonl', '--since', '2020-01-01', '--until', '2999-12-31');
    const objects = readFileSync(join(folder, 'log.jsonl'), 'utf8').trim().split('\n');
    expect(objects.map((text) => JSON.parse(text).action)).toEqual([
      'district.create',
      'test.line',
      'audit.export',
      'audit.export',
    ]);
    expect((await audit('export', 'none.csv', '--until', '2020-01-01')).out).toContain('lines 0');
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);

    const wrong = await audit('verify', '--anchor', `${anchor.slice(0, 10)}:${HASH}`, '--json');
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.out)).toMatchObject({ holds: false, faults: [{ kind: 'anchor-differs' }] });
  });
});

async function inDatabase(use: (store: Awaited<ReturnType<typeof openStore>>) => Promise<void>) {
  const store = await openStore({ dataDir: join(folder, 'data') });
  await use(store);
  await store.close();
}
