import { GRID_CHANGE_KINDS, gridChangeKind } from '@onegrid/planning';
import type { GridChangeRecord, LegacyShareRow } from '@onegrid/store';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Department, LegacyGrid } from '../layer/layer-type.ts';
import { CrosswalkShare, LegacyShare } from '../plan/crosswalk-type.ts';
import { Plan } from '../plan/plan-type.ts';
import { shownPlan } from '../plan/shown-plan.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import { PageArgs } from '../schema/connection.ts';
import { badArgument } from '../schema/worded-error.ts';
import {
  GridChange,
  GridChangeConnection,
  GridChangeCount,
  GridChangeKind,
  type GridChangePage,
} from './grid-change-type.ts';
import { offsetConnection, offsetPage } from './offset-page.ts';

/** A grid that makes up less of a unified one is a sliver at its edge, no neighbour. */
const NEIGHBOUR_SHARE = 0.05;

@Resolver(() => GridChangeConnection)
export class GridChangesResolver {
  @Query(() => GridChangeConnection, {
    nullable: true,
    description:
      'What became of a department’s grids in a plan, in the order of its file; null before the first plan, and where the department has no layer in it.',
  })
  async myGridChanges(
    @Arg('departmentId', () => ID, { nullable: true, description: 'Whose grids; one’s own unless named.' })
    departmentId: string | null,
    @Arg('planId', () => ID, { nullable: true, description: 'In this plan; the current one unless named.' })
    planId: string | null,
    @Arg('kind', () => GridChangeKind, { nullable: true, description: 'Only those that changed this way.' })
    kind: GridChangeKind | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<GridChangePage | null> {
    const whose = departmentId ?? context.viewer?.departmentId ?? null;
    if (whose === null) throw badArgument('departmentId', 'department-expected', 'police');
    const plan =
      planId == null ? await context.loaders.currentPlan() : await context.loaders.plan.load(planId);
    if (plan === null) return null;
    const records = await context.services.gridChanges.read(districtOf(context), plan, whose);
    if (records.length === 0) return null;
    const all = records.map((record) => shownChange(record, plan.id, whose));
    const counts = GRID_CHANGE_KINDS.map((each) => ({
      kind: each,
      count: all.filter((change) => change.kind === each).length,
    }));
    const asked = kind == null ? all : all.filter((change) => change.kind === kind);
    const page = offsetPage(args, asked.length);
    const connection = offsetConnection(asked.slice(page.start, page.end), page, asked.length);
    return { ...connection, planId: plan.id, departmentId: whose, counts };
  }

  @FieldResolver(() => [GridChangeCount], {
    description: 'All the department’s grids by what became of them, whatever the filter; every kind once.',
  })
  counts(@Root() page: GridChangePage): readonly GridChangeCount[] {
    return page.counts;
  }

  @FieldResolver(() => Department, { description: 'Whose grids they are.' })
  department(@Root() page: GridChangePage, @Ctx() context: RequestContext): Promise<Department | null> {
    return context.loaders.department.load(page.departmentId);
  }

  @FieldResolver(() => Plan, { description: 'The plan they are told for.' })
  async plan(@Root() page: GridChangePage, @Ctx() context: RequestContext): Promise<Plan | null> {
    const record = await context.loaders.plan.load(page.planId);
    return record === null ? null : shownPlan(record);
  }
}

@Resolver(() => GridChange)
export class GridChangeResolver {
  @FieldResolver(() => LegacyGrid, { description: 'The department’s grid as it was drawn.' })
  legacyGrid(@Root() change: GridChange, @Ctx() context: RequestContext): Promise<LegacyGrid | null> {
    return context.loaders.legacyGrid.load(change.id);
  }

  @FieldResolver(() => [CrosswalkShare], {
    description: 'The unified grids it went into, largest share first; empty where no land carries it.',
  })
  into(@Root() change: GridChange): readonly CrosswalkShare[] {
    return change.parts.map(({ code, ...part }) => ({ ...part, planId: change.planId, gridCode: code }));
  }

  @FieldResolver(() => [LegacyGrid], {
    description: 'Other grids of the department that its largest unified grid holds to at least half.',
  })
  joinedWith(@Root() change: GridChange, @Ctx() context: RequestContext): Promise<(LegacyGrid | null)[]> {
    return Promise.all(change.joinedWithIds.map((id) => context.loaders.legacyGrid.load(id)));
  }

  @FieldResolver(() => [LegacyShare], {
    description:
      'Grids of other departments that make up at least 5 % of its unified grids: whom it shares them with. By department, largest share first.',
  })
  async sharedWith(@Root() change: GridChange, @Ctx() context: RequestContext): Promise<LegacyShareRow[]> {
    const { planId, departmentId } = change;
    const made = await Promise.all(
      change.parts.map(({ code }) => context.loaders.legacyShares.load({ planId, key: code })),
    );
    const largest = new Map<string, LegacyShareRow>();
    for (const row of made.flat()) {
      if (row.departmentId === departmentId || row.legacyGridId === null || row.share < NEIGHBOUR_SHARE)
        continue;
      const known = largest.get(row.legacyGridId);
      if (known === undefined || known.share < row.share) largest.set(row.legacyGridId, row);
    }
    return [...largest.values()].sort(
      (a, b) => a.departmentId.localeCompare(b.departmentId) || b.share - a.share,
    );
  }
}

function shownChange(record: GridChangeRecord, planId: string, departmentId: string): GridChange {
  const { legacyGridId, households, areaM2, gainedM2, lostM2, householdsGained, householdsLost } = record;
  return Object.assign(new GridChange(), {
    id: legacyGridId,
    kind: gridChangeKind(record),
    households,
    areaM2,
    gainedM2,
    lostM2,
    householdsGained,
    householdsLost,
    planId,
    departmentId,
    parts: record.into,
    joinedWithIds: record.joinedWithIds,
  });
}
