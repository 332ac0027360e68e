import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { Department, LegacyGrid } from '../layer/layer-type.ts';
import type { RequestContext } from '../request/context.ts';
import { CrosswalkShare, LegacyShare } from './crosswalk-type.ts';
import { Grid } from './plan-type.ts';

@Resolver(() => LegacyGrid)
export class LegacyGridCrosswalkResolver {
  @FieldResolver(() => [CrosswalkShare], {
    description: 'The unified grids it went into, largest share first; empty before the first merge.',
  })
  async unified(
    @Root() legacyGrid: LegacyGrid,
    @Arg('planId', () => ID, { nullable: true, description: 'In this plan; the current one unless named.' })
    planId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<CrosswalkShare[]> {
    const { loaders } = context;
    const plan = (planId ? await loaders.plan.load(planId) : await loaders.currentPlan())?.id;
    if (plan === undefined) return [];
    const rows = await context.loaders.crosswalk.load({ planId: plan, key: legacyGrid.id });
    return rows.map(({ share, households, areaM2, code }) => ({
      share,
      households,
      areaM2,
      planId: plan,
      gridCode: code,
    }));
  }
}

@Resolver(() => CrosswalkShare)
export class CrosswalkShareResolver {
  @FieldResolver(() => Grid, { nullable: true, description: 'The unified grid; null for land in none.' })
  grid(@Root() part: CrosswalkShare, @Ctx() context: RequestContext): Promise<Grid | null> | null {
    return part.gridCode === null
      ? null
      : context.loaders.grid.load({ planId: part.planId, key: part.gridCode });
  }
}

@Resolver(() => Grid)
export class GridCrosswalkResolver {
  @FieldResolver(() => [LegacyShare], {
    description: 'The departments’ grids it was made of, by department, largest share first.',
  })
  async legacy(
    @Root() grid: Grid,
    @Arg('departmentId', () => ID, { nullable: true, description: 'Only this department’s.' }) departmentId:
      | string
      | null,
    @Ctx() context: RequestContext,
  ): Promise<readonly LegacyShare[]> {
    const rows = await context.loaders.legacyShares.load({ planId: grid.planId, key: grid.code });
    return departmentId ? rows.filter((row) => row.departmentId === departmentId) : rows;
  }
}

@Resolver(() => LegacyShare)
export class LegacyShareResolver {
  @FieldResolver(() => LegacyGrid, {
    nullable: true,
    description: 'The legacy grid; null for land the department left out.',
  })
  legacyGrid(@Root() part: LegacyShare, @Ctx() context: RequestContext): Promise<LegacyGrid | null> | null {
    return part.legacyGridId === null ? null : context.loaders.legacyGrid.load(part.legacyGridId);
  }

  @FieldResolver(() => Department, { description: 'The department.' })
  department(@Root() part: LegacyShare, @Ctx() context: RequestContext): Promise<Department | null> {
    return context.loaders.department.load(part.departmentId);
  }
}
