import { randomBytes } from 'node:crypto';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Database } from '../engine/database.ts';
import { groupRows } from '../engine/group-rows.ts';
import { listPage } from '../engine/list-page.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import { type ApiKeyRecord, type ApiKeyRepository, MOST_WORKING_KEYS, type NewApiKey } from './records.ts';

const PAGE = statement(import.meta.url, './api-keys-page.sql');
const MADE_BY = statement(import.meta.url, './api-keys-made-by.sql');
const WORKING = statement(import.meta.url, './api-key-working.sql');
const STANDING = statement(import.meta.url, './api-key-standing.sql');
const INSERT = statement(import.meta.url, './api-key-insert.sql');
const SHORTEN = statement(import.meta.url, './api-key-shorten.sql');
const REVOKE = statement(import.meta.url, './api-key-revoke.sql');
const USED = statement(import.meta.url, './api-key-used.sql');
const HOLD = statement(import.meta.url, './department-hold.sql');
const COUNT = statement(import.meta.url, './api-keys-working.sql');

interface KeyRow {
  id: string;
  department_id: string;
  name: string;
  scopes: string[];
  created_at: string;
  created_by: string;
  expires_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
  revoked_by: string | null;
  replaces_id: string | null;
}

type StandingRow = KeyRow & { works: boolean; replaced: boolean };

export class SqlApiKeyRepository implements ApiKeyRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
  ) {}

  keys(departmentIds: readonly string[] | null, page: PageRequest): Promise<Page<ApiKeyRecord>> {
    const values = { district: this.district, departments: departmentIds };
    return this.database.read((session) => listPage(session, PAGE, values, page, toRecord));
  }

  madeBy(accountIds: readonly string[]): Promise<ReadonlyMap<string, readonly ApiKeyRecord[]>> {
    return this.database.read(async (session) => {
      const values = { district: this.district, accounts: accountIds };
      const rows = await session.rows<KeyRow & { created_by_id: string }>(MADE_BY, values);
      return groupRows(accountIds, rows, ({ created_by_id }) => created_by_id, toRecord);
    });
  }

  working(id: string, secretHash: Uint8Array): Promise<ApiKeyRecord | null> {
    return this.database.read(async (session) => {
      const [row] = await session.rows<KeyRow>(WORKING, {
        district: this.district,
        id,
        secret_hash: Buffer.from(secretHash),
      });
      return row === undefined ? null : toRecord(row);
    });
  }

  create(key: NewApiKey, by: Actor): Promise<ApiKeyRecord | Refused> {
    return this.database.write(async (session) => {
      const { departmentId } = key;
      const place = { district: this.district, department: departmentId };
      if ((await session.rows(HOLD, place)).length === 0)
        return refused('unknown-department', { departmentId });
      const { working } = await session.one<{ working: number }>(COUNT, place);
      if (working >= MOST_WORKING_KEYS) return refused('keys-too-many', { limit: MOST_WORKING_KEYS });
      const made = await this.insert(session, key, null, by);
      await this.record(session, by, 'key.create', made.id, made);
      return made;
    });
  }

  rotate(
    id: string,
    next: { readonly secretHash: Uint8Array; readonly overlapMs: number },
    departmentIds: readonly string[] | null,
    by: Actor,
  ): Promise<ApiKeyRecord | Refused> {
    return this.database.write(async (session) => {
      const before = await this.standing(session, id, departmentIds);
      if (before === null) return refused('unknown-key', { id });
      if (!before.works) return refused('key-ended', { id });
      if (before.replaced) return refused('key-replaced', { id });
      const { departmentId, name, scopes, createdAt, expiresAt } = toRecord(before);
      const life = expiresAt.getTime() - createdAt.getTime();
      const again = { departmentId, name, scopes, secretHash: next.secretHash };
      const made = await this.insert(session, { ...again, expiresAt: new Date(Date.now() + life) }, id, by);
      await session.one(SHORTEN, { district: this.district, id, overlap_seconds: next.overlapMs / 1000 });
      await this.record(session, by, 'key.rotate', made.id, made);
      return made;
    });
  }

  revoke(id: string, departmentIds: readonly string[] | null, by: Actor): Promise<ApiKeyRecord | Refused> {
    return this.database.write(async (session) => {
      const before = await this.standing(session, id, departmentIds);
      if (before === null) return refused('unknown-key', { id });
      if (!before.works) return refused('key-ended', { id });
      const revoked = toRecord(
        await session.one<KeyRow>(REVOKE, { district: this.district, id, by: by.name }),
      );
      await this.record(session, by, 'key.revoke', id, revoked);
      return revoked;
    });
  }

  used(id: string): Promise<void> {
    return this.database.write(async (session) => {
      const [use] = await session.rows<{ name: string; first_of_day: boolean }>(USED, {
        district: this.district,
        id,
      });
      if (use?.first_of_day !== true) return;
      const line = { action: 'key.use', objectKind: 'api-key', objectId: id };
      await writeAudit(session, this.district, { accountId: id, name: use.name }, line);
    });
  }

  private async insert(
    session: Session,
    key: NewApiKey,
    replaces: string | null,
    by: Actor,
  ): Promise<ApiKeyRecord> {
    const row = await session.one<KeyRow>(INSERT, {
      district: this.district,
      // Goes along in every request beside the secret: short, and no guess at when or by whom it was made.
      id: randomBytes(9).toString('hex'),
      department: key.departmentId,
      name: key.name,
      secret_hash: Buffer.from(key.secretHash),
      scopes: key.scopes,
      by: by.name,
      by_id: by.accountId,
      expires_at: key.expiresAt,
      replaces,
    });
    return toRecord(row);
  }

  private async standing(
    session: Session,
    id: string,
    departments: readonly string[] | null,
  ): Promise<StandingRow | null> {
    const [row] = await session.rows<StandingRow>(STANDING, { district: this.district, id, departments });
    return row ?? null;
  }

  private record(session: Session, by: Actor, action: string, id: string, key: ApiKeyRecord): Promise<void> {
    const { departmentId, name, scopes, expiresAt, replacesId } = key;
    return writeAudit(session, this.district, by, {
      action,
      objectKind: 'api-key',
      objectId: id,
      after: { departmentId, name, scopes, expiresAt, replacesId },
    });
  }
}

function toRecord(row: KeyRow): ApiKeyRecord {
  return {
    id: row.id,
    departmentId: row.department_id,
    name: row.name,
    scopes: row.scopes,
    createdAt: new Date(row.created_at),
    createdBy: row.created_by,
    expiresAt: new Date(row.expires_at),
    lastUsedAt: row.last_used_at === null ? null : new Date(row.last_used_at),
    revokedAt: row.revoked_at === null ? null : new Date(row.revoked_at),
    revokedBy: row.revoked_by,
    replacesId: row.replaces_id,
  };
}
