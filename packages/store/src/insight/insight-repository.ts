import { type BulkTable, bulkInsert } from '../engine/bulk-insert.ts';
import type { Database } from '../engine/database.ts';
import { listPage } from '../engine/list-page.ts';
import { statement } from '../engine/statement.ts';
import type { Page, PageRequest } from '../page.ts';
import type {
  InsightItem,
  InsightKey,
  InsightRepository,
  LedgerEntryRecord,
  LedgerTotalsRecord,
  NewInsight,
  PlanRevision,
} from './records.ts';

const INSIGHT_CONTENTS = statement(import.meta.url, './insight-contents.sql');
const INSIGHT_KEEP = statement(import.meta.url, './insight-keep.sql');
const INSIGHT_FORGET = statement(import.meta.url, './insight-forget.sql');
const INSIGHT_ITEMS_PAGE = statement(import.meta.url, './insight-items-page.sql');
const INSIGHT_ITEMS_BY_IDS = statement(import.meta.url, './insight-items-by-ids.sql');
const LEDGER_TOTALS = statement(import.meta.url, './ledger-totals.sql');
const LEDGER_ENTRIES_PAGE = statement(import.meta.url, './ledger-entries-page.sql');
const LEDGER_NAMES = statement(import.meta.url, './ledger-names.sql');

const INSIGHT_ITEM: BulkTable = {
  table: 'plan_insight_item',
  columns: {
    plan_id: 'text',
    revision: 'integer',
    kind: 'text',
    position: 'integer',
    id: 'text',
    departments: 'text[]',
    content: 'jsonb',
  },
};

interface TotalsRow {
  department_id: string;
  total_m2: number;
  total_households: number | null;
  conceded_m2: number;
  conceded_households: number | null;
  taken_in_m2: number;
  taken_in_households: number | null;
  left_out_m2: number;
  left_out_households: number | null;
}

export class SqlInsightRepository implements InsightRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
  ) {}

  contents(kind: string, plans: readonly PlanRevision[]): Promise<ReadonlyMap<string, unknown>> {
    return this.database.read(async (session) => {
      const rows = await session.rows<{ plan_id: string; content: unknown }>(INSIGHT_CONTENTS, {
        district: this.district,
        kind,
        plans: plans.map(({ planId }) => planId),
        revisions: plans.map(({ revision }) => revision),
      });
      return new Map(rows.map((row) => [row.plan_id, row.content]));
    });
  }

  async keep({ planId, revision, kind, content, items = [] }: NewInsight): Promise<void> {
    const at = { district: this.district, plan: planId, revision };
    await this.database.write(async (session) => {
      const kept = await session.rows(INSIGHT_KEEP, { ...at, kind, content: JSON.stringify(content) });
      if (kept.length === 0) return;
      await session.rows(INSIGHT_FORGET, at);
      await bulkInsert(
        session,
        this.district,
        INSIGHT_ITEM,
        items.map((item, position) => ({ plan_id: planId, revision, kind, position, ...item })),
      );
    });
  }

  items(key: InsightKey, filter: { departmentId?: string }, page: PageRequest): Promise<Page<InsightItem>> {
    const values = { ...this.values(key), department: filter.departmentId ?? null };
    return this.database.read((session) =>
      listPage(session, INSIGHT_ITEMS_PAGE, values, page, ({ id, departments, content }: InsightItem) => ({
        id,
        departments,
        content,
      })),
    );
  }

  itemsByIds(key: InsightKey, ids: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    return this.database.read(async (session) => {
      const rows = await session.rows<{ id: string; content: unknown }>(INSIGHT_ITEMS_BY_IDS, {
        ...this.values(key),
        ids,
      });
      return new Map(rows.map((row) => [row.id, row.content]));
    });
  }

  ledgerTotals(planId: string): Promise<readonly LedgerTotalsRecord[]> {
    return this.database.read(async (session) => {
      const values = { district: this.district, plan: planId, department: null };
      return (await session.rows<TotalsRow>(LEDGER_TOTALS, values)).map(toTotals);
    });
  }

  ledgerEntries(planId: string, departmentId: string, page: PageRequest): Promise<Page<LedgerEntryRecord>> {
    const values = { district: this.district, plan: planId, department: departmentId };
    return this.database.read((session) => listPage(session, LEDGER_ENTRIES_PAGE, values, page, toEntry));
  }

  ledgerNames(
    planId: string,
    departmentId: string,
  ): Promise<{ readonly legacy: readonly string[]; readonly unified: readonly string[] }> {
    const values = { district: this.district, plan: planId, department: departmentId };
    return this.database.read((session) => session.one(LEDGER_NAMES, values));
  }

  private values({ planId, revision, kind }: InsightKey) {
    return { district: this.district, plan: planId, revision, kind };
  }
}

function toTotals(row: TotalsRow): LedgerTotalsRecord {
  return {
    departmentId: row.department_id,
    totalM2: row.total_m2,
    totalHouseholds: row.total_households,
    concededM2: row.conceded_m2,
    concededHouseholds: row.conceded_households,
    takenInM2: row.taken_in_m2,
    takenInHouseholds: row.taken_in_households,
    leftOutM2: row.left_out_m2,
    leftOutHouseholds: row.left_out_households,
  };
}

function toEntry(row: {
  legacy: string | null;
  unified: string | null;
  area_m2: number;
  households: number | null;
}): LedgerEntryRecord {
  return { legacy: row.legacy, unified: row.unified, areaM2: row.area_m2, households: row.households };
}
