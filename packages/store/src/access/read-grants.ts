import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import type { GrantRecord } from './account-records.ts';
import { effectiveGrants, type GrantRows } from './effective-grants.ts';

const ROWS = statement(import.meta.url, './grant-rows.sql');

/** What each of these accounts may at the moment of the database. */
export async function readGrants(
  session: Session,
  district: string,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, readonly GrantRecord[]>> {
  const rows = await session.one<GrantRows & { at: string }>(ROWS, { district, ids: [...accountIds] });
  const at = new Date(rows.at);
  return new Map(accountIds.map((id) => [id, effectiveGrants(rows, id, at)]));
}
