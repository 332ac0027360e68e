import type { GridLineage } from '@onegrid/planning';
import type { Actor } from '../actor.ts';
import type { Database } from '../engine/database.ts';
import { pointText } from '../engine/geometry-gate.ts';
import { groupRows } from '../engine/group-rows.ts';
import { listPage } from '../engine/list-page.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, StoreError } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import { commitEdit } from './commit-edit.ts';
import { ChangeSet } from './entities.ts';
import type { KeptStates } from './kept-states.ts';
import { type ArcRow, type GridRow, toArc, toChangeSet, toGrid } from './plan-rows.ts';
import { readPlanState } from './plan-state.ts';
import { readPlans } from './read-plans.ts';
import type {
  ArcRecord,
  ChangeSetRecord,
  CommitEdit,
  CommitOutcome,
  CrosswalkRow,
  GridRecord,
  LegacyShareRow,
  LineQuestion,
  NewMergeResult,
  NewProposal,
  PlanRecord,
  PlanRepository,
  PlanState,
} from './records.ts';
import { saveMergeResult } from './save-merge-result.ts';
import { answeringPlan, saveProposal } from './save-proposal.ts';

const PLANS_PAGE = statement(import.meta.url, './plans-page.sql');
const CURRENT_PLAN = statement(import.meta.url, './current-plan.sql');
const PLANS_OF_BASES = statement(import.meta.url, './plans-of-bases.sql');
const PLAN_LINEAGE = statement(import.meta.url, './plan-lineage.sql');
const GRIDS_PAGE = statement(import.meta.url, './grids-page.sql');
const GRIDS_BY_CODES = statement(import.meta.url, './grids-by-codes.sql');
const NEIGHBOURS = statement(import.meta.url, './neighbours.sql');
const ARCS_PAGE = statement(import.meta.url, './arcs-page.sql');
const ARCS_AT = statement(import.meta.url, './arcs-at.sql');
const CHANGE_SETS_PAGE = statement(import.meta.url, './change-sets-page.sql');
const GRID_CODES_AT = statement(import.meta.url, './grid-codes-at.sql');
const CROSSWALK = statement(import.meta.url, './crosswalk.sql');
const LEGACY_SHARES = statement(import.meta.url, './legacy-shares.sql');

interface ShareRow {
  department_id: string;
  grid_code: string;
  households: number;
  area_m2: number;
  share: number;
}

export class SqlPlanRepository implements PlanRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
    private readonly kept: KeptStates,
  ) {}

  current(): Promise<PlanRecord | null> {
    return this.database.read(async (session) => {
      const [row] = await session.rows<{ id: string }>(CURRENT_PLAN, { district: this.district });
      return row === undefined ? null : this.find(session, row.id);
    });
  }

  plan(id: string): Promise<PlanRecord | null> {
    return this.database.read((session) => this.find(session, id));
  }

  plans(page: PageRequest, inForce = false): Promise<Page<PlanRecord>> {
    return this.database.read(async (session) => {
      const ids = await listPage(
        session,
        PLANS_PAGE,
        { district: this.district, in_force: inForce },
        page,
        (row: { id: string }) => row.id,
      );
      const byId = await this.records(session, ids.nodes);
      return { ...ids, nodes: ids.nodes.map((id) => byId.get(id)!) };
    });
  }

  grids(planId: string, page: PageRequest): Promise<Page<GridRecord>> {
    const values = { district: this.district, plan: planId };
    return this.database.read((session) => listPage(session, GRIDS_PAGE, values, page, toGrid));
  }

  async grid(planId: string, code: string): Promise<GridRecord | null> {
    return (await this.gridsByCodes(planId, [code])).get(code) ?? null;
  }

  gridsByCodes(planId: string, codes: readonly string[]): Promise<ReadonlyMap<string, GridRecord>> {
    return this.database.read(async (session) => {
      const rows = await session.rows<GridRow>(GRIDS_BY_CODES, {
        district: this.district,
        plan: planId,
        codes,
      });
      return new Map(rows.map((row) => [row.code, toGrid(row)]));
    });
  }

  neighbours(planId: string, codes: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    return this.database.read(async (session) => {
      const rows = await session.rows<{ code: string; other: string }>(NEIGHBOURS, {
        district: this.district,
        plan: planId,
        codes,
      });
      return groupRows(
        codes,
        rows,
        (row) => row.code,
        (row) => row.other,
      );
    });
  }

  arcs(planId: string, filter: { gridCode?: string }, page: PageRequest): Promise<Page<ArcRecord>> {
    const values = { district: this.district, plan: planId, code: filter.gridCode ?? null };
    return this.database.read((session) =>
      listPage<ArcRow, ArcRecord>(session, ARCS_PAGE, values, page, toArc),
    );
  }

  arcsAt(planId: string, revision: number): Promise<readonly ArcRecord[]> {
    return this.database.read(async (session) => {
      const values = { district: this.district, plan: planId, revision };
      return (await session.rows<ArcRow>(ARCS_AT, values)).map(toArc);
    });
  }

  changeSets(planId: string, page: PageRequest): Promise<Page<ChangeSetRecord>> {
    const values = { district: this.district, plan: planId };
    return this.database.read(async (session) => {
      const ids = await listPage(session, CHANGE_SETS_PAGE, values, page, (row: { id: string }) => row.id);
      const found = await session.em.find(ChangeSet, {
        districtCode: this.district,
        id: { $in: [...ids.nodes] },
      });
      const byId = new Map(found.map((row) => [row.id, toChangeSet(row)]));
      return { ...ids, nodes: ids.nodes.map((id) => byId.get(id)!) };
    });
  }

  changeSet(id: string): Promise<ChangeSetRecord | null> {
    return this.database.read(async ({ em }) => {
      const found = await em.findOne(ChangeSet, { districtCode: this.district, id });
      return found === null ? null : toChangeSet(found);
    });
  }

  gridCodesAt(
    planId: string,
    points: readonly { lon: number; lat: number }[],
  ): Promise<readonly (string | null)[]> {
    return this.database.read(async (session) => {
      const rows = await session.rows<{ code: string | null }>(GRID_CODES_AT, {
        district: this.district,
        plan: planId,
        points: JSON.stringify(
          points.map(({ lon, lat }, position) => ({ position, geometry: pointText(lon, lat) })),
        ),
      });
      if (rows.length !== points.length)
        throw new StoreError('verdict-missing', `${rows.length} of ${points.length} places were answered.`);
      return rows.map((row) => row.code);
    });
  }

  crosswalk(
    planId: string,
    legacyGridIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly CrosswalkRow[]>> {
    return this.database.read(async (session) => {
      const rows = await session.rows<ShareRow & { id: string }>(CROSSWALK, {
        district: this.district,
        plan: planId,
        ids: legacyGridIds,
      });
      return groupRows(
        legacyGridIds,
        rows,
        (row) => row.id,
        (row) => ({ ...toShare(row), legacyGridId: row.id }),
      );
    });
  }

  legacyShares(
    planId: string,
    codes: readonly string[],
    departmentId?: string,
  ): Promise<ReadonlyMap<string, readonly LegacyShareRow[]>> {
    const values = { district: this.district, plan: planId, codes, department: departmentId ?? null };
    return this.database.read(async (session) => {
      const rows = await session.rows<ShareRow & { legacy_grid_id: string | null }>(LEGACY_SHARES, values);
      return groupRows(
        codes,
        rows,
        (row) => row.grid_code,
        (row) => ({ ...toShare(row), legacyGridId: row.legacy_grid_id }),
      );
    });
  }

  state(planId: string, revision?: number): Promise<PlanState | null> {
    return this.database.read((session) => readPlanState(session, this.district, planId, revision));
  }

  saveMergeResult(input: NewMergeResult, by: Actor): Promise<PlanRecord> {
    return this.database.write(async (session) => {
      const id = await saveMergeResult(session, this.district, input, by);
      return this.require(session, id);
    });
  }

  saveProposal(input: NewProposal, by: Actor): Promise<PlanRecord | Refused> {
    return this.database.write(async (session) => {
      const id = await saveProposal(session, this.district, input, by);
      return typeof id === 'string' ? this.require(session, id) : id;
    });
  }

  answeringPlan(planId: string, question: LineQuestion): Promise<string | null> {
    return this.database.read((session) => answeringPlan(session, this.district, planId, question));
  }

  lineages(planIds: readonly string[]): Promise<ReadonlyMap<string, readonly GridLineage[]>> {
    return this.database.read(async (session) => {
      const values = { district: this.district, ids: planIds };
      const rows = await session.rows<{ id: string; lineage: readonly GridLineage[] }>(PLAN_LINEAGE, values);
      return new Map(rows.map(({ id, lineage }) => [id, lineage]));
    });
  }

  plansOfBases(baseIds: readonly string[]): Promise<ReadonlyMap<string, readonly PlanRecord[]>> {
    return this.database.read(async (session) => {
      const found = await session.rows<{ base_id: string; id: string }>(PLANS_OF_BASES, {
        district: this.district,
        bases: baseIds,
      });
      const plans = await this.records(
        session,
        found.map(({ id }) => id),
      );
      return groupRows(
        baseIds,
        found,
        (row) => row.base_id,
        (row) => plans.get(row.id)!,
      );
    });
  }

  async commitEdit<Issue>(edit: CommitEdit<Issue>, by: Actor): Promise<CommitOutcome<Issue>> {
    let next: PlanState | null = null;
    const outcome = await this.database.write(async (session): Promise<CommitOutcome<Issue>> => {
      const written = await commitEdit(session, this.district, edit, by, this.kept);
      if (written.kind !== 'revised') return written;
      const { state, ...revised } = written;
      next = state;
      return { ...revised, plan: await this.require(session, edit.planId) };
    });
    // Only now: a transaction that failed has made no revision.
    if (next !== null) this.kept.keep(this.district, next);
    return outcome;
  }

  private async find(session: Session, id: string): Promise<PlanRecord | null> {
    return (await this.records(session, [id])).get(id) ?? null;
  }

  private async records(session: Session, ids: readonly string[]): Promise<ReadonlyMap<string, PlanRecord>> {
    return readPlans(session, this.district, ids);
  }

  private async require(session: Session, id: string): Promise<PlanRecord> {
    const plan = await this.find(session, id);
    if (plan === null) throw new StoreError('verdict-missing', 'A plan that was just written is not there.');
    return plan;
  }
}

function toShare(row: ShareRow): Omit<CrosswalkRow, 'legacyGridId'> {
  return {
    departmentId: row.department_id,
    code: row.grid_code,
    share: row.share,
    households: row.households,
    areaM2: row.area_m2,
  };
}
