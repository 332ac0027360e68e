import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import type { PlanStatus } from '../plan/records.ts';

const PLAN_LOCK = statement(import.meta.url, '../plan/plan-lock.sql');

export interface LockedPlan {
  readonly revision: number;
  readonly status: PlanStatus;
}

/** Locks a plan's row until the transaction ends, as edits do, so that neither overtakes the other; null: no such plan. */
export async function lockPlan(session: Session, district: string, plan: string): Promise<LockedPlan | null> {
  const [row] = await session.rows<LockedPlan>(PLAN_LOCK, { district, plan });
  return row ?? null;
}
