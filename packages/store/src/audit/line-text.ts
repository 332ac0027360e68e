import { createHash } from 'node:crypto';

/** A line of the log as the database tells it, each part as the text that it has there. */
export interface LineParts {
  readonly district: string;
  /** Place in the chain, from 1. */
  readonly position: string;
  readonly id: string;
  /** `2026-11-23T08:15:00.123456Z`: UTC, always six digits. */
  readonly at: string;
  readonly accountId: string | null;
  readonly accountName: string;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string | null;
  readonly reason: string | null;
  /** As PostgreSQL writes jsonb: keys by length, then by bytes, one blank after `:` and `,`. */
  readonly before: string | null;
  readonly after: string | null;
  /** Ids of accounts, joined by blanks. */
  readonly actingFor: string | null;
  readonly personId: string | null;
  /** Lower-case hexadecimal. */
  readonly sealed: string | null;
}

/** Before the first line of a district. */
export const BEFORE_ALL = '0'.repeat(64);

/**
 * The text of a line, as migration 0018 writes it (`audit_text`): each part as its length in UTF-8 bytes, a colon,
 * itself and a comma; a part that is null as `-,`. Two different lines therefore never have the same text.
 */
export function lineText(line: LineParts): string {
  return [
    line.district,
    line.position,
    line.id,
    line.at,
    line.accountId,
    line.accountName,
    line.action,
    line.objectKind,
    line.objectId,
    line.reason,
    line.before,
    line.after,
    line.actingFor,
    line.personId,
    line.sealed,
  ]
    .map((part) => (part === null ? '-,' : `${Buffer.byteLength(part, 'utf8')}:${part},`))
    .join('');
}

/** SHA-256 over the bytes of the hash before and the text of the line; hexadecimal in and out. */
export function lineHash(previousHash: string, line: LineParts): string {
  return createHash('sha256')
    .update(Buffer.from(previousHash, 'hex'))
    .update(lineText(line), 'utf8')
    .digest('hex');
}
