import { readFileSync } from 'node:fs';
import { arrange, Lattice, latticePolygons } from '@onegrid/geometry';
import {
  atomClaims,
  claimsOfPlan,
  concessionLedgers,
  DEFAULT_MERGE_OPTIONS,
  type DepartmentLayer,
  type DepartmentLedger,
  type MergeInput,
  type MergeResult,
  mergeLayers,
} from '@onegrid/planning';
import type { FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import { Client } from 'pg';
import { describe, expect } from 'vitest';
import { itWithRealData } from '../../../../scripts/config/real-data.ts';

/** [department, file, id field, whether PostGIS measures its pairs as received: its grids overlap nowhere]. */
const LAYERS = [
  ['police', 'PUBLICSAFETY_PoliceResponseDistricts', 'CADRA', false],
  ['walking', 'PUBLICSAFETY_PoliceWalkingRoutes', 'WALK_RTE', false],
  ['fire', 'PUBLICSAFETY_FireEngineDistricts', 'ENGINE', false],
  ['sweeping', 'DPW_StreetSweepingDistricts', 'District', false],
  ['neighbourhood', 'BOUNDARY_CDDNeighborhoods', 'N_HOOD', false],
  ['precinct', 'ELECTIONS_WardsPrecincts', 'WardPrecinct', true],
  ['census', 'DEMOGRAPHICS_BlockGroups2020', 'GEOID20', false],
  ['parking', 'TRAFFIC_VisitorPermitBoundaries', 'N_HOOD', false],
] as const;
const NEEDED = [
  'cambridge-partitions/BOUNDARY_CityBoundary.geojson',
  'cambridge-people.geojson',
  ...LAYERS.map(([, file]) => `cambridge-partitions/${file}.geojson`),
];
/** Square metres; what two ways of measuring the same grid may differ by. */
const AREA_TOLERANCE = 0.01;
/**
 * The same for what two grids share. A geodesic bulges over its chord (by 0.15 m2 on 230 m): where a long edge runs
 * along several short ones, that hair of land counts to one side of them.
 */
const PAIR_TOLERANCE = 0.2;

const url = process.env.ONEGRID_TEST_DATABASE_URL;

interface Account {
  readonly input: MergeInput;
  readonly result: MergeResult;
  readonly ledgers: readonly DepartmentLedger[];
}

let known: Account | null = null;

function account(places: readonly string[]): Account {
  known ??= accounted(places);
  return known;
}

function accounted([outlineFile, peopleFile, ...layerFiles]: readonly string[]): Account {
  const read = (path: string): FeatureCollection => rounded(JSON.parse(readFileSync(path, 'utf8')));
  const layers = LAYERS.map(([department, , field], index): DepartmentLayer => {
    const features = read(layerFiles[index]!).features.filter(({ geometry }) => geometry !== null);
    const grids = features.map(({ properties, geometry }, at) => ({
      id: String(properties?.[field] ?? `#${at + 1}`),
      geometry: geometry as Polygon | MultiPolygon,
      row: at + 1,
    }));
    return { department, weight: 1, grids };
  });
  const points = read(peopleFile!).features.map(({ geometry, properties }) => {
    const [lon, lat] = (geometry as Point).coordinates as [number, number];
    return { lon, lat, n: Number(properties?.n) };
  });
  const outline = read(outlineFile!).features[0]!.geometry as Polygon | MultiPolygon;
  const input: MergeInput = { outline, layers, households: { kind: 'points', points } };
  const options = { ...DEFAULT_MERGE_OPTIONS, grids: 38, band: [0.5, 1.6] as const };
  const result = mergeLayers(input, options);
  return {
    input,
    result,
    ledgers: concessionLedgers(claimsOfPlan(input, options, result.atoms), result.codes),
  };
}

/** Positions as the merge takes them, to 1e-7 degree. */
function rounded(collection: FeatureCollection): FeatureCollection {
  return JSON.parse(JSON.stringify(collection), (_, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1e7) / 1e7 : value,
  );
}

describe.runIf(url !== undefined)('the concession ledgers of Cambridge', () => {
  itWithRealData(
    'add up to the unified grids in every column',
    NEEDED,
    (places) => {
      const { ledgers, result } = account(places);
      const grids = new Map(result.unified.map((grid) => [grid.code, grid]));
      expect(ledgers).toHaveLength(LAYERS.length);
      for (const { department, unified } of ledgers) {
        const columns = unified.filter(({ code }) => code !== null);
        expect(columns, department).toHaveLength(grids.size);
        for (const { code, areaM2, households } of columns) {
          const grid = grids.get(code!)!;
          expect(Math.abs(areaM2 - grid.areaM2), `${department} ${code}`).toBeLessThan(AREA_TOLERANCE);
          expect(households, `${department} ${code}`).toBeCloseTo(grid.households, 6);
        }
      }
    },
    120_000,
  );

  for (const [department, , , measured] of LAYERS) {
    if (!measured) continue;
    itWithRealData(
      `agree with PostGIS on every pair of grids of ${department}`,
      NEEDED,
      async (places) => {
        const { result, input } = account(places);
        const { grids } = input.layers.find((layer) => layer.department === department)!;
        const ledger = ledgerAsReceived(department, grids, result, input);
        const shared = await measuredPairs(grids, result, input);
        const pairs = new Map(ledger.entries.map((entry) => [`${entry.legacy} ${entry.unified}`, entry]));
        expect(shared.length).toBeGreaterThan(ledger.legacy.length);
        for (const { legacy, unified, area, households } of shared) {
          const own = pairs.get(`${legacy} ${unified}`) ?? { areaM2: 0, households: 0 };
          expect(Math.abs(own.areaM2 - area), `${legacy} ${unified}`).toBeLessThan(PAIR_TOLERANCE);
          expect(own.households, `${legacy} ${unified}`).toBeCloseTo(households, 6);
          pairs.delete(`${legacy} ${unified}`);
        }
        const missed = [...pairs.values()].filter(
          ({ legacy, unified, areaM2 }) => legacy !== null && unified !== null && areaM2 > PAIR_TOLERANCE,
        );
        expect(missed).toEqual([]);
        // Rows: every old grid is where the files have it, whole.
        const rows = await measuredRows(grids);
        for (const { id, areaM2 } of ledger.legacy) {
          if (id !== null) expect(Math.abs(areaM2 - rows.get(id)!), id).toBeLessThan(AREA_TOLERANCE);
        }
      },
      120_000,
    );
  }
});

/** The ledger of a layer as it was received, without preparing it: what PostGIS can measure too. */
function ledgerAsReceived(
  department: string,
  grids: DepartmentLayer['grids'],
  { atoms, codes }: MergeResult,
  { households }: MergeInput,
): DepartmentLedger {
  const lattice = Lattice.geographic([-71.17, 42.34, -71.05, 42.41]);
  const ids = [...new Set(grids.map(({ id }) => id))].sort();
  const pieces = atoms.flatMap(({ geometry }, atom) => latticePolygons(geometry, lattice, atom));
  const { graph, labels } = arrange(pieces);
  const atomOfFace = Int32Array.from(labels, ([atom]) => atom ?? -1);
  const land = { graph, atomOfFace, inside: Uint8Array.from(atomOfFace, (atom) => (atom < 0 ? 0 : 1)) };
  const own = grids.flatMap(({ id, geometry }) => latticePolygons(geometry, lattice, ids.indexOf(id)));
  const layer = { department, ids, arrangement: arrange(own) };
  const points = households?.kind === 'points' ? households : null;
  return concessionLedgers(atomClaims(land, [layer], lattice, points), codes)[0]!;
}

interface Pair {
  readonly legacy: string;
  readonly unified: string;
  readonly area: number;
  readonly households: number;
}

async function measuredPairs(
  grids: DepartmentLayer['grids'],
  { unified }: MergeResult,
  { households }: MergeInput,
): Promise<readonly Pair[]> {
  if (households?.kind !== 'points') return [];
  const statement = readFileSync(new URL('./ledger.sql', import.meta.url), 'utf8');
  const people = households.points.map(({ lon, lat, n }) => ({
    n,
    geometry: { type: 'Point', coordinates: [lon, lat] },
  }));
  const values = [
    grids.map(({ id, geometry }) => ({ id, geometry })),
    unified.map(({ code, geometry }) => ({ id: code, geometry })),
    people,
  ];
  return asked<Pair>(statement, values);
}

async function measuredRows(grids: DepartmentLayer['grids']): Promise<ReadonlyMap<string, number>> {
  const statement = `select feature ->> 'id' as id, sum(st_area(st_geomfromgeojson(feature ->> 'geometry')::geography))::float8 as area
    from jsonb_array_elements($1::jsonb) as feature group by 1`;
  const rows = await asked<{ id: string; area: number }>(statement, [
    grids.map(({ id, geometry }) => ({ id, geometry })),
  ]);
  return new Map(rows.map(({ id, area }) => [id, area]));
}

/** Asks PostGIS; it is made available in the database of the address, and nothing is stored. */
async function asked<T extends object>(statement: string, values: readonly object[]): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('create extension if not exists postgis');
    const { rows } = await client.query<T>(
      statement,
      values.map((value) => JSON.stringify(value)),
    );
    return rows;
  } finally {
    await client.query('rollback');
    await client.end();
  }
}
