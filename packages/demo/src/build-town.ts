import { gatherAppeals } from './appeals.ts';
import { cutBlocks } from './blocks.ts';
import { nameBuildings } from './buildings.ts';
import { COMMUNITIES, communityOfFaces, TOWNSHIPS } from './communities.ts';
import { usePlots } from './compounds.ts';
import { townGround } from './ground.ts';
import { drawDepartments } from './layers.ts';
import { wholeLand } from './office-land.ts';
import { drawOutline } from './outline.ts';
import { divideByHouseholds, foundBranches } from './people.ts';
import { Random } from './random.ts';
import { drawRiver } from './river.ts';
import { drawStreets } from './streets.ts';
import type { Town } from './town.ts';
import { TOWN_LAND } from './town-land.ts';
import { TOWN_OFFICES } from './town-offices.ts';
import {
  buildingsOf,
  communitiesOf,
  districtOf,
  figuresOf,
  landUseOf,
  streetsOf,
  townshipsOf,
  union,
} from './town-shapes.ts';

export interface TownOptions {
  readonly seed: number;
  /** When the two years of appeals end: ISO 8601 with offset. */
  readonly asOf?: string;
}

export const DEFAULT_AS_OF = '2026-10-31T18:00:00+08:00';
export const TOWN_BUILDINGS = 2000;
const TOWN_BRANCHES = { areas: 24, sharing: 'rounded' } as const;
const TOWN_NAME = { code: '999901', name: '云汀示范区', nameEn: 'Yunting Demonstration District' };
const TOWN_APPEALS = {
  count: 2000,
  prefix: 'YT',
  river: '云汀河',
  reaches: [
    [-600, '西园'],
    [0, '南门'],
    [500, '东门'],
    [Infinity, '桥东'],
  ],
  hotPlaces: 5,
} as const;

/**
 * Builds the whole town from a seed: the same seed and as-of time give the same town. Takes one to two
 * seconds; reads no clock and no other source of chance.
 */
export function buildTown({ seed, asOf = DEFAULT_AS_OF }: TownOptions): Town {
  const random = new Random(seed);
  const outline = drawOutline({ halfWidth: 1900, halfHeight: 1420, step: 26 }, random.stream('outline'));
  const river = drawRiver({ name: '云汀河', before: [], after: [] }, random.stream('river'));
  const plan = drawStreets(river, random.stream('streets'));
  const blocks = cutBlocks(townGround(outline, river, plan), random.stream('blocks'));
  const community = communityOfFaces(blocks, river, plan);
  const plots = usePlots(blocks, TOWN_LAND, random.stream('plots'));
  const built = nameBuildings(blocks, plots, TOWN_BUILDINGS, random.stream('buildings'));
  const figures = figuresOf(blocks, built.buildings, community);
  const land = wholeLand(blocks, COMMUNITIES);
  const people = random.stream('branches');
  const areas = divideByHouseholds(blocks, figures.households, community, TOWN_BRANCHES, people);
  return {
    seed,
    asOf,
    district: districtOf(blocks, TOWN_NAME),
    towns: townshipsOf(blocks, TOWNSHIPS, COMMUNITIES, community),
    communities: communitiesOf(blocks, COMMUNITIES, community),
    ...streetsOf(blocks),
    water: [
      {
        id: 'W1',
        name: river.name,
        kind: 'river',
        geometry: union(blocks, (face) => blocks.zones[face] === 'river')[0]!,
      },
    ],
    landUse: landUseOf(blocks, plots),
    ...buildingsOf(built, COMMUNITIES, community),
    departments: drawDepartments(TOWN_OFFICES, land, figures, random.stream('departments')),
    branches: foundBranches(areas, built.buildings, community, COMMUNITIES, people),
    appeals: gatherAppeals(blocks, built.buildings, { ...TOWN_APPEALS, asOf }, random.stream('appeals')),
  };
}
