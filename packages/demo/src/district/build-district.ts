import { gatherAppeals } from '../appeals.ts';
import { cutBlocks, type TownBlocks } from '../blocks.ts';
import { DEFAULT_AS_OF, type TownOptions } from '../build-town.ts';
import { nameBuildings, serial } from '../buildings.ts';
import { type Plot, usePlots } from '../compounds.ts';
import { facePoints, type LineKind } from '../coverage.ts';
import { drawDepartments } from '../layers.ts';
import { halvedLand } from '../office-land.ts';
import { divideByHouseholds, foundBranches } from '../people.ts';
import { innerPoint } from '../plane.ts';
import { toPolygon } from '../project.ts';
import { Random } from '../random.ts';
import type { Town, TownTrueGrid, TownWater } from '../town.ts';
import {
  buildingsOf,
  communitiesOf,
  districtOf,
  figuresOf,
  landUseOf,
  streetsOf,
  townshipsOf,
  union,
} from '../town-shapes.ts';
import { districtGround } from './district-ground.ts';
import { DISTRICT_LANDMARKS } from './district-landmarks.ts';
import { DISTRICT_OFFICES } from './district-offices.ts';
import { drawGeography } from './geography.ts';
import { settleHamlets } from './hamlets.ts';
import { DISTRICT_COMMUNITIES, DISTRICT_NAME, DISTRICT_TOWNSHIPS, districtNames, RIVER } from './names.ts';
import { spread } from './spread.ts';

/** The demo district: the town, and the grids that its departments' lines were meant to follow. */
export interface District extends Town {
  /** As the land truly divides: each inside one community, no compound cut, about as many households in each. */
  readonly trueGrids: readonly TownTrueGrid[];
}

const TRUE_GRIDS = 69;
const APPEALS = {
  count: 20_000,
  prefix: 'JC',
  river: RIVER,
  reaches: [
    [-2500, '上渡'],
    [-600, '西园'],
    [0, '南门'],
    [500, '东门'],
    [2500, '桥东'],
    [Infinity, '桐溪'],
  ],
  hotPlaces: 16,
} as const;

/** What keeps communities apart; lines that are no street hardly do. */
const COMMUNITY_BARRIER: Readonly<Record<LineKind, number>> = {
  outline: 0,
  bank: 0.5,
  midstream: 6,
  railway: 3,
  arterial: 1.6,
  collector: 0.8,
  lane: 0.2,
  track: 0,
  wall: 0,
};

/**
 * Builds the demo district from a seed: 6 towns, 22 communities, nine departments' layers. The same seed and
 * as-of time give the same district. Takes several seconds; reads no clock and no other source of chance.
 */
export function buildDistrict({ seed, asOf = DEFAULT_AS_OF }: TownOptions): District {
  const random = new Random(seed);
  const geography = drawGeography(random.stream('geography'));
  const { ground, countryside } = districtGround(geography, random.stream('ground'));
  const blocks = cutBlocks(ground, random.stream('blocks'));
  const community = communityOfFaces(blocks);
  const plots = usePlots(
    blocks,
    {
      landmarks: DISTRICT_LANDMARKS,
      names: districtNames,
      settle: (land, sites, own) => settleHamlets(countryside.hamlets, land, sites, own),
    },
    random.stream('plots'),
  );
  const built = nameBuildings(blocks, plots, null, random.stream('buildings'));
  const figures = figuresOf(blocks, built.buildings, community);
  const land = halvedLand(blocks, built.compounds, DISTRICT_COMMUNITIES, random.stream('halves'));
  const style = { areas: TRUE_GRIDS, sharing: 'exact' } as const;
  const grid = divideByHouseholds(blocks, figures.households, community, style, random.stream('grids'));
  return {
    seed,
    asOf,
    district: districtOf(blocks, DISTRICT_NAME),
    towns: townshipsOf(blocks, DISTRICT_TOWNSHIPS, DISTRICT_COMMUNITIES, community),
    communities: communitiesOf(blocks, DISTRICT_COMMUNITIES, community),
    ...streetsOf(blocks),
    water: waterOf(blocks, plots),
    landUse: landUseOf(blocks, plots),
    ...buildingsOf(built, DISTRICT_COMMUNITIES, community),
    departments: drawDepartments(DISTRICT_OFFICES, land, figures, random.stream('departments')),
    branches: foundBranches(grid, built.buildings, community, DISTRICT_COMMUNITIES, random.stream('people')),
    appeals: gatherAppeals(blocks, built.buildings, { ...APPEALS, asOf }, random.stream('appeals')),
    trueGrids: trueGridsOf(blocks, grid, figures.households, community),
  };
}

/** Communities spread over whole blocks, so that their borders run along roads, railway and river. */
function communityOfFaces({ skeleton, blockOf }: TownBlocks): number[] {
  const middles = skeleton.faces.map((face) => innerPoint(facePoints(skeleton, face)));
  const from = DISTRICT_COMMUNITIES.map((site) => site.from);
  const owner = spread(skeleton, middles, from, COMMUNITY_BARRIER);
  return blockOf.map((block) => owner[block]!);
}

function waterOf(blocks: TownBlocks, plots: readonly Plot[]): TownWater[] {
  const river = union(blocks, (face) => blocks.zones[face] === 'river').map(
    (geometry, index): TownWater => ({ id: `W${index + 1}`, name: RIVER, kind: 'river', geometry }),
  );
  const ponds = plots.flatMap(({ site }) => site.ponds);
  return [
    ...river,
    ...ponds.map(
      (ring, index): TownWater => ({
        id: serial('T', index + 1, 4),
        name: '',
        kind: 'pond',
        geometry: toPolygon(ring),
      }),
    ),
  ];
}

function trueGridsOf(
  blocks: TownBlocks,
  grid: readonly number[],
  households: readonly number[],
  community: readonly number[],
): TownTrueGrid[] {
  return Array.from({ length: Math.max(...grid) + 1 }, (_, index) => {
    const faces = grid.flatMap((one, face) => (one === index ? [face] : []));
    const { townshipCode, code } = DISTRICT_COMMUNITIES[community[faces[0]!]!]!;
    return {
      id: serial('G', index + 1, 2),
      communityKey: townshipCode + code,
      households: faces.reduce((sum, face) => sum + households[face]!, 0),
      geometry: union(blocks, (face) => grid[face] === index),
    };
  });
}
