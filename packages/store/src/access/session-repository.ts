import type { Actor } from '../actor.ts';
import type { Database } from '../engine/database.ts';
import { listPage } from '../engine/list-page.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused, StoreError } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import { type AccountRow, toAccount } from './account-rows.ts';
import { readGrants } from './read-grants.ts';
import type {
  NewSession,
  SessionEnd,
  SessionHolder,
  SessionRecord,
  SessionRepository,
} from './session-records.ts';
import { writeAudit } from './write-audit.ts';

const BEGIN = statement(import.meta.url, './session-begin.sql');
const LOCK = statement(import.meta.url, './session-lock.sql');
const EXCHANGE = statement(import.meta.url, './session-exchange.sql');
const HOLDER = statement(import.meta.url, './session-holder.sql');
const ENDED = statement(import.meta.url, './session-ended.sql');
const PAGE = statement(import.meta.url, './sessions-page.sql');
const BY_FAMILY = statement(import.meta.url, './session-by-family.sql');
const FAMILY = statement(import.meta.url, './session-family.sql');
const END_FAMILY = statement(import.meta.url, './session-end-family.sql');
const END_ACCOUNT = statement(import.meta.url, './session-end-account.sql');
const SEEN = statement(import.meta.url, './session-seen.sql');

interface SessionRow {
  id: string;
  account_id: string;
  method: SessionRecord['method'];
  address: string | null;
  user_agent: string | null;
  created_at: string;
  seen_at: string | null;
  expires_at: string;
}

interface FamilyRow {
  family: string;
  account_id: string;
  account_name: string;
}

export class SqlSessionRepository implements SessionRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
  ) {}

  open(input: NewSession): Promise<SessionRecord | null> {
    return this.database.write(async (session) => {
      const { exchanged } = input;
      const earlier = exchanged === null ? null : await this.exchange(session, exchanged);
      if (exchanged !== null && earlier === null) return null;
      const begun = await session.one<{ family: string }>(BEGIN, {
        district: this.district,
        token_hash: Buffer.from(input.tokenHash),
        account_id: input.accountId,
        expires_at: input.expiresAt,
        method: earlier?.method ?? input.method,
        address: input.address,
        user_agent: input.userAgent,
        family: earlier?.family ?? null,
      });
      const record = await this.live(session, begun.family);
      if (earlier === null) {
        const by = await this.family(session, { family: begun.family });
        await this.record(session, actorOf(by), 'session.open', input.accountId, {
          session: begun.family,
          method: input.method,
          address: input.address,
        });
      }
      return record;
    });
  }

  holder(tokenHash: Uint8Array): Promise<SessionHolder | null> {
    return this.findHolder({ token_hash: Buffer.from(tokenHash), family: null });
  }

  holderOf(id: string): Promise<SessionHolder | null> {
    return this.findHolder({ token_hash: null, family: id });
  }

  ended(tokenHash: Uint8Array) {
    return this.database.read(async (session) => {
      const [row] = await session.rows<{
        family: string;
        account_id: string;
        end_reason: SessionEnd | null;
        ended_at: string;
      }>(ENDED, { district: this.district, token_hash: Buffer.from(tokenHash) });
      if (row === undefined) return null;
      return {
        sessionId: row.family,
        accountId: row.account_id,
        reason: row.end_reason,
        endedAt: new Date(row.ended_at),
      };
    });
  }

  sessions(accountId: string, page: PageRequest): Promise<Page<SessionRecord>> {
    const values = { district: this.district, account: accountId, family: null };
    return this.database.read((session) => listPage(session, PAGE, values, page, toSession));
  }

  end(tokenHash: Uint8Array, reason: SessionEnd): Promise<string | null> {
    return this.database.write(async (session) => {
      const found = await this.family(session, { tokenHash });
      if (found === null) return null;
      if (await this.endTokens(session, found.family, reason)) {
        await this.record(session, actorOf(found), 'session.end', found.account_id, {
          session: found.family,
          reason,
        });
      }
      return found.family;
    });
  }

  endFamily(family: string, reason: SessionEnd): Promise<void> {
    return this.database.write(async (session) => {
      const found = await this.family(session, { family });
      if (found === null || !(await this.endTokens(session, family, reason))) return;
      const action = reason === 'reused' ? 'session.reused' : 'session.end';
      await this.record(session, actorOf(found), action, found.account_id, { session: family, reason });
    });
  }

  revoke(id: string, ownOnly: string | null, by: Actor): Promise<SessionRecord | Refused> {
    return this.database.write(async (session) => {
      await session.one(LOCK, { district: this.district, family: id });
      const found = await this.live(session, id);
      if (found === null || (ownOnly !== null && found.accountId !== ownOnly)) {
        return refused('unknown-session', { id });
      }
      await this.endTokens(session, id, 'revoked');
      await this.record(session, by, 'session.revoke', found.accountId, { session: id });
      return found;
    });
  }

  revokeOthers(accountId: string, exceptSession: string | null, by: Actor): Promise<number> {
    return this.database.write(async (session) => {
      const ended = await endSessionsOf(session, this.district, accountId, exceptSession, 'revoked');
      if (ended > 0) await this.record(session, by, 'session.revoke', accountId, { sessions: ended });
      return ended;
    });
  }

  seen(tokenHash: Uint8Array, address: string): Promise<void> {
    return this.database.write(async (session) => {
      const values = { district: this.district, token_hash: Buffer.from(tokenHash), address };
      await session.one(SEEN, values);
    });
  }

  /** Marks the token as exchanged; its session, or null where that cannot be done any more. */
  private async exchange(
    session: Session,
    { tokenHash, graceMs }: NonNullable<NewSession['exchanged']>,
  ): Promise<{ family: string; method: SessionRecord['method'] } | null> {
    const found = await this.family(session, { tokenHash });
    if (found === null) return null;
    await session.one(LOCK, { district: this.district, family: found.family });
    const [exchanged] = await session.rows<{ family: string; method: SessionRecord['method'] }>(EXCHANGE, {
      district: this.district,
      token_hash: Buffer.from(tokenHash),
      grace_ms: graceMs,
    });
    return exchanged ?? null;
  }

  private findHolder(by: {
    token_hash: Uint8Array | null;
    family: string | null;
  }): Promise<SessionHolder | null> {
    return this.database.read(async (session) => {
      const [row] = await session.rows<
        AccountRow & { family: string; password_changed_at: string; password_must_change: boolean }
      >(HOLDER, { district: this.district, ...by });
      if (row === undefined) return null;
      const grants = await readGrants(session, this.district, [row.id]);
      return {
        sessionId: row.family,
        account: toAccount(row),
        grants: grants.get(row.id) ?? [],
        passwordMustChange: row.password_must_change,
        passwordChangedAt: new Date(row.password_changed_at),
      };
    });
  }

  /** Whether there was one to end. */
  private async endTokens(session: Session, family: string, reason: SessionEnd): Promise<boolean> {
    await session.one(LOCK, { district: this.district, family });
    const ended = await session.rows(END_FAMILY, { district: this.district, family, reason });
    return ended.length > 0;
  }

  private async live(session: Session, family: string): Promise<SessionRecord | null> {
    const values = { district: this.district, account: null, family };
    const [row] = await session.rows<SessionRow>(BY_FAMILY, values);
    return row === undefined ? null : toSession(row);
  }

  private async family(
    session: Session,
    { tokenHash, family }: { tokenHash?: Uint8Array; family?: string },
  ): Promise<FamilyRow | null> {
    const [row] = await session.rows<FamilyRow>(FAMILY, {
      district: this.district,
      token_hash: tokenHash === undefined ? null : Buffer.from(tokenHash),
      family: family ?? null,
    });
    return row ?? null;
  }

  private record(session: Session, by: Actor, action: string, accountId: string, after: unknown) {
    return writeAudit(session, this.district, by, {
      action,
      objectKind: 'account',
      objectId: accountId,
      after,
    });
  }
}

/** Ends every live session of an account but one, in the caller's transaction; answers how many. */
export async function endSessionsOf(
  session: Session,
  district: string,
  accountId: string,
  exceptSession: string | null,
  reason: SessionEnd,
): Promise<number> {
  const values = { district, account: accountId, except: exceptSession, reason };
  const ended = await session.rows<{ family: string }>(END_ACCOUNT, values);
  return new Set(ended.map(({ family }) => family)).size;
}

function actorOf(found: FamilyRow | null): Actor {
  if (found === null)
    throw new StoreError('verdict-missing', 'A session that was just written is not there.');
  return { accountId: found.account_id, name: found.account_name };
}

function toSession(row: SessionRow): SessionRecord {
  return {
    id: row.id,
    accountId: row.account_id,
    method: row.method,
    address: row.address,
    userAgent: row.user_agent,
    createdAt: new Date(row.created_at),
    seenAt: row.seen_at === null ? null : new Date(row.seen_at),
    expiresAt: new Date(row.expires_at),
  };
}
