import { readFeatures } from '@onegrid/interchange';
import type { FeatureCollection, Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { buildDistrict, type TownDepartment } from '../src/index.ts';
import { boxesMeet, distance, innerPoint, type Point2, ringBox } from '../src/plane.ts';
import { toPlane } from '../src/project.ts';
import { offsets } from './offsets.ts';
import { countCover, covers, patches, planeParts, type Rings } from './raster.ts';
import { unzip } from './unzip.ts';

const district = buildDistrict({ seed: 1 });
const layerOf = (id: string): TownDepartment['layer'] =>
  district.departments.find((one) => one.id === id)!.layer;
const areasOf = ({ features }: TownDepartment['layer']): Rings[][] =>
  features.features.map(({ geometry }) => planeParts(geometry));
const inside = (land: Polygon): Point2 => innerPoint(land.coordinates[0]!.slice(0, -1).map(toPlane));

/** The seat's centre, where lines are dense, in metres around it. */
const WINDOW: readonly Rings[] = [
  [
    [
      [-1100, -800],
      [1100, -800],
      [1100, 800],
      [-1100, 800],
    ],
  ],
];

test('the nine departments of the national guidance have grids of different grain', () => {
  expect(district.departments.map(({ name }) => name)).toEqual([
    '党建',
    '政法综治',
    '民政',
    '生态环保',
    '城管',
    '信访',
    '市场监管',
    '卫生健康',
    '应急管理',
  ]);
  const counts = district.departments.map(({ layer }) => layer.features.features.length);
  expect(new Set(counts).size).toBeGreaterThanOrEqual(8);
  expect(Math.max(...counts) / Math.min(...counts)).toBeGreaterThan(4);
  expect(new Set(district.departments.map(({ hue }) => hue)).size).toBe(9);
});

describe.each(district.departments.map(({ id, layer }) => [id, layer] as const))(
  'the layer of %s',
  (_, layer) => {
    const { faults } = layer;
    const measured = faults.stretches.map((stretch) => {
      const samples = offsets(stretch);
      return { samples, most: Math.max(...samples.map(({ off }) => off)) };
    });

    test('was drawn mostly within 6 m of the truth, and about a tenth of its stretches 6 to 25 m off', () => {
      const all = measured.flatMap(({ samples }) => samples);
      const total = all.reduce((sum, { metres }) => sum + metres, 0);
      const near = all.reduce((sum, { metres, off }) => sum + (off <= 6 ? metres : 0), 0);
      expect(near / total).toBeGreaterThan(0.85);
      expect(near / total).toBeLessThan(0.99);
      const far = measured.filter(({ most }) => most > 8);
      expect(far.length / measured.length).toBeGreaterThan(0.07);
      expect(far.length / measured.length).toBeLessThan(0.13);
      expect(Math.max(...measured.map(({ most }) => most))).toBeLessThanOrEqual(26);
    });

    test('consists of the drawn lines', () => {
      const positions = new Set(
        layer.features.features
          .flatMap(({ geometry }) =>
            geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2),
          )
          .map((position) => position.join()),
      );
      const drawn = faults.stretches.flatMap(({ drawnLine }) => drawnLine.coordinates);
      expect(drawn.filter((position) => !positions.has(position.join()))).toEqual([]);
    });

    test('leaves gaps and overlaps, among them those it names', () => {
      const areas = areasOf(layer);
      const cover = countCover(WINDOW, areas, 8);
      expect(patches(cover, (count) => count === 0) + patches(cover, (count) => count > 1)).toBeGreaterThan(
        2,
      );
      expect(faults.claimedTwice.length).toBeGreaterThanOrEqual(2);
      for (const { land } of faults.claimedTwice) {
        expect(areas.filter((parts) => covers(parts, inside(land))).length).toBe(2);
      }
      expect(faults.uncovered.length).toBeGreaterThanOrEqual(2);
      for (const { land } of faults.uncovered) {
        expect(areas.filter((parts) => covers(parts, inside(land)))).toEqual([]);
      }
    });

    test('cuts through the compounds it names: each side holds more than a tenth of the houses or the land', () => {
      const areas = areasOf(layer);
      expect(faults.compoundsCut.length).toBeGreaterThanOrEqual(2);
      for (const compoundId of faults.compoundsCut) {
        const { geometry } = district.compounds.find(({ id }) => id === compoundId)!;
        const compound = planeParts(geometry);
        const box = ringBox(compound[0]![0]!);
        const near = areas.filter((parts) => parts.some(([exterior]) => boxesMeet(box, ringBox(exterior!))));
        const inCompound = countCover(compound, [], 4).counts.filter((count) => count >= 0).length;
        const shares = near.map((parts) => {
          const own = countCover(compound, [parts], 4).counts.filter((count) => count > 0).length;
          return own / inCompound;
        });
        const holding = shares.filter((share) => share > 0.1);
        expect(holding.length).toBeGreaterThanOrEqual(2);
      }
    });

    test('is read back from its bytes as it was drawn, in the system that is declared or told', async () => {
      const { files, ...declared } = layer.file;
      const outcome = await readFeatures(files, {
        idField: layer.idField,
        ...declared,
        geometries: 'polygons',
      });
      expect(outcome.ok).toBe(true);
      if (!outcome.ok) return;
      const { rows } = outcome.table;
      expect(rows).toHaveLength(layer.features.features.length);
      rows.forEach((row, i) => {
        const { geometry, properties } = layer.features.features[i]!;
        expect(row.properties[layer.nameField]).toBe(properties[layer.nameField]);
        const first = (one: typeof geometry): Position =>
          one.type === 'Polygon' ? one.coordinates[0]![0]! : one.coordinates[0]![0]![0]!;
        const ring = planeParts(geometry).flatMap(([exterior]) => exterior!);
        const at = toPlane(first(row.geometry));
        expect(Math.min(...ring.map((point) => distance(point, at)))).toBeLessThan(0.05);
      });
    });
  },
);

describe('the files as delivered', () => {
  test('urban management came in GCJ-02: every point 300 to 600 m from the truth, declared', () => {
    const { features, file } = layerOf('urban');
    expect(file.reference).toBe('GCJ-02');
    const delivered = JSON.parse(
      new TextDecoder().decode(file.files[0]!.content),
    ) as FeatureCollection<Polygon>;
    const shifts = delivered.features.flatMap(({ geometry }, i) => {
      const truth = features.features[i]!.geometry.coordinates.flat(3) as unknown as number[];
      const shifted = geometry.coordinates.flat(3) as unknown as number[];
      return shifted.flatMap((_, k) => {
        if (k % 2 === 1) return [];
        return [distance(toPlane([shifted[k]!, shifted[k + 1]!]), toPlane([truth[k]!, truth[k + 1]!]))];
      });
    });
    expect(shifts.length).toBeGreaterThan(5000);
    expect(Math.min(...shifts)).toBeGreaterThan(300);
    expect(Math.max(...shifts)).toBeLessThan(600);
  });

  test('governance came as a zipped shapefile with Chinese text in GBK and no word about it', () => {
    const { file, features, nameField } = layerOf('governance');
    expect(file.encoding).toBe('gbk');
    const parts = unzip(file.files[0]!.content);
    expect([...parts.keys()].map((name) => name.slice(-4)).sort()).toEqual(['.dbf', '.prj', '.shp', '.shx']);
    const table = [...parts].find(([name]) => name.endsWith('.dbf'))![1];
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(table)).toThrow();
    const text = new TextDecoder('gbk', { fatal: true }).decode(table.subarray(32));
    for (const { properties } of features.features) expect(text).toContain(properties[nameField]!);
  });

  test('petitions numbered its grids with repeated and missing ids', () => {
    const { file, faults } = layerOf('petitions');
    const delivered = JSON.parse(new TextDecoder().decode(file.files[0]!.content)) as FeatureCollection;
    const ids = delivered.features.map(({ properties }) => properties!.编号 as string | undefined);
    expect(ids.filter((id) => id === undefined)).toHaveLength(faults.missingIds);
    const given = ids.filter((id) => id !== undefined);
    expect(new Set(given.filter((id, i) => given.indexOf(id) !== i))).toEqual(new Set(faults.repeatedIds));
    expect(faults.missingIds).toBeGreaterThanOrEqual(2);
    expect(faults.repeatedIds.length).toBeGreaterThanOrEqual(2);
  });

  test('market supervision covers a part of the district only, the others nearly all of it', () => {
    const outline = planeParts(district.district.outline);
    const shares = district.departments.map(({ id, layer }) => {
      const { counts } = countCover(outline, areasOf(layer), 180);
      const land = counts.filter((count) => count >= 0).length;
      return [id, counts.filter((count) => count > 0).length / land] as const;
    });
    for (const [id, share] of shares) {
      if (id === 'market') {
        expect(share).toBeGreaterThan(0.3);
        expect(share).toBeLessThan(0.75);
      } else expect(share).toBeGreaterThan(0.98);
    }
  });

  test('lines of the departments lie inside the district or on its edge', () => {
    const [west, south, east, north] = district.district.bounds;
    for (const { layer } of district.departments) {
      const positions = layer.faults.stretches.flatMap(({ drawnLine }) => drawnLine.coordinates);
      for (const [lon, lat] of positions) {
        expect(
          lon! > west - 0.001 && lon! < east + 0.001 && lat! > south - 0.001 && lat! < north + 0.001,
        ).toBe(true);
      }
    }
  });
});
