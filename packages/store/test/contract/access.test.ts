import { expect, it } from 'vitest';
import { parseStatement } from '../../src/engine/statement.ts';
import { ENTITIES } from '../../src/entities.ts';
import { SYSTEM_ACTOR } from '../../src/index.ts';
import { describeOnEngines } from '../support/engines.ts';
import { tinyDistrict } from '../support/tiny-plan.ts';

const CHANGE_AUDIT = [
  'update audit_entry set reason = :reason',
  'delete from audit_entry where reason is distinct from :reason',
];

describeOnEngines('access', (opened) => {
  it('finds an account by its name, and writes no hash into the log', async () => {
    const { district } = await tinyDistrict(opened().store, '990301');
    const account = await district.access.createAccount(
      { name: 'planner', displayName: '规划员', role: 'planner', passwordHash: '$argon2id$x' },
      SYSTEM_ACTOR,
    );
    expect(await district.access.accountByName('planner')).toEqual(account);
    expect(await district.access.accountByName('nobody')).toBeNull();

    const lines = await district.audit.lines({ objectKind: 'account', objectId: account.id }, { first: 10 });
    expect(lines.nodes.map((line) => line.action)).toEqual(['account.create']);
    expect(JSON.stringify(lines.nodes)).not.toContain('argon2id');
  });

  it('pages the audit log newest first, each line once', async () => {
    const { district } = await tinyDistrict(opened().store, '990302');
    for (let i = 0; i < 7; i++)
      await district.access.record(
        { action: 'test.line', objectKind: 'line', objectId: String(i) },
        SYSTEM_ACTOR,
      );
    const seen: (string | null)[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const page = await district.audit.lines({ action: 'test.line' }, { first: 3, after });
      expect(page.totalCount).toBe(7);
      seen.push(...page.nodes.map((line) => line.objectId));
      after = page.cursors.at(-1)!;
      more = page.hasNextPage;
    }
    expect(seen).toEqual(['6', '5', '4', '3', '2', '1', '0']);
    await expect(district.audit.lines({}, { first: 3, after: 'rubbish' })).rejects.toMatchObject({
      code: 'cursor-invalid',
    });
    await expect(district.audit.lines({}, { first: 201 })).rejects.toMatchObject({
      code: 'page-size-out-of-range',
    });
  });

  it.each(CHANGE_AUDIT)('has a log that refuses: %s', async (text) => {
    const { database } = opened();
    const change = database.write((session) =>
      session.rows(parseStatement('change audit', text), { reason: 'x' }),
    );
    await expect(change).rejects.toThrow(/not editable/);
  });

  it('has tables that fit its entities', async () => {
    for (const entity of ENTITIES) {
      await opened().database.read(({ em }) => em.getRepository(entity.meta.className).findAll({ limit: 1 }));
    }
  });
});
