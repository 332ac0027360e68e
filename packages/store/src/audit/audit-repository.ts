import type { Database } from '../engine/database.ts';
import { listPage } from '../engine/list-page.ts';
import type { Values } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import type { Page, PageRequest } from '../page.ts';
import { type ChainLink, ChainVerifier } from './chain-verifier.ts';
import type { AuditDay, AuditLineRecord, AuditRepository, AuditSearch, AuditVerdict } from './records.ts';

const LINES_PAGE = statement(import.meta.url, './audit-lines-page.sql');
const LINES_BATCH = statement(import.meta.url, './audit-lines-batch.sql');
const DAYS_PAGE = statement(import.meta.url, './audit-days-page.sql');
const CHAIN_BATCH = statement(import.meta.url, './audit-chain-batch.sql');
const CHAIN_HEAD = statement(import.meta.url, './audit-chain-head.sql');
const UNLINKED = statement(import.meta.url, './audit-unlinked.sql');
const ERASED = statement(import.meta.url, './audit-erased.sql');

/** Lines a statement: small enough that other questions get their turn on the one connection. */
const BATCH = 1_000;
/** More of them are not listed. */
const UNLINKED_MAX = 100;

interface LineRow {
  id: string;
  at: string;
  account_id: string | null;
  account_name: string;
  action: string;
  object_kind: string;
  object_id: string | null;
  reason: string | null;
  before: unknown;
  after: unknown;
  person_id: string | null;
  position: string | null;
  hash: string | null;
  acting_for: string[];
}

interface LinkRow {
  position: string;
  day: string;
  entry_id: string;
  previous_hash: string;
  hash: string;
  id: string | null;
  at: string;
  written_on: string;
  account_id: string | null;
  account_name: string;
  action: string;
  object_kind: string;
  object_id: string | null;
  reason: string | null;
  before: string | null;
  after: string | null;
  acting_for: string[] | null;
  person_id: string | null;
  sealed: string | null;
}

export class SqlAuditRepository implements AuditRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
  ) {}

  lines(search: AuditSearch, page: PageRequest): Promise<Page<AuditLineRecord>> {
    return this.database.read((session) =>
      listPage(session, LINES_PAGE, this.conditions(search), page, toLine),
    );
  }

  days(page: PageRequest): Promise<Page<AuditDay>> {
    return this.database.read((session) =>
      listPage(session, DAYS_PAGE, { district: this.district }, page, (row: AuditDay & { id: string }) => ({
        day: row.id,
        lines: row.lines,
        position: row.position,
        hash: row.hash,
      })),
    );
  }

  async *all(search: AuditSearch): AsyncGenerator<readonly AuditLineRecord[]> {
    let after = 0;
    for (;;) {
      const values = { ...this.conditions(search), after, limit: BATCH };
      const rows = await this.database.read((session) => session.rows<LineRow>(LINES_BATCH, values));
      if (rows.length === 0) return;
      const lines = rows.map(toLine);
      yield lines;
      if (rows.length < BATCH) return;
      after = lines[lines.length - 1].position;
    }
  }

  async verify(
    anchors: readonly Pick<AuditDay, 'day' | 'hash'>[],
    progress: (fraction: number) => void = () => undefined,
  ): Promise<AuditVerdict> {
    const verifier = new ChainVerifier(anchors);
    let head = await this.head();
    for (;;) {
      const links = await this.links(verifier.position);
      for (const link of links) verifier.take(link);
      progress(head.position === 0 ? 1 : Math.min(1, verifier.position / head.position));
      if (links.length > 0) continue;
      // Lines may have come while others were read. A head that was read before an empty batch counts.
      if (head.position > verifier.position) break;
      const now = await this.head();
      if (now.position === head.position) break;
      head = now;
    }
    for (const { id, day } of await this.unlinked()) verifier.unlinked(id, day);
    return verifier.verdict(head, await this.erased());
  }

  private head(): Promise<{ position: number; hash: string | null }> {
    return this.database.read(async (session) => {
      const values = { district: this.district };
      const { position, hash } = await session.one<{ position: string; hash: string | null }>(
        CHAIN_HEAD,
        values,
      );
      return { position: Number(position), hash };
    });
  }

  private links(after: number): Promise<readonly ChainLink[]> {
    const values = { district: this.district, after, limit: BATCH };
    return this.database.read(async (session) => {
      const rows = await session.rows<LinkRow>(CHAIN_BATCH, values);
      return rows.map((row) => toLink(this.district, row));
    });
  }

  private unlinked(): Promise<readonly { id: string; day: string }[]> {
    const values = { district: this.district, limit: UNLINKED_MAX };
    return this.database.read((session) => session.rows<{ id: string; day: string }>(UNLINKED, values));
  }

  /** Asked as the system: whoever reads the log need not see the persons it tells of. */
  private erased(): Promise<number> {
    return this.database
      .asSystem()
      .read(
        async (session) =>
          (await session.one<{ erased: number }>(ERASED, { district: this.district })).erased,
      );
  }

  private conditions(search: AuditSearch): Values {
    return {
      district: this.district,
      action: search.action ?? null,
      object_kind: search.objectKind ?? null,
      object_id: search.objectId ?? null,
      account_id: search.accountId ?? null,
      person_id: search.personId ?? null,
      since: search.since ?? null,
      until: search.until ?? null,
      text: search.text ?? null,
    };
  }
}

function toLine(row: LineRow): AuditLineRecord {
  return {
    id: row.id,
    at: new Date(row.at),
    accountId: row.account_id,
    accountName: row.account_name,
    actingFor: row.acting_for,
    action: row.action,
    objectKind: row.object_kind,
    objectId: row.object_id,
    reason: row.reason,
    before: row.before,
    after: row.after,
    personId: row.person_id,
    position: Number(row.position ?? 0),
    hash: row.hash ?? '',
  };
}

function toLink(district: string, row: LinkRow): ChainLink {
  const { position, day, entry_id: entryId, previous_hash: previousHash, hash } = row;
  const parts = {
    district,
    position,
    id: row.id ?? '',
    at: row.at,
    accountId: row.account_id,
    accountName: row.account_name,
    action: row.action,
    objectKind: row.object_kind,
    objectId: row.object_id,
    reason: row.reason,
    before: row.before,
    after: row.after,
    actingFor: row.acting_for === null ? null : row.acting_for.join(' '),
    personId: row.person_id,
    sealed: row.sealed,
  };
  const line = row.id === null ? null : { parts, writtenOn: row.written_on };
  return { position: Number(position), day, entryId, previousHash, hash, line };
}
