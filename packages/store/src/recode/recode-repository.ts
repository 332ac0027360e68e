import { randomUUID } from 'node:crypto';
import type { CodedGrid } from '@onegrid/planning';
import type { MultiPolygon, Polygon } from 'geojson';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Database } from '../engine/database.ts';
import { listPage } from '../engine/list-page.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { keepFile } from '../file/file-repository.ts';
import { StoreError } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import { type CrosswalkShareRow, crosswalkOf, type DrawnGridRow } from './crosswalk-rows.ts';
import { readGridChanges } from './grid-changes.ts';
import type {
  GridChangeRecord,
  NewRecodedSheet,
  RecodeBasisRecord,
  RecodedSheetRecord,
  RecodeRepository,
} from './records.ts';

const FILE_BROUGHT_BY = statement(import.meta.url, './file-brought-by.sql');
const PLAN_REVISION = statement(import.meta.url, './plan-revision.sql');
const UNIFIED_GRIDS = statement(import.meta.url, './unified-grids.sql');
const DRAWN_GRIDS = statement(import.meta.url, './drawn-grids.sql');
const DEPARTMENT_CROSSWALK = statement(import.meta.url, './department-crosswalk.sql');
const SHEET_INSERT = statement(import.meta.url, './recoded-sheet-insert.sql');
const SHEET_BY_ID = statement(import.meta.url, './recoded-sheet-by-id.sql');
const SHEETS_PAGE = statement(import.meta.url, './recoded-sheets-page.sql');

interface SheetRow {
  id: string;
  account_id: string;
  department_id: string | null;
  plan_id: string;
  revision: number;
  file_id: string;
  file_name: string;
  result_file_id: string;
  result_file_name: string;
  doubts_file_id: string;
  matched: number;
  divided: number;
  doubtful: number;
  unmatched: number;
  created_at: string;
}

/** Sheets with unified codes, and what became of a department's grids. */
export class SqlRecodeRepository implements RecodeRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
  ) {}

  broughtBy(fileId: string): Promise<string | null> {
    return this.database.read(async (session) => {
      const values = { district: this.district, file: fileId };
      const [row] = await session.rows<{ account_id: string | null }>(FILE_BROUGHT_BY, values);
      return row?.account_id ?? null;
    });
  }

  basis(planId: string, departmentId: string | null): Promise<RecodeBasisRecord | null> {
    const values = { district: this.district, plan: planId };
    return this.database.read(async (session) => {
      const [plan] = await session.rows<{ revision: number }>(PLAN_REVISION, values);
      if (plan === undefined) return null;
      const unified = await session.rows<{ code: string; geometry: string }>(UNIFIED_GRIDS, values);
      return {
        revision: plan.revision,
        unified: unified.map(({ code, geometry }) => codedGrid(code, geometry)),
        department: departmentId === null ? null : await this.departmentBasis(session, planId, departmentId),
      };
    });
  }

  save(sheet: NewRecodedSheet, by: Actor & { readonly accountId: string }): Promise<RecodedSheetRecord> {
    return this.database.write(async (session) => {
      const id = randomUUID();
      const result = await keepFile(session, this.district, sheet.result, by);
      const doubts = await keepFile(session, this.district, sheet.doubts, by);
      await session.one(SHEET_INSERT, {
        district: this.district,
        id,
        account: by.accountId,
        department: sheet.departmentId,
        plan: sheet.planId,
        revision: sheet.revision,
        file: sheet.fileId,
        result: result.id,
        doubts: doubts.id,
        ...sheet.counts,
      });
      await writeAudit(session, this.district, by, {
        action: 'sheet.recode',
        objectKind: 'recoded-sheet',
        objectId: id,
        after: { fileId: sheet.fileId, planId: sheet.planId, revision: sheet.revision, ...sheet.counts },
      });
      const saved = await this.find(session, id);
      if (saved === null)
        throw new StoreError('verdict-missing', 'A sheet that was just written is not there.');
      return saved;
    });
  }

  sheet(id: string): Promise<RecodedSheetRecord | null> {
    return this.database.read((session) => this.find(session, id));
  }

  sheets(accountId: string, page: PageRequest): Promise<Page<RecodedSheetRecord>> {
    const values = { district: this.district, account: accountId };
    return this.database.read((session) => listPage(session, SHEETS_PAGE, values, page, toSheet));
  }

  gridChanges(planId: string, departmentId: string): Promise<readonly GridChangeRecord[]> {
    const values = { district: this.district, plan: planId, department: departmentId };
    return this.database.read(async (session) =>
      readGridChanges(
        session,
        await session.rows<DrawnGridRow>(DRAWN_GRIDS, values),
        await session.rows<CrosswalkShareRow>(DEPARTMENT_CROSSWALK, values),
        values,
      ),
    );
  }

  private async departmentBasis(
    session: Session,
    planId: string,
    departmentId: string,
  ): Promise<RecodeBasisRecord['department']> {
    const values = { district: this.district, plan: planId, department: departmentId };
    const drawn = await session.rows<DrawnGridRow>(DRAWN_GRIDS, values);
    if (drawn.length === 0) return null;
    const shares = await session.rows<CrosswalkShareRow>(DEPARTMENT_CROSSWALK, values);
    return {
      crosswalk: crosswalkOf(drawn, shares),
      drawn: drawn.map(({ grid_id, geometry }) => codedGrid(grid_id, geometry)),
    };
  }

  private async find(session: Session, id: string): Promise<RecodedSheetRecord | null> {
    const [row] = await session.rows<SheetRow>(SHEET_BY_ID, { district: this.district, id });
    return row === undefined ? null : toSheet(row);
  }
}

function codedGrid(code: string, geometry: string): CodedGrid {
  return { code, geometry: JSON.parse(geometry) as Polygon | MultiPolygon };
}

function toSheet(row: SheetRow): RecodedSheetRecord {
  const { id, revision, matched, divided, doubtful, unmatched } = row;
  return {
    id,
    accountId: row.account_id,
    departmentId: row.department_id,
    planId: row.plan_id,
    revision,
    fileId: row.file_id,
    fileName: row.file_name,
    resultFileId: row.result_file_id,
    resultFileName: row.result_file_name,
    doubtsFileId: row.doubts_file_id,
    counts: { matched, divided, doubtful, unmatched },
    createdAt: new Date(row.created_at),
  };
}
