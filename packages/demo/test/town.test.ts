import { createHash } from 'node:crypto';
import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { buildTown, COMPOUND_KINDS, type Town } from '../src/index.ts';
import {
  boxesMeet,
  distanceToRing,
  type Point2,
  pointInRing,
  ringArea,
  ringBox,
  ringIsSimple,
  ringsMeet,
  ringWithin,
} from '../src/plane.ts';
import { toPlane } from '../src/project.ts';
import { closePairs, compoundConflicts, matchEdges } from './places.ts';
import { covers, planeParts } from './raster.ts';

const town = buildTown({ seed: 1 });
const footprints = town.buildings.map(({ id, geometry, compoundId, communityKey }) => ({
  id,
  compoundId,
  communityKey,
  ring: planeParts(geometry)[0]![0]!,
}));

const hashOf = (value: Town): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const repeats = (items: readonly string[]): string[] => items.filter((item, i) => items.indexOf(item) !== i);

describe('a seed', () => {
  test('gives the same town every time', () => {
    expect(hashOf(buildTown({ seed: 1 }))).toBe(hashOf(town));
  });

  test('gives another town than the next one', () => {
    expect(hashOf(buildTown({ seed: 2 }))).not.toBe(hashOf(town));
  });

  test.each([2, 3, 7, 19])('%i gives a town of the same size', (seed) => {
    const other = buildTown({ seed });
    expect(other.buildings).toHaveLength(2000);
    expect(other.appeals).toHaveLength(2000);
    expect(repeats(other.buildings.map(({ address }) => address))).toEqual([]);
    expect(other.communities.every(({ geometry }) => geometry.coordinates.length === 1)).toBe(true);
  });
});

describe('the district', () => {
  test('is marked as synthetic and has an unallocated code', () => {
    expect(town.district.synthetic).toBe(true);
    expect(town.district.code).toMatch(/^99\d{4}$/);
  });

  test('is tiled by its communities: every edge has its twin or lies on the outline', () => {
    const parts = town.communities.map(({ geometry }) => geometry);
    const { edges, unmatched } = matchEdges(parts, town.district.outline);
    expect(edges).toBeGreaterThan(500);
    expect(unmatched).toEqual([]);
    const area = (ring: readonly Position[]): number => ringArea(ring.slice(0, -1).map(toPlane));
    const sum = town.communities.reduce((total, { geometry }) => total + area(geometry.coordinates[0]!), 0);
    const whole = area(town.district.outline.coordinates[0]!);
    expect(Math.abs(sum - whole) / whole).toBeLessThan(1e-9);
  });

  test('has simple rings with at most 7 decimals', () => {
    const polygons = [
      town.district.outline,
      ...town.communities.map(({ geometry }) => geometry),
      ...town.compounds.map(({ geometry }) => geometry),
      ...town.water.map(({ geometry }) => geometry),
      ...town.landUse.map(({ geometry }) => geometry),
      ...town.buildings.map(({ geometry }) => geometry),
    ];
    for (const { coordinates } of polygons) {
      expect(ringIsSimple(coordinates[0]!.slice(0, -1) as unknown as Point2[])).toBe(true);
      expect(ringArea(coordinates[0]!.slice(0, -1).map(toPlane))).toBeGreaterThan(0);
      for (const [lon, lat] of coordinates.flat()) {
        expect(Number(lon!.toFixed(7))).toBe(lon);
        expect(Number(lat!.toFixed(7))).toBe(lat);
      }
    }
  });
});

describe('the buildings', () => {
  test('do not overlap', () => {
    const rings = footprints.map(({ ring }) => ring);
    const meeting: string[] = [];
    let pairs = 0;
    closePairs(rings, (i, j) => {
      pairs++;
      if (ringsMeet(rings[i]!, rings[j]!)) meeting.push(`${footprints[i]!.id} ${footprints[j]!.id}`);
    });
    expect(pairs).toBeGreaterThan(100);
    expect(meeting).toEqual([]);
  });

  test('stand clear of every street', () => {
    const boxes = footprints.map(({ ring }) => ringBox(ring));
    const crossed: string[] = [];
    for (const { name, widthM, line } of town.streets) {
      const points = line.coordinates.map(toPlane);
      for (let i = 1; i < points.length; i++) {
        const [west, south, east, north] = ringBox([points[i - 1]!, points[i]!]);
        const reach = widthM / 2;
        const box = [west - reach, south - reach, east + reach, north + reach] as const;
        footprints.forEach(({ id, ring }, k) => {
          if (!boxesMeet(box, boxes[k]!)) return;
          const street = [points[i - 1]!, points[i]!];
          const off = Math.min(
            ...ring.map((corner) => distanceToRing(corner, street)),
            ...street.map((end) => distanceToRing(end, ring)),
          );
          if (off < reach - 0.05 || ringsMeet(street, ring)) crossed.push(`${id} ${name}`);
        });
      }
    }
    expect(crossed).toEqual([]);
  });

  test('stand out of the water, inside their compound and their community', () => {
    const river = planeParts(town.water[0]!.geometry)[0]![0]!;
    const compounds = new Map(town.compounds.map(({ id, geometry }) => [id, planeParts(geometry)[0]![0]!]));
    const communities = new Map(
      town.communities.map(({ townshipCode, code, geometry }) => [townshipCode + code, planeParts(geometry)]),
    );
    for (const { ring, compoundId, communityKey } of footprints) {
      expect(ringsMeet(ring, river)).toBe(false);
      expect(ring.every((corner) => covers(communities.get(communityKey)!, corner))).toBe(true);
      if (compoundId) expect(ringWithin(ring, compounds.get(compoundId)!)).toBe(true);
    }
  });

  test('that belong to no compound stand in none', () => {
    const walls = town.compounds.map(({ geometry }) => planeParts(geometry)[0]![0]!);
    const free = footprints.filter(({ compoundId }) => compoundId === null);
    expect(free.length).toBeGreaterThan(300);
    expect(free.filter(({ ring }) => walls.some((wall) => ringsMeet(ring, wall)))).toEqual([]);
  });

  test('hold as many people as the household points say', () => {
    const point = new Map(town.households.map((entry) => [entry.buildingId, entry]));
    for (const { id, households, residents, geometry } of town.buildings) {
      const entry = point.get(id);
      expect(entry?.households ?? 0).toBe(households);
      expect(entry?.residents ?? 0).toBe(residents);
      if (!entry) continue;
      const [west, south, east, north] = ringBox(geometry.coordinates[0] as unknown as Point2[]);
      expect(entry.lon >= west && entry.lon <= east && entry.lat >= south && entry.lat <= north).toBe(true);
    }
    const sum = town.households.reduce((total, { households }) => total + households, 0);
    expect(sum).toBeGreaterThan(8000);
    expect(sum).toBeLessThan(18_000);
  });
});

describe('compounds', () => {
  test('do not overlap, and no street or water reaches into one', () => {
    const walls = town.compounds.map(({ geometry }) => planeParts(geometry)[0]![0]!);
    const river = planeParts(town.water[0]!.geometry)[0]![0]!;
    expect(walls.filter((wall) => ringsMeet(wall, river))).toEqual([]);
    expect(compoundConflicts(town)).toEqual([]);
  });

  test('are of every kind but those that only a district has', () => {
    const kinds = COMPOUND_KINDS.filter((kind) => kind !== 'mall' && kind !== 'station');
    expect(new Set(town.compounds.map(({ kind }) => kind))).toEqual(new Set(kinds));
  });
});

describe('names', () => {
  test('are unique where they should be', () => {
    expect(repeats(town.buildings.map(({ id }) => id))).toEqual([]);
    expect(repeats(town.buildings.map(({ address }) => address))).toEqual([]);
    expect(repeats(town.buildings.map(({ name }) => name))).toEqual([]);
    expect(repeats(town.compounds.map(({ name }) => name))).toEqual([]);
    expect(repeats(town.streets.map(({ name }) => name))).toEqual([]);
    expect(repeats(town.branches.map(({ name }) => name))).toEqual([]);
    expect(repeats(town.branches.map(({ secretary }) => secretary))).toEqual([]);
  });

  test('are Chinese', () => {
    const names = [
      town.district.name,
      ...[town.towns, town.communities, town.streets, town.bridges, town.compounds].flatMap((list) =>
        list.map(({ name }) => name),
      ),
      ...town.branches.flatMap(({ name, secretary, stationName }) => [name, secretary, stationName]),
      ...town.buildings.flatMap(({ name, address }) => [name, address]),
    ];
    expect(names.filter((name) => !/^[\p{Script=Han}\d]+$/u.test(name))).toEqual([]);
  });
});

describe('streets and water', () => {
  test('have arterials, collectors and lanes, and bridges over the river', () => {
    const count = (kind: string): number => town.streets.filter((street) => street.class === kind).length;
    expect(count('arterial')).toBe(5);
    expect(count('collector')).toBeGreaterThan(20);
    expect(count('lane')).toBeGreaterThan(60);
    expect(town.bridges.length).toBeGreaterThanOrEqual(4);
    const river = planeParts(town.water[0]!.geometry)[0]![0]!;
    for (const { line } of town.bridges) {
      const points = line.coordinates.map(toPlane);
      const middle = points[Math.floor(points.length / 2)]!;
      expect(pointInRing(middle, river)).toBe(true);
    }
  });
});

describe('branches', () => {
  test('are about two dozen, each with its station in a building of its community', () => {
    expect(town.branches.length).toBeGreaterThanOrEqual(20);
    expect(town.branches.length).toBeLessThanOrEqual(30);
    const buildings = new Map(town.buildings.map((building) => [building.id, building]));
    for (const { buildingId, communityKey } of town.branches) {
      expect(buildings.get(buildingId)?.communityKey).toBe(communityKey);
    }
  });
});
