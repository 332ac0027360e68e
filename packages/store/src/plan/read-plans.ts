import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type PlanRow, toPlan } from './plan-rows.ts';
import type { PlanRecord } from './records.ts';

const PLAN_ROWS = statement(import.meta.url, './plan-rows.sql');

/** Plans by id, as they stand in the caller's session; those that do not exist are left out. */
export async function readPlans(
  session: Session,
  district: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PlanRecord>> {
  const rows = await session.rows<PlanRow>(PLAN_ROWS, { district, ids });
  return new Map(rows.map((row) => [row.id, toPlan(row)]));
}
