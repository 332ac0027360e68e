import type { Database } from '../engine/database.ts';
import { groupRows } from '../engine/group-rows.ts';
import { listPage } from '../engine/list-page.ts';
import { statement } from '../engine/statement.ts';
import type { Page, PageRequest } from '../page.ts';
import type { BranchRecord, OrganisationRepository } from './records.ts';

const BRANCHES_PAGE = statement(import.meta.url, './branches-page.sql');
const BRANCH_BY_ID = statement(import.meta.url, './branch-by-id.sql');
const BRANCHES_BY_GRID = statement(import.meta.url, './branches-by-grid.sql');
const GRIDS_WITHOUT_BRANCH = statement(import.meta.url, './grids-without-branch.sql');

export interface BranchRow {
  id: string;
  name: string;
  secretary: string;
  member_count: number;
  lon: number;
  lat: number;
}

export class SqlOrganisationRepository implements OrganisationRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
  ) {}

  branches(page: PageRequest): Promise<Page<BranchRecord>> {
    return this.database.read((session) =>
      listPage(session, BRANCHES_PAGE, { district: this.district }, page, toBranch),
    );
  }

  branch(id: string): Promise<BranchRecord | null> {
    return this.database.read(async (session) => {
      const [row] = await session.rows<BranchRow>(BRANCH_BY_ID, { district: this.district, id });
      return row === undefined ? null : toBranch(row);
    });
  }

  branchesByGrid(
    planId: string,
    codes: readonly string[],
  ): Promise<ReadonlyMap<string, readonly BranchRecord[]>> {
    return this.database.read(async (session) => {
      const rows = await session.rows<BranchRow & { code: string }>(BRANCHES_BY_GRID, {
        district: this.district,
        plan: planId,
        codes,
      });
      return groupRows(codes, rows, (row) => row.code, toBranch);
    });
  }

  gridsWithoutBranch(planId: string): Promise<readonly string[]> {
    return this.database.read(async (session) => {
      const values = { district: this.district, plan: planId };
      const rows = await session.rows<{ code: string }>(GRIDS_WITHOUT_BRANCH, values);
      return rows.map((row) => row.code);
    });
  }
}

export function toBranch(row: BranchRow): BranchRecord {
  return {
    id: row.id,
    name: row.name,
    secretary: row.secretary,
    memberCount: row.member_count,
    location: { type: 'Point', coordinates: [row.lon, row.lat] },
  };
}
