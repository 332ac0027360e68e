import type { DistrictStore } from '@onegrid/store';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { districtOf, type RequestContext } from '../request/context.ts';
import { legacyRevision, planRevision, type TileLayer } from './tile-address.ts';
import { DEEPEST_ZOOM, FOOTPRINT_ZOOM } from './tile-index.ts';
import type { AssetLayer } from './tile-sets.ts';
import { TileSource } from './tile-source-type.ts';

/** Least zoom at which a layer of the town is worth a request. */
const ASSETS: readonly (readonly [AssetLayer, number])[] = [
  ['outline', 0],
  ['land-use', 8],
  ['water', 0],
  ['streets', 8],
  ['communities', 8],
  ['compounds', 10],
  ['buildings', FOOTPRINT_ZOOM],
  ['branches', 8],
];

function source(
  key: string,
  layer: TileLayer,
  revision: string,
  minZoom: number,
  sourceLayer: string = layer,
): TileSource {
  return {
    key,
    sourceLayer,
    url: `/tiles/${layer}/${revision}/{z}/{x}/{y}.mvt`,
    minZoom,
    maxZoom: DEEPEST_ZOOM,
  };
}

@Resolver()
export class TileResolver {
  @Query(() => [TileSource], { description: 'What the map can show and where its vector tiles are.' })
  async tileSources(
    @Arg('planId', () => ID, { nullable: true, description: 'The plan; the current one unless named.' })
    planId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<TileSource[]> {
    const district: DistrictStore = districtOf(context);
    const sources: TileSource[] = [];
    for (const [layer, minZoom] of ASSETS) {
      sources.push(
        source(layer, layer, await context.services.tiles.assetRevision(district, layer), minZoom),
      );
    }
    const layers = [...(await context.loaders.acceptedLayers()).values()];
    if (layers.length > 0) {
      const accepted = legacyRevision(layers.map(({ id }) => id).sort());
      sources.push(
        source('legacy', 'legacy', accepted, 0),
        source('legacy-labels', 'legacy', accepted, 0, 'legacy-labels'),
      );
    }
    const plan = planId ? await context.loaders.plan.load(planId) : await context.loaders.currentPlan();
    if (plan === null) return [...sources, source('appeals', 'appeals', 'today', 8)];
    const revision = planRevision(plan.id, plan.revision);
    return [
      ...sources,
      source('grids', 'grids', revision, 0),
      source('grid-labels', 'grids', revision, 0, 'grid-labels'),
      source('arcs', 'arcs', revision, 0),
      source('atoms', 'atoms', revision, 10),
      source('micro', 'micro', revision, 10),
      source('micro-labels', 'micro', revision, 10, 'micro-labels'),
      source('decided-borders', 'micro', revision, 8, 'decided-borders'),
      source('appeals', 'appeals', revision, 8),
    ];
  }
}
