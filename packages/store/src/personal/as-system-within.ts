import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';

const ROLE_NOW = statement(import.meta.url, './role-now.sql');
const ROLE_BE = statement(import.meta.url, './role-be.sql');

/**
 * Work that a transaction owes to rows which whoever asks may not see, such as moving persons to the grids of a plan
 * that a planner brings into force. It may hand out nothing of what it sees. Where it throws, the transaction is over.
 */
export async function asSystemWithin<T>(session: Session, work: () => Promise<T>): Promise<T> {
  const { role } = await session.one<{ role: string }>(ROLE_NOW, {});
  await session.one(ROLE_BE, { role: 'onegrid_system' });
  const result = await work();
  await session.one(ROLE_BE, { role });
  return result;
}
