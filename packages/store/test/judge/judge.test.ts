import type { Feature, FeatureCollection, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type Judged, judge } from './judge.ts';

/** The judge must see what is wrong, or its verdict on a real merge means nothing. */
const url = process.env.ONEGRID_TEST_DATABASE_URL;

const collect = (...features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });

/** A box of about metres at 118.2 E, 31.1 N. */
function box(x: number, y: number, w: number, h: number): Polygon {
  const at = (a: number, b: number) => [
    Math.round((118.2 + a * 1e-5) * 1e7) / 1e7,
    Math.round((31.1 + b * 1e-5) * 1e7) / 1e7,
  ];
  return {
    type: 'Polygon',
    coordinates: [[at(x, y), at(x + w, y), at(x + w, y + h), at(x, y + h), at(x, y)]],
  };
}

const feature = (geometry: Polygon, properties: Record<string, unknown>): Feature => ({
  type: 'Feature',
  properties,
  geometry,
});
const atom = (id: string, geometry: Polygon, label: string | null) =>
  feature(geometry, { id, grid: id, labels: { d: label } });
const west = box(0, 0, 200, 300);
const east = box(200, 0, 200, 300);

function merged(atoms: readonly Feature[]): Judged {
  return {
    outline: collect(feature(box(0, 0, 400, 300), {})),
    layers: [
      {
        department: 'd',
        field: 'id',
        features: collect(feature(west, { id: 'W' }), feature(east, { id: 'E' })),
      },
    ],
    people: collect(
      ...[50, 150, 250, 350].map((x) => ({
        type: 'Feature' as const,
        properties: { n: 10 },
        geometry: { type: 'Point' as const, coordinates: [118.2 + x * 1e-5, 31.1015] },
      })),
    ),
    atoms: collect(...atoms),
    unified: collect(
      ...atoms.map(({ geometry, properties }) => feature(geometry as Polygon, { code: properties!.id })),
    ),
    srid: 32650,
  };
}

describe.runIf(url !== undefined)('the judge', () => {
  it('finds nothing wrong with a perfect merge', async () => {
    const f = await judge(url!, merged([atom('1', west, 'W'), atom('2', east, 'E')]));
    expect([
      f.atoms,
      f.thin,
      f.bad_edges,
      f.open_edges,
      f.grids_lost,
      f.grids_broken,
      f.band_violations,
    ]).toEqual([2, 0, 0, 0, 0, 0, 0]);
    expect(f.iou_least).toBeCloseTo(1, 4);
    expect(f.agreement).toBeCloseTo(1, 9);
    expect(f.moved_max).toBeLessThan(0.01);
  });

  it('sees a gap, a thin atom, a wrong label, a moved line and a grid in two parts', async () => {
    const f = await judge(
      url!,
      merged([
        atom('1', box(0, 0, 120, 300), 'W'),
        atom('2', box(140, 0, 250, 300), 'W'),
        atom('3', box(390, 0, 10, 300), 'E'),
      ]),
    );
    expect(f.open_edges).toBeGreaterThan(0);
    expect(f.outline_difference).toBeGreaterThan(0.04);
    expect([f.thin, f.grids_broken]).toEqual([1, 1]);
    expect(f.area_mislabelled).toBeGreaterThan(0.4);
    expect(f.people_mislabelled).toBeCloseTo(0.5, 6);
    expect(f.moved_max).toBeGreaterThan(20);
    expect(f.agreement).toBeLessThan(0.5);
  });

  it('sees an overlap and borders whose numbers differ', async () => {
    const f = await judge(url!, merged([atom('1', box(0, 0, 210, 300), 'W'), atom('2', east, 'E')]));
    expect(f.overlap).toBeGreaterThan(1000);
    expect(f.open_edges).toBeGreaterThan(0);
  });

  it('sees units that grids cut and grids that lie in two communities', async () => {
    const whole = merged([atom('1', west, 'W'), atom('2', east, 'E')]);
    const f = await judge(url!, {
      ...whole,
      // The first lies 10 m of 100 m in the other grid; the second lies in one; the third touches the line.
      units: collect(
        feature(box(110, 10, 100, 50), {}),
        feature(box(20, 10, 50, 50), {}),
        feature(box(200, 100, 50, 50), {}),
      ),
      communities: collect(feature(box(0, 0, 180, 300), {}), feature(box(180, 0, 220, 300), {})),
    });
    // By communities the first is 70 m in grid 1, and 20 and 10 m of the other community's part in two grids.
    expect([f.units, f.units_cut, f.communities]).toEqual([3, 1, 2]);
    expect(f.outside_community).toBeCloseTo(20 / 200, 3);
  });
});
