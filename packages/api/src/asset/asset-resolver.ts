import { type BuildingFilter as StoredFilter, StoreError } from '@onegrid/store';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver } from 'type-graphql';
import { districtOf, type RequestContext } from '../request/context.ts';
import { asItIs, askPage } from '../schema/ask-page.ts';
import { boundsArgument } from '../schema/bounds-argument.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { badArgument } from '../schema/worded-error.ts';
import { Building, BuildingConnection, BuildingFilter } from './building-type.ts';
import { Compound, CompoundConnection } from './compound-type.ts';
import { District, EngineInfo } from './district-type.ts';

const LARGEST_DISTANCE = 50_000;
const TRIANGLE = {
  type: 'Polygon',
  coordinates: [
    [
      [118.2, 31.07],
      [118.21, 31.07],
      [118.21, 31.08],
      [118.2, 31.07],
    ],
  ],
};

/** Turns the store's word on a geometry it cannot hold buildings against into an error that shows one it can. */
function unusableGeometry(error: unknown): never {
  if (error instanceof StoreError && error.code.startsWith('geometry-')) {
    throw badArgument(String(error.params.what), 'geometry-unusable', TRIANGLE);
  }
  throw error;
}

/** The filter as the store takes it; an argument out of range is an error that names the range. */
function storedFilter(filter: BuildingFilter): StoredFilter {
  const { bbox, within, intersects, withinDistance } = filter;
  if (within && within.type !== 'Polygon' && within.type !== 'MultiPolygon') {
    throw badArgument('within', 'polygon-expected', TRIANGLE);
  }
  if (withinDistance && !(withinDistance.metres > 0 && withinDistance.metres <= LARGEST_DISTANCE)) {
    throw badArgument('metres', 'distance-out-of-range', 250, { limit: LARGEST_DISTANCE });
  }
  return {
    ...(bbox ? { bbox: boundsArgument(bbox) } : {}),
    ...(within ? { within } : {}),
    ...(intersects ? { intersects } : {}),
    ...(withinDistance ? { withinDistance: { ...withinDistance.from, metres: withinDistance.metres } } : {}),
  };
}

@Resolver(() => District)
export class DistrictResolver {
  @Query(() => District, {
    nullable: true,
    description: 'The district this server holds; null until one is set up.',
  })
  async district(@Ctx() context: RequestContext): Promise<District | null> {
    return context.district === null ? null : context.store.district(context.district.code);
  }

  @FieldResolver(() => EngineInfo, { description: 'The database engine behind this server.' })
  engine(@Ctx() context: RequestContext): EngineInfo {
    const { kind, notice } = context.store.engine;
    return { kind, notice: notice === null ? null : context.say(notice) };
  }
}

@Resolver(() => Building)
export class BuildingResolver {
  @Query(() => BuildingConnection, { description: 'Buildings in the order of their addresses.' })
  buildings(
    @Arg('filter', () => BuildingFilter, { nullable: true, description: 'Which buildings.' })
    filter: BuildingFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Building>> {
    return askPage(
      districtOf(context)
        .assets.buildings(storedFilter(filter ?? {}), pageRequest(page))
        .catch(unusableGeometry),
      asItIs,
    );
  }

  @Query(() => Building, {
    nullable: true,
    description: 'One building; null where there is none of this id.',
  })
  building(
    @Arg('id', () => ID, { description: 'Id of the building.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Building | null> {
    return districtOf(context).assets.building(id);
  }
}

@Resolver(() => Compound)
export class CompoundResolver {
  @Query(() => CompoundConnection, { description: 'Compounds in the order of their names.' })
  compounds(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Compound>> {
    return askPage(districtOf(context).assets.compoundsPage(pageRequest(page)), asItIs);
  }

  @Query(() => Compound, {
    nullable: true,
    description: 'One compound; null where there is none of this id.',
  })
  compound(
    @Arg('id', () => ID, { description: 'Id of the compound.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Compound | null> {
    return districtOf(context).assets.compound(id);
  }
}
