import type { Actor } from '../actor.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';

const WRITE = statement(import.meta.url, './audit-write.sql');

export interface AuditLine {
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Of whom `sealed` tells. */
  readonly personId?: string | null;
  /** Before and after of what is personal, encrypted with the person's key: it goes when the person is erased. */
  readonly sealed?: Uint8Array | null;
}

/** Writes who, what, when and why in the caller's transaction, so that neither exists without the other. */
export async function writeAudit(
  session: Session,
  district: string,
  by: Actor,
  line: AuditLine,
): Promise<void> {
  await session.one(WRITE, {
    district,
    account_id: by.accountId,
    account_name: by.name,
    action: line.action,
    object_kind: line.objectKind,
    object_id: line.objectId,
    reason: by.reason ?? null,
    before: jsonOrNull(line.before),
    after: jsonOrNull(line.after),
    acting_for: by.actingFor === undefined || by.actingFor.length === 0 ? null : [...by.actingFor],
    person_id: line.personId ?? null,
    sealed: line.sealed == null ? null : Buffer.from(line.sealed),
  });
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
