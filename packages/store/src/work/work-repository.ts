import type { DrawnEdge, PlanMark } from '@onegrid/planning';
import type { LineString, Polygon } from 'geojson';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Database } from '../engine/database.ts';
import { groupRows } from '../engine/group-rows.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import type { PlannerSign } from '../news.ts';
import { type Refused, refused, StoreError } from '../outcome.ts';
import { Plan } from '../plan/entities.ts';
import { readPlanChanges } from '../plan/plan-changes.ts';
import type { PlanRecord, PlanRepository, PlanStatus } from '../plan/records.ts';
import { forkPlan } from './fork-plan.ts';
import type { MicroAtom, PlanChanges, WorkRepository } from './records.ts';

const PLAN_REVISION = statement(import.meta.url, './plan-revision.sql');
const DRAWN_BY_HAND = statement(import.meta.url, './drawn-by-hand.sql');
const MARKS_BY_GRID = statement(import.meta.url, './marks-by-grid.sql');
const MICRO_BY_GRID = statement(import.meta.url, './micro-by-grid.sql');

interface PlanHead {
  readonly revision: number;
  readonly status: PlanStatus;
  readonly name: string;
}

interface MicroRow {
  readonly code: string;
  readonly number: string;
  readonly households: number;
  readonly area_m2: number;
  readonly geometry: string;
}

export class SqlWorkRepository implements WorkRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
    private readonly plans: PlanRepository,
  ) {}

  changes(planId: string, after: number, most: number): Promise<PlanChanges | null> {
    return this.database.read(async (session) => {
      const head = await this.head(session, planId);
      if (head === null) return null;
      const { revision } = head;
      const until = Math.min(revision, after + most);
      return { revision, changes: await readPlanChanges(session, this.district, planId, after, until) };
    });
  }

  drawnByHand(planId: string): Promise<readonly DrawnEdge[]> {
    return this.database.read(async (session) => {
      const rows = await session.rows<{ geometry: string }>(DRAWN_BY_HAND, {
        district: this.district,
        plan: planId,
      });
      return rows.flatMap(({ geometry }) => edgesOf(JSON.parse(geometry) as LineString));
    });
  }

  marksByGrid(planId: string, codes: readonly string[]): Promise<ReadonlyMap<string, readonly PlanMark[]>> {
    return this.database.read(async (session) => {
      const rows = await session.rows<PlanMark>(MARKS_BY_GRID, {
        district: this.district,
        plan: planId,
        codes,
      });
      return groupRows(
        codes,
        rows,
        ({ key }) => key,
        (row) => row,
      );
    });
  }

  microByGrid(planId: string, codes: readonly string[]): Promise<ReadonlyMap<string, readonly MicroAtom[]>> {
    return this.database.read(async (session) => {
      const rows = await session.rows<MicroRow>(MICRO_BY_GRID, {
        district: this.district,
        plan: planId,
        codes,
      });
      return groupRows(
        codes,
        rows,
        ({ code }) => code,
        ({ number, households, area_m2, geometry }) => ({
          number,
          households,
          areaM2: area_m2,
          geometry: JSON.parse(geometry) as Polygon,
        }),
      );
    });
  }

  async fork(
    planId: string,
    revision: number | null,
    name: string,
    by: Actor,
  ): Promise<PlanRecord | Refused> {
    const made = await this.database.write((session) =>
      forkPlan(session, this.district, { planId, revision }, name, by),
    );
    return typeof made === 'string' ? this.require(made) : made;
  }

  async rename(planId: string, name: string, by: Actor): Promise<PlanRecord | Refused> {
    const outcome = await this.database.write(async (session) => {
      const head = await this.head(session, planId);
      if (head === null) return refused('plan-not-found', { id: planId });
      if (head.status !== 'draft') return refused('plan-not-draft', { id: planId });
      await session.em.nativeUpdate(Plan, { districtCode: this.district, id: planId }, { name });
      await writeAudit(session, this.district, by, {
        action: 'plan.rename',
        objectKind: 'plan',
        objectId: planId,
        before: { name: head.name },
        after: { name },
      });
      session.announce({ kind: 'plan-renamed', district: this.district, planId });
      return null;
    });
    return outcome ?? this.require(planId);
  }

  showPresence(planId: string, planner: PlannerSign): Promise<void> {
    return this.database.write(async (session) => {
      session.announce({ kind: 'planner-present', district: this.district, planId, planner });
    });
  }

  private async head(session: Session, planId: string): Promise<PlanHead | null> {
    const [head] = await session.rows<PlanHead>(PLAN_REVISION, { district: this.district, plan: planId });
    return head ?? null;
  }

  private async require(planId: string): Promise<PlanRecord> {
    const plan = await this.plans.plan(planId);
    if (plan === null) throw new StoreError('verdict-missing', 'A plan that was just written is not there.');
    return plan;
  }
}

function edgesOf({ coordinates }: LineString): DrawnEdge[] {
  return coordinates.slice(1).map((position, index): DrawnEdge => [coordinates[index], position]);
}
