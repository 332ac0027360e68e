import type { TownBlocks } from './blocks.ts';
import { type PlaneBuilding, serial } from './buildings.ts';
import type { CommunityPlan } from './communities.ts';
import type { LineKind } from './coverage.ts';
import { inventName } from './names/people.ts';
import { type PartitionStyle, partition } from './partition.ts';
import { distance, type Point2 } from './plane.ts';
import { toPoint } from './project.ts';
import type { Random } from './random.ts';
import type { TownBranch } from './town.ts';

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;
const BARRIER: Readonly<Record<LineKind, number>> = {
  outline: 0,
  bank: 0.2,
  midstream: 4,
  railway: 4,
  arterial: 3,
  collector: 1.5,
  lane: 0.6,
  track: 0.3,
  wall: 0.2,
};

/** Areas that each hold about as many households as the next, every one inside one community. */
export function divideByHouseholds(
  blocks: TownBlocks,
  households: readonly number[],
  community: readonly number[],
  style: Pick<PartitionStyle, 'areas' | 'sharing'>,
  random: Random,
): number[] {
  return partition(
    blocks.coverage,
    blocks.places,
    { load: households, territory: community, barrier: BARRIER, ...style },
    random,
  );
}

/** One party branch for each area in which somebody lives, its station amid the people it serves. */
export function foundBranches(
  area: readonly number[],
  buildings: readonly PlaneBuilding[],
  community: readonly number[],
  communities: readonly CommunityPlan[],
  random: Random,
): TownBranch[] {
  const used = new Set<string>();
  const stations = Array.from({ length: Math.max(...area) + 1 }, (_, index) =>
    stationOf(buildings.filter(({ face }) => area[face] === index)),
  ).filter((station) => station !== null);
  stations.sort((p, q) => community[p.face]! - community[q.face]! || p.middle[0] - q.middle[0]);
  const numbers = new Map<number, number>();
  return stations.map((station, index) => {
    const home = community[station.face]!;
    const number = numbers.get(home) ?? 0;
    numbers.set(home, number + 1);
    const { townshipCode, code, name } = communities[home]!;
    return {
      id: serial('P', index + 1, 3),
      name: `${name}第${NUMERALS[number]!}网格党支部`,
      secretary: inventName(random, used),
      location: toPoint(station.middle),
      stationName: `${station.compound?.name ?? station.name}先锋驿站`,
      buildingId: station.id,
      memberCount: random.integer(14, 58),
      communityKey: townshipCode + code,
    };
  });
}

/** The building nearest to the middle of an area's households; null where nobody lives. */
function stationOf(buildings: readonly PlaneBuilding[]): PlaneBuilding | null {
  const total = buildings.reduce((sum, { households }) => sum + households, 0);
  if (total === 0) return null;
  const mean = (axis: 0 | 1): number =>
    buildings.reduce((sum, { middle, households }) => sum + middle[axis] * households, 0) / total;
  const middle: Point2 = [mean(0), mean(1)];
  const lived = buildings.filter(({ households }) => households > 0);
  return lived.reduce((best, building) =>
    distance(building.middle, middle) < distance(best.middle, middle) ? building : best,
  );
}
