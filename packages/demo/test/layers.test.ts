import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { buildTown, type TownDepartment } from '../src/index.ts';
import { distance, innerPoint, type Point2, ringIsSimple } from '../src/plane.ts';
import { toPlane } from '../src/project.ts';
import { offsets } from './offsets.ts';
import { countCover, covers, patches, planeParts } from './raster.ts';

const town = buildTown({ seed: 1 });

function positionsOf({ layer }: TownDepartment): Position[] {
  return layer.features.features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2),
  );
}

test('three departments divide the town, each into 20 to 36 grids of its own', () => {
  expect(town.departments.map(({ id }) => id)).toEqual(['party', 'governance', 'urban']);
  for (const { layer } of town.departments) {
    expect(layer.features.features.length).toBeGreaterThanOrEqual(20);
    expect(layer.features.features.length).toBeLessThanOrEqual(36);
  }
});

describe.each(town.departments.map((department) => [department.id, department] as const))(
  'the layer of %s',
  (_, department) => {
    const { layer } = department;
    const { faults } = layer;
    const measured = faults.stretches.map((stretch) => {
      const samples = offsets(stretch);
      return { kind: stretch.kind, samples, most: Math.max(...samples.map(({ off }) => off)) };
    });
    const areas = layer.features.features.map(({ geometry }) => planeParts(geometry));
    const ids = layer.features.features.map(({ properties }) => properties[layer.idField]!);

    test('has one id and one name for each grid', () => {
      const names = layer.features.features.map(({ properties }) => properties[layer.nameField]!);
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(names).size).toBe(names.length);
      expect([...ids, ...names].filter((text) => !text)).toEqual([]);
    });

    test('has simple rings', () => {
      const rings = areas.flat(2);
      expect(rings.filter((ring) => !ringIsSimple(ring))).toEqual([]);
    });

    test('was drawn with most of its length within 6 m of the truth', () => {
      const all = measured.flatMap(({ samples }) => samples);
      const total = all.reduce((sum, { metres }) => sum + metres, 0);
      const near = all.reduce((sum, { metres, off }) => sum + (off <= 6 ? metres : 0), 0);
      expect(near / total).toBeGreaterThanOrEqual(0.6);
      expect(near / total).toBeLessThan(0.99);
    });

    test('is 6 to 25 m off on about a tenth of its stretches, and nowhere more than 30 m', () => {
      const far = measured.filter(({ most }) => most > 6 && most <= 25.5);
      const clearlyFar = measured.filter(({ most }) => most > 10 && most <= 25.5);
      for (const list of [far, clearlyFar]) {
        expect(list.length / measured.length).toBeGreaterThanOrEqual(0.05);
        expect(list.length / measured.length).toBeLessThanOrEqual(0.15);
      }
      expect(Math.max(...measured.map(({ most }) => most))).toBeLessThanOrEqual(30);
    });

    test('says truly which stretches are near and which far', () => {
      const near = measured.filter(({ kind }) => kind === 'near');
      expect(Math.max(...near.map(({ most }) => most))).toBeLessThanOrEqual(faults.nearMetres + 1.5);
      const far = measured.filter(({ kind }) => kind === 'far');
      expect(far.length).toBeGreaterThan(10);
      expect(Math.max(...far.map(({ most }) => most))).toBeLessThanOrEqual(faults.farMetres + 0.5);
    });

    test('consists of the drawn lines', () => {
      const positions = new Set(positionsOf(department).map((position) => position.join()));
      const drawn = faults.stretches.flatMap(({ drawnLine }) => drawnLine.coordinates);
      expect(drawn.filter((position) => !positions.has(position.join()))).toEqual([]);
    });

    test('changes its error smoothly, as a hand does', () => {
      for (const { samples } of measured) {
        for (let i = 1; i < samples.length; i++) {
          expect(Math.abs(samples[i]!.off - samples[i - 1]!.off)).toBeLessThan(5);
        }
      }
    });

    test('leaves gaps and overlaps', () => {
      const cover = countCover(planeParts(town.district.outline), areas, 8);
      expect(patches(cover, (count) => count === 0)).toBeGreaterThanOrEqual(5);
      expect(patches(cover, (count) => count > 1)).toBeGreaterThanOrEqual(5);
      expect(faults.drawnTwice).toBeGreaterThanOrEqual(5);
    });

    test('claims twice and leaves out the land it says', () => {
      const inside = (land: { coordinates: Position[][] }): Point2 =>
        innerPoint(land.coordinates[0]!.slice(0, -1).map(toPlane));
      expect(faults.claimedTwice.length).toBeGreaterThanOrEqual(2);
      for (const { ids: both, land } of faults.claimedTwice) {
        const holders = ids.filter((_id, i) => covers(areas[i]!, inside(land)));
        expect(holders.sort()).toEqual([...both].sort());
      }
      expect(faults.uncovered.length).toBeGreaterThanOrEqual(2);
      for (const { land } of faults.uncovered) {
        expect(areas.filter((parts) => covers(parts, inside(land)))).toEqual([]);
      }
    });
  },
);

test('only urban management leaves a whole village out', () => {
  const absent = town.departments.filter(({ layer }) =>
    layer.faults.uncovered.some(({ reason }) => reason === 'not-served'),
  );
  expect(absent.map(({ id }) => id)).toEqual(['urban']);
});

test('the departments click at different distances', () => {
  const spacing = town.departments.map(({ layer }) => {
    const lines = layer.faults.stretches.map(({ drawnLine }) => drawnLine.coordinates.map(toPlane));
    const gaps = lines.flatMap((line) => line.slice(1).map((point, i) => distance(point, line[i]!)));
    return gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  });
  expect(spacing[1]! * 1.3).toBeLessThan(spacing[0]!);
  expect(spacing[0]! * 1.2).toBeLessThan(spacing[2]!);
});
