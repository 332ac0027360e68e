import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { BASE_TABLES } from './base-data-tables.ts';
import { lockDistrict } from './lock-district.ts';
import { dropMadeUpTown } from './parents.ts';
import type { BaseDataKind } from './records.ts';

const BASE_DATA_USERS = statement(import.meta.url, './base-data-users.sql');
const OUTLINE_CLEAR = statement(import.meta.url, './outline-clear.sql');

interface UsersRow {
  readonly communities: number;
  readonly buildings: number;
  readonly layers: number;
  readonly plans: number;
  readonly others: number;
}

/** What keeps a kind from being cleared: the kind or the thing that stands on it; null where nothing does. */
export async function usersOf(
  session: Session,
  district: string,
  kind: BaseDataKind,
): Promise<string | null> {
  await lockDistrict(session, district);
  const users = await session.one<UsersRow>(BASE_DATA_USERS, { district });
  if (kind === 'outline') {
    if (users.plans > 0) return 'plans';
    if (users.layers > 0) return 'layers';
    return users.others > 0 ? 'base-data' : null;
  }
  if (kind === 'towns') return users.communities > 0 ? 'communities' : null;
  if (kind === 'compounds') return users.buildings > 0 ? 'buildings' : null;
  return null;
}

/** Removes one kind in the caller's transaction, after `usersOf` found nothing that stands on it. */
export async function clearKind(session: Session, district: string, kind: BaseDataKind): Promise<void> {
  if (kind === 'outline') {
    await session.one(OUTLINE_CLEAR, { district });
    return;
  }
  await session.rows(BASE_TABLES[kind].clear, { district });
  // The town that was made up for the communities goes with them.
  if (kind === 'communities') await dropMadeUpTown(session, district);
}
