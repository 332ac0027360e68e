import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildDistrict, DEFAULT_AS_OF, type District, type TownAppeal } from '../src/index.ts';
import { distance, type Point2, ringArea, ringBox, ringsMeet, ringWithin } from '../src/plane.ts';
import { toPlane } from '../src/project.ts';
import { closePairs, compoundConflicts, matchEdges } from './places.ts';
import { covers, planeParts } from './raster.ts';

const BUILD_MS = 240_000;
let district: District;

beforeAll(() => {
  district = buildDistrict({ seed: 1 });
}, BUILD_MS);

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const repeats = (items: readonly string[]): string[] => {
  const seen = new Set<string>();
  return items.filter((item) => seen.size === seen.add(item).size);
};
const areaOf = (ring: readonly Point2[]): number => Math.abs(ringArea(ring));

describe('a seed', () => {
  test('gives the same district every time', { timeout: BUILD_MS }, () => {
    expect(hashOf(buildDistrict({ seed: 1 }))).toBe(hashOf(district));
  });

  test('gives another district of the same kind than the next one', { timeout: BUILD_MS }, () => {
    const other = buildDistrict({ seed: 2 });
    expect(hashOf(other)).not.toBe(hashOf(district));
    expect(other.buildings.length).toBeGreaterThanOrEqual(15_000);
    expect([other.towns, other.communities, other.branches].map(({ length }) => length)).toEqual([6, 22, 69]);
    const parts = other.communities.map(({ geometry }) => geometry);
    expect(matchEdges(parts, other.district.outline).unmatched).toEqual([]);
  });
});

describe('the district', () => {
  test('has the size of a county and a code that nobody has', () => {
    expect(district.district.synthetic).toBe(true);
    expect(district.district.code).toMatch(/^99\d{4}$/);
    expect(district.district.code).not.toBe('999901');
    expect(district.towns).toHaveLength(6);
    expect(district.communities).toHaveLength(22);
    expect(district.departments).toHaveLength(9);
    expect(district.buildings.length).toBeGreaterThanOrEqual(15_000);
    expect(district.appeals).toHaveLength(20_000);
    const households = district.buildings.reduce((sum, one) => sum + one.households, 0);
    expect(households / 69).toBeGreaterThan(300);
    expect(households / 69).toBeLessThan(520);
    expect(district.households.reduce((sum, one) => sum + one.households, 0)).toBe(households);
  });

  test('is tiled by its communities, and each town by its own', () => {
    const parts = district.communities.map(({ geometry }) => geometry);
    const whole = matchEdges(parts, district.district.outline);
    expect(whole.edges).toBeGreaterThan(1000);
    expect(whole.unmatched).toEqual([]);
    for (const { code, geometry } of district.towns) {
      const own = district.communities.filter(({ townshipCode }) => townshipCode === code);
      expect(own.length).toBeGreaterThan(1);
      expect(
        matchEdges(
          own.map((one) => one.geometry),
          geometry,
        ).unmatched,
      ).toEqual([]);
    }
    const keys = district.communities.map(({ townshipCode, code }) => townshipCode + code);
    expect(keys.filter((key) => !/^\d{6}$/.test(key))).toEqual([]);
    expect(repeats(keys)).toEqual([]);
  });

  test('has communities of one piece', () => {
    for (const { geometry } of district.communities) expect(geometry.coordinates).toHaveLength(1);
  });

  test('has a river, bridges over it and a railway that crosses the land', () => {
    const river = district.water.filter(({ kind }) => kind === 'river');
    expect(river.length).toBeGreaterThan(0);
    expect(district.bridges.length).toBeGreaterThanOrEqual(8);
    const rails = district.streets.filter((street) => street.class === 'railway');
    const ends = rails.flatMap(({ line }) => line.coordinates.map(toPlane));
    const [west, , east] = ringBox(ends);
    const [from, , to] = ringBox(district.district.outline.coordinates[0]!.map(toPlane));
    expect((east - west) / (to - from)).toBeGreaterThan(0.7);
  });
});

describe('buildings and compounds', () => {
  test('no two buildings overlap, and each stands in its compound and its community', () => {
    const rings = district.buildings.map(({ geometry }) => planeParts(geometry)[0]![0]!);
    const meeting: string[] = [];
    closePairs(rings, (i, j) => {
      if (ringsMeet(rings[i]!, rings[j]!)) meeting.push(`${i} ${j}`);
    });
    expect(meeting).toEqual([]);
    const compounds = new Map(
      district.compounds.map(({ id, geometry }) => [id, planeParts(geometry)[0]![0]!]),
    );
    const communities = new Map(
      district.communities.map(({ townshipCode, code, geometry }) => [
        townshipCode + code,
        planeParts(geometry),
      ]),
    );
    const astray = district.buildings.filter(({ compoundId, communityKey }, i) => {
      const wall = compoundId === null ? null : compounds.get(compoundId)!;
      return (
        (wall !== null && !ringWithin(rings[i]!, wall)) ||
        !covers(communities.get(communityKey)!, rings[i]![0]!)
      );
    });
    expect(astray).toEqual([]);
  });

  test('no building stands in the water', () => {
    const rings = [
      ...district.water.map(({ geometry }) => planeParts(geometry)[0]![0]!),
      ...district.buildings.map(({ geometry }) => planeParts(geometry)[0]![0]!),
    ];
    const wet: string[] = [];
    closePairs(rings, (i, j) => {
      const [first, second] = [Math.min(i, j), Math.max(i, j)];
      if (first >= district.water.length || second < district.water.length) return;
      if (ringsMeet(rings[first]!, rings[second]!))
        wet.push(district.buildings[second - district.water.length]!.id);
    });
    expect(wet).toEqual([]);
  });

  test('compounds overlap neither one another nor a street nor the railway', () => {
    expect(compoundConflicts(district)).toEqual([]);
    for (const kind of [
      'estate',
      'mall',
      'school',
      'hospital',
      'market',
      'station',
      'government',
      'factory',
    ]) {
      expect(district.compounds.filter((compound) => compound.kind === kind).length).toBeGreaterThan(0);
    }
  });

  test('names and addresses are of one house, compound or person each', () => {
    expect(repeats(district.buildings.map(({ address }) => address))).toEqual([]);
    expect(repeats(district.buildings.map(({ name }) => name))).toEqual([]);
    expect(repeats(district.compounds.map(({ name }) => name))).toEqual([]);
    expect(repeats(district.branches.map(({ name }) => name))).toEqual([]);
    expect(repeats(district.branches.map(({ secretary }) => secretary))).toEqual([]);
    const names = [
      ...[district.communities, district.streets, district.compounds, district.buildings].flatMap((list) =>
        list.map(({ name }) => name),
      ),
      ...district.branches.map(({ name, secretary }) => name + secretary),
    ];
    expect(names.filter((name) => !/^[\p{Script=Han}\d]+$/u.test(name))).toEqual([]);
  });
});

describe('the true grids', () => {
  test('are 69 in one community each, none with more than three times the mean', () => {
    expect(district.trueGrids).toHaveLength(69);
    const mean = district.trueGrids.reduce((sum, grid) => sum + grid.households, 0) / 69;
    expect(district.trueGrids.filter(({ households }) => households > 3 * mean)).toEqual([]);
    for (const { townshipCode, code, geometry } of district.communities) {
      const own = district.trueGrids.filter(({ communityKey }) => communityKey === townshipCode + code);
      expect(
        matchEdges(
          own.flatMap((grid) => grid.geometry),
          geometry,
        ).unmatched,
      ).toEqual([]);
    }
  });

  test('have one branch each, with its station in a building of its community', () => {
    expect(district.branches).toHaveLength(69);
    const buildings = new Map(district.buildings.map((building) => [building.id, building]));
    const grids = district.trueGrids.map(({ geometry }) => geometry.flatMap(planeParts));
    const holding = district.branches.map(({ buildingId, communityKey, location }) => {
      expect(buildings.get(buildingId)?.communityKey).toBe(communityKey);
      return grids.findIndex((parts) => covers(parts, toPlane(location.coordinates)));
    });
    expect(new Set(holding).size).toBe(69);
  });
});

describe('the appeals', () => {
  const monthOf = ({ requestedAt }: TownAppeal): number => Number(requestedAt.slice(5, 7));
  const hourOf = ({ requestedAt }: TownAppeal): number => Number(requestedAt.slice(11, 13));
  const shareOf = (list: readonly TownAppeal[], has: (appeal: TownAppeal) => boolean): number =>
    list.filter(has).length / list.length;
  const about = (pattern: RegExp): TownAppeal[] =>
    district.appeals.filter(({ title }) => pattern.test(title));

  test('come from two years before the as-of time', () => {
    const times = district.appeals.map(({ requestedAt }) => Date.parse(requestedAt));
    expect(Math.max(...times)).toBeLessThan(Date.parse(DEFAULT_AS_OF));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(Date.parse(DEFAULT_AS_OF) - 730 * 86_400_000);
    expect(repeats(district.appeals.map(({ number }) => number))).toEqual([]);
  });

  test('cluster by season: heating in winter, noise in summer, the river in July', () => {
    const heating = about(/暖/);
    const river = about(/霁川河/);
    const noise = about(/广场舞|烧烤|空调外机|夜市/);
    for (const list of [heating, river, noise]) expect(list.length).toBeGreaterThan(300);
    expect(shareOf(heating, (one) => [11, 12, 1, 2, 3].includes(monthOf(one)))).toBe(1);
    expect(shareOf(river, (one) => monthOf(one) === 7)).toBeGreaterThan(0.3);
    expect(shareOf(noise, (one) => [6, 7, 8].includes(monthOf(one)))).toBeGreaterThan(0.55);
  });

  test('cluster by hour: parking at night, noise in the evening, counters in office hours', () => {
    const night = about(/消防通道|停车|僵尸车/);
    expect(shareOf(night, (one) => hourOf(one) >= 20 || hourOf(one) < 2)).toBeGreaterThan(0.6);
    const office = about(/业委会|补贴|宅基地/);
    expect(shareOf(office, (one) => hourOf(one) >= 8 && hourOf(one) < 18)).toBe(1);
    // Against an even day: the square of each hour's share adds up to far more than 24 times (1/24)^2.
    const hours = Array.from({ length: 24 }, (_, hour) =>
      shareOf(district.appeals, (one) => hourOf(one) === hour),
    );
    expect(24 * hours.reduce((sum, share) => sum + share ** 2, 0)).toBeGreaterThan(1.5);
  });

  test('cluster by place and category: a tenth of the cells hold half, and kinds have places of their own', () => {
    const cells = new Map<string, number>();
    for (const { place } of district.appeals) {
      const [x, y] = toPlane(place.coordinates);
      const key = `${Math.floor(x / 200)},${Math.floor(y / 200)}`;
      cells.set(key, (cells.get(key) ?? 0) + 1);
    }
    const counts = [...cells.values()].sort((p, q) => q - p);
    const top = counts.slice(0, Math.ceil(counts.length / 10)).reduce((sum, count) => sum + count, 0);
    expect(top / 20_000).toBeGreaterThan(0.4);
    const spreadOf = (list: readonly TownAppeal[]): number => {
      const points = list.map(({ place }) => toPlane(place.coordinates));
      const mean = (axis: 0 | 1): number =>
        points.reduce((sum, point) => sum + point[axis], 0) / points.length;
      const middle: Point2 = [mean(0), mean(1)];
      return points.reduce((sum, point) => sum + distance(point, middle), 0) / points.length;
    };
    // Village matters come from all over the district, factories' noise from one end of the towns.
    expect(spreadOf(about(/焚烧|宅基地/))).toBeGreaterThan(1.5 * spreadOf(about(/电梯故障|物业费/)));
  });

  test('lie inside the outline', () => {
    const outline = planeParts(district.district.outline);
    expect(district.appeals.filter(({ place }) => !covers(outline, toPlane(place.coordinates)))).toEqual([]);
    expect(areaOf(outline[0]![0]!)).toBeGreaterThan(8e7);
  });
});
