import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, Geometry } from 'geojson';
import { expect } from 'vitest';
import { itWithRealData } from '../../../../scripts/config/real-data.ts';
import { checkLayer, faultCounts } from './check-layer.ts';
import { repairPolygon } from './repair-polygon.ts';

/** The geometries of a file as features with rows from 1. */
function featuresOf(path: string): { id: string; row: number; geometry: Geometry }[] {
  const root = JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection | Geometry;
  const geometries =
    root.type === 'FeatureCollection'
      ? root.features.map((feature) => feature.geometry)
      : root.type === 'GeometryCollection'
        ? root.geometries
        : [root];
  return geometries.map((geometry, i) => ({ id: `#${i + 1}`, row: i + 1, geometry }));
}

/** The British files are in metres of the national grid. */
function isPlane(file: string): boolean {
  return file.includes('britain');
}

/** Kinds and counts worked out by hand from the coordinates, with what is to be seen in them. */
const BY_HAND: readonly { file: string; seen: string; counts: Record<string, number> }[] = [
  {
    file: 'ex10_bowtie.json',
    seen: 'ring 1 passes (2, 2) going east, then going south; its loop to (3, 2) lies inside triangle 2',
    counts: { bowtie: 1, overlap: 1 },
  },
  {
    file: 'ex4.json',
    seen: 'two L shapes overlap in two arms and leave 0.8 x 0.8 in the middle to nobody',
    counts: { overlap: 2, gap: 1 },
  },
  { file: 'ex6.json', seen: 'the west corner of a diamond lies in a square', counts: { overlap: 1 } },
  {
    file: 'ex14_ogc.json',
    seen: 'two squares with antennas (5, 3)-(5, 4)-(6, 5) and (2, 3)-(2, 4)-(3, 5)',
    counts: { spike: 2 },
  },
  {
    file: 'test3.json',
    seen: 'the loop (1, 1)-(2, 2) hangs inside its own ring at (1, 1); nobody has the land in it',
    counts: { 'nested-ring': 1, gap: 1 },
  },
  { file: 'ex20_ogc_line.json', seen: 'one line where a polygon belongs', counts: { line: 1 } },
  { file: 'ex21_crossed_lines.json', seen: 'two features of lines', counts: { line: 2 } },
  {
    file: 'ex11_ogc.geojson',
    seen: 'two stars touch in (5, 2) and (5, 4); the diamond between is nobody’s',
    counts: { gap: 1 },
  },
  { file: 'ex12_ogc.geojson', seen: 'two hexagons side by side along (5, 2)-(5, 4)', counts: {} },
  {
    file: 'ex13_ogc.json',
    seen: 'two squares with spikes inwards, (5, 3)-(5, 2) and (2, 3)-(2, 2)',
    counts: { spike: 2 },
  },
  {
    file: 'ex15_ogc.json',
    seen: 'a hole touches the middles of all four sides',
    counts: { 'split-interior': 1, gap: 1 },
  },
  { file: 'ex16_ogc.json', seen: 'a hole touches its shell in (2, 1) only', counts: { gap: 1 } },
  {
    file: 'ex17_ogc.json',
    seen: 'a hole touches its shell in (2, 1) and (2, 3)',
    counts: { 'split-interior': 1, gap: 1 },
  },
  {
    file: 'ex18_ogc.json',
    seen: 'a hole runs along its shell from (1.5, 1) to (2.5, 1), so it is open to the outside',
    counts: { 'shared-edge': 1 },
  },
  {
    file: 'ex19_ogc.json',
    seen: 'two squares in one ring, tied by (3, 1)-(4, 1) there and back',
    counts: { spike: 1 },
  },
  {
    file: 'ex3.json',
    seen: 'two L shapes overlap in two arms, and each overlaps the square between them',
    counts: { overlap: 4 },
  },
  {
    file: 'test2.json',
    seen: 'the loop (1, 1)-(2, 2) hangs inside its own ring; the second polygon fills it',
    counts: { 'nested-ring': 1 },
  },
  { file: 'two_polygons.json', seen: 'the corners of two diamonds overlap', counts: { overlap: 1 } },
];

/**
 * Overlaps and gaps as PostGIS 3.3 (GEOS 3.11) finds them: components of pairwise intersections, bounded pieces
 * of what the union leaves, each with 2 x area / perimeter on the plane of longitude and latitude (geodesics
 * between far vertices bulge apart). All polygons of these files are valid there. Widths in metres.
 */
const BY_POSTGIS: readonly { file: string; seen: string; counts: Record<string, number> }[] = [
  { file: 'ex1_yemen.json', seen: 'one gap of 0.005, overlaps below 0.0001', counts: {} },
  { file: 'ex2_yemen.json', seen: 'no gap and no overlap of 0.001', counts: {} },
  { file: 'ex5_three_precincts.json', seen: 'overlaps of 0.05 and 0.18, no gap', counts: { overlap: 2 } },
  { file: 'ex7_britain.json', seen: 'no gap and no overlap of 0.0001', counts: {} },
  { file: 'ex8_britain.json', seen: 'no gap and no overlap of 0.0001', counts: {} },
  { file: 'ex9_FranklinTwoPrecinctsDetail.json', seen: 'overlaps below 0.0001', counts: {} },
  { file: 'ex22_three_ia_precincts.json', seen: 'gaps and overlaps below 0.0001', counts: {} },
];

for (const { file, seen, counts } of [...BY_HAND, ...BY_POSTGIS]) {
  itWithRealData(`${file}: ${seen}`, [`coverage-cleaning/${file}`], ([path]) => {
    expect(faultCounts(checkLayer(featuresOf(path!), { plane: isPlane(file) }))).toEqual(counts);
  });
}

/**
 * 122 holes and slivers, most narrower than a centimetre. Counted in PostGIS on the same lattice
 * (ST_SnapToGrid and unions of grid size 1e-7): rings without area, stretches that one ring or two share, rings
 * in several parts, bounded land of none of 2 cm and wider.
 */
itWithRealData(
  'ex23_three_ca_precincts.json: on the lattice 102 rings are flat, 13 gaps are wide',
  ['coverage-cleaning/ex23_three_ca_precincts.json'],
  ([path]) => {
    const faults = checkLayer(featuresOf(path!));
    // One hole, 250 m long and a unit or two wide, falls into 3 spikes or 4 as crossings are rounded.
    const inStrip = ({ kind, at: [lon, lat] }: (typeof faults)[number]) =>
      kind === 'spike' && lon! > -118.8069 && lon! < -118.8041 && lat! > 35.2529 && lat! < 35.2531;
    const strip = faults.filter(inStrip);
    expect(strip.length).toBeGreaterThanOrEqual(3);
    expect(strip.length).toBeLessThanOrEqual(4);
    expect(faultCounts(faults.filter((fault) => !inStrip(fault)))).toEqual({
      line: 102,
      spike: 10,
      'shared-edge': 3,
      'self-touch': 1,
      gap: 13,
    });
  },
);

itWithRealData('every file is checked and repaired without a crash', ['coverage-cleaning'], ([folder]) => {
  const files = readdirSync(folder!).filter((name) => name.endsWith('json'));
  const counted = [...BY_HAND, ...BY_POSTGIS].map(({ file }) => file);
  expect(files.sort()).toEqual([...counted, 'ex23_three_ca_precincts.json'].sort());
  for (const name of files) {
    const features = featuresOf(join(folder!, name));
    const plane = isPlane(name);
    const faults = checkLayer(features, { plane });
    expect(faults.every(({ areaM2, at }) => areaM2 >= 0 && at.every(Number.isFinite))).toBe(true);
    for (const { geometry } of features) {
      if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') continue;
      expect(repairPolygon(geometry, { plane }).geometry).not.toBeNull();
    }
  }
});

/** Pairs of polygons that share area, and gaps, of layers whose faults were published with the data. */
const PUBLISHED: readonly {
  file: string;
  pairs: number;
  overlapM2?: number;
  gaps: number;
  gapM2?: number;
}[] = [
  { file: 'DEMOGRAPHICS_BlockGroups2020', pairs: 13, overlapM2: 1604, gaps: 23, gapM2: 5321 },
  { file: 'BOUNDARY_Zipcodes', pairs: 2, gaps: 6 },
  { file: 'PUBLICSAFETY_PoliceResponseDistricts', pairs: 0, gaps: 0 },
  { file: 'PUBLICSAFETY_PoliceWalkingRoutes', pairs: 0, gaps: 0 },
];

for (const { file, pairs, overlapM2, gaps, gapM2 } of PUBLISHED) {
  itWithRealData(
    `${file} has ${pairs} overlapping pairs and ${gaps} gaps`,
    [`cambridge-partitions/${file}.geojson`],
    ([path]) => {
      const faults = checkLayer(featuresOf(path!));
      const overlaps = faults.filter(({ kind }) => kind === 'overlap');
      const open = faults.filter(({ kind }) => kind === 'gap');
      expect(new Set(overlaps.map(({ rows }) => rows.join())).size).toBe(pairs);
      expect(open).toHaveLength(gaps);
      const area = (list: typeof faults) => list.reduce((sum, fault) => sum + fault.areaM2, 0);
      if (overlapM2 !== undefined) expect(Math.abs(area(overlaps) / overlapM2 - 1)).toBeLessThan(0.01);
      if (gapM2 !== undefined) expect(Math.abs(area(open) / gapM2 - 1)).toBeLessThan(0.01);
    },
  );
}
