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
];

for (const { file, seen, counts } of BY_HAND) {
  itWithRealData(`${file}: ${seen}`, [`coverage-cleaning/${file}`], ([path]) => {
    expect(faultCounts(checkLayer(featuresOf(path!)))).toEqual(counts);
  });
}

itWithRealData('every file is checked and repaired without a crash', ['coverage-cleaning'], ([folder]) => {
  const files = readdirSync(folder!).filter((name) => name.endsWith('json'));
  expect(files.length).toBeGreaterThanOrEqual(25);
  for (const name of files) {
    const features = featuresOf(join(folder!, name));
    // The two British files are in metres of the national grid.
    const plane = name.includes('britain');
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
