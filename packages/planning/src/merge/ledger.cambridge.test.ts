import { readFileSync } from 'node:fs';
import { geodesicAreaM2, landOfLabels } from '@onegrid/geometry';
import type { FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import { expect } from 'vitest';
import { itWithRealData } from '../../../../scripts/config/real-data.ts';
import { concessionLedgers } from '../explain/ledger.ts';
import { DEFAULT_MERGE_OPTIONS, type MergeInput } from '../model/merge.ts';
import { claimsOfPlan } from './ledger-of-merge.ts';
import { mergeLayers } from './merge-layers.ts';
import { prepareInput } from './prepare.ts';

/** [department, file, id field] */
const LAYERS = [
  ['police', 'PUBLICSAFETY_PoliceResponseDistricts', 'CADRA'],
  ['walking', 'PUBLICSAFETY_PoliceWalkingRoutes', 'WALK_RTE'],
  ['fire', 'PUBLICSAFETY_FireEngineDistricts', 'ENGINE'],
  ['sweeping', 'DPW_StreetSweepingDistricts', 'District'],
  ['neighbourhood', 'BOUNDARY_CDDNeighborhoods', 'N_HOOD'],
  ['precinct', 'ELECTIONS_WardsPrecincts', 'WardPrecinct'],
  ['census', 'DEMOGRAPHICS_BlockGroups2020', 'GEOID20'],
  ['parking', 'TRAFFIC_VisitorPermitBoundaries', 'N_HOOD'],
] as const;

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

itWithRealData(
  'accounts for eight layers of a city: rows are the layers as prepared, columns the unified grids',
  [
    'cambridge-partitions/BOUNDARY_CityBoundary.geojson',
    'cambridge-people.geojson',
    ...LAYERS.map(([, file]) => `cambridge-partitions/${file}.geojson`),
  ],
  ([outlineFile, peopleFile, ...files]) => {
    const read = (path: string) => (JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection).features;
    const points = read(peopleFile!).map(({ geometry, properties }) => {
      const [lon, lat] = (geometry as Point).coordinates as [number, number];
      return { lon, lat, n: Number(properties?.n) };
    });
    const input: MergeInput = {
      outline: read(outlineFile!)[0]!.geometry as Polygon,
      layers: LAYERS.map(([department, , field], index) => ({
        department,
        weight: 1,
        grids: read(files[index]!)
          .filter(({ geometry }) => geometry !== null)
          .map(({ properties, geometry }, at) => ({
            id: String(properties?.[field] ?? `#${at + 1}`),
            geometry: geometry as Polygon | MultiPolygon,
            row: at + 1,
          })),
      })),
      households: { kind: 'points', points },
    };
    const options = { ...DEFAULT_MERGE_OPTIONS, grids: 38, band: [0.5, 1.6] as const, quick: true };
    const { atoms, codes, unified } = mergeLayers(input, options);
    const ledgers = concessionLedgers(claimsOfPlan(input, options, atoms), codes);
    const { layers, lattice } = prepareInput(input, options);
    const gridOf = new Map(unified.map((grid) => [grid.code, grid]));
    expect(ledgers.map(({ department }) => department)).toEqual(
      LAYERS.map(([department]) => department).sort(),
    );
    ledgers.forEach((ledger, index) => {
      const { ids, arrangement, department } = layers[index]!;
      // Rows: Karney's area of each grid as the prepared layer gives it out.
      const land = landOfLabels(arrangement, lattice);
      const rows = new Map(ledger.legacy.map((account) => [account.id, account]));
      ids.forEach((id, label) => {
        const area = land.has(label) ? geodesicAreaM2(land.get(label)!) : 0;
        expect(Math.abs((rows.get(id)?.areaM2 ?? 0) - area), `${department} ${id}`).toBeLessThan(0.01);
      });
      // Columns: the unified grids, to the rounding of their own areas.
      const columns = ledger.unified.filter(({ code }) => code !== null);
      expect(columns).toHaveLength(unified.length);
      for (const { code, areaM2, households } of columns) {
        const grid = gridOf.get(code!)!;
        expect(Math.abs(areaM2 - grid.areaM2), `${department} ${code}`).toBeLessThan(0.01);
        expect(households).toBeCloseTo(grid.households, 6);
      }
      // Nobody is counted twice, and both sides hold the same people.
      const [left, right] = [ledger.legacy, ledger.unified].map((side) =>
        sum(side.map(({ households }) => households!)),
      );
      expect(left).toBeCloseTo(right!, 6);
      expect(left).toBeLessThanOrEqual(sum(points.map(({ n }) => n)) + 1e-6);
      expect(left).toBeGreaterThanOrEqual(sum(unified.map(({ households }) => households)) - 1e-6);
    });
  },
  120_000,
);
