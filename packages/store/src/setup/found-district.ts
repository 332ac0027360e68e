import { createAccount } from '../access/create-account.ts';
import { writeAudit } from '../access/write-audit.ts';
import type { Database } from '../engine/database.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused } from '../outcome.ts';
import type { DistrictSetUp, NewDistrictSetup } from './records.ts';

const SETUP_LOCK = statement(import.meta.url, './setup-lock.sql');
const DISTRICTS_COUNT = statement(import.meta.url, './districts-count.sql');
const DISTRICT_FOUND = statement(import.meta.url, './district-found.sql');

/**
 * Makes the first district of a store, without an outline yet, and its administrator, in one transaction.
 * Both audit lines name the administrator, who is the one doing it. Refused: `district-exists`.
 */
export function foundDistrict(database: Database, input: NewDistrictSetup): Promise<DistrictSetUp | Refused> {
  return database.write(async (session) => {
    await session.one(SETUP_LOCK, {});
    const { districts } = await session.one<{ districts: number }>(DISTRICTS_COUNT, {});
    if (districts > 0) return refused('district-exists');
    const { code, name, nameEn, administrator } = input;
    await session.one(DISTRICT_FOUND, { code, name, name_en: nameEn });
    const by = { accountId: null, name: administrator.displayName };
    await writeAudit(session, code, by, {
      action: 'district.create',
      objectKind: 'district',
      objectId: code,
      after: { name, synthetic: false },
    });
    const account = await createAccount(session, code, { ...administrator, role: 'administrator' }, by);
    return { district: { code, name, nameEn, synthetic: false }, administrator: account };
  });
}
