import { readFileSync } from 'node:fs';
import { verifyCoverage } from '@onegrid/geometry';
import fc from 'fast-check';
import type { FeatureCollection, Geometry, LineString, MultiPolygon, Polygon, Position } from 'geojson';
import { expect } from 'vitest';
import { itWithRealData } from '../../../../scripts/config/real-data.ts';
import { mergeLayers } from '../merge/merge-layers.ts';
import { DEFAULT_MERGE_OPTIONS } from '../model/merge.ts';
import { applyEdit } from './apply-edit.ts';
import { borderEdgesIn } from './border-edges.ts';
import type { EditOp } from './edit-op.ts';
import { householdCounter } from './household-counter.ts';
import { applyDiff, invert } from './plan-diff.ts';
import { orderedPlan, type PlanState } from './plan-state.ts';

/** About a metre of latitude. */
const METRE = 1e-5;
const SEQUENCES = 8;

interface City {
  readonly plan: PlanState;
  readonly households: (polygon: Polygon) => number;
  readonly streets: readonly LineString[];
  readonly blocks: readonly Polygon[];
}

itWithRealData(
  'edits the borders of a real city along its streets and blocks',
  [
    'cambridge-partitions/BOUNDARY_CityBoundary.geojson',
    'cambridge-partitions/PUBLICSAFETY_PoliceResponseDistricts.geojson',
    'cambridge-partitions/ELECTIONS_WardsPrecincts.geojson',
    'cambridge-people.geojson',
    'cambridge-base/TRANS_Centerlines.geojson',
    'cambridge-base/ADDRESS_MasterAddressBlocks.geojson',
  ],
  (files) => {
    const city = readCity(files as string[]);
    const land = doubledArea(city.plan);
    const seed = Number(process.env.ONEGRID_SEED);
    console.info(`${expect.getState().currentTestName}: seed ${seed}`);
    const made = new Map<EditOp['kind'], number>();
    const choice = fc.tuple(
      fc.nat(),
      fc.nat(),
      fc.integer({ min: -60, max: 60 }),
      fc.integer({ min: -60, max: 60 }),
    );
    const property = fc.property(fc.array(choice, { minLength: 8, maxLength: 8 }), (choices) => {
      const plans = [city.plan];
      for (const [i, one] of choices.entries()) {
        const plan = plans[plans.length - 1];
        const op = operation(city, plan, one);
        if (op === null) continue;
        const outcome = applyEdit(plan, op, { households: city.households, changeSet: `${i}` });
        if ('rejected' in outcome) {
          for (const { kind } of outcome.rejected)
            expect(kind).not.toMatch(/coverage-broken|area-not-conserved|land-outside/);
          continue;
        }
        made.set(op.kind, (made.get(op.kind) ?? 0) + 1);
        const next = applyDiff(plan, outcome.diff);
        expect(JSON.stringify(applyDiff(next, invert(outcome.diff)))).toBe(JSON.stringify(plan));
        plans.push(next);
      }
      const last = plans[plans.length - 1];
      expect(verifyCoverage(last.atoms.map(({ geometry }) => geometry)).faults).toEqual([]);
      // A crossing with the outside moves an edge there by less than 1.2 cm: of a kilometre at most 12 m2 each.
      expect(Math.abs(doubledArea(last) - land)).toBeLessThan(choices.length * 2 * 1e6);
      const people = (plan: PlanState) => plan.atoms.reduce((sum, { households }) => sum + households, 0);
      expect(Math.abs(people(last) - people(city.plan))).toBeLessThan(30);
    });
    fc.assert(property, { seed, numRuns: SEQUENCES });
    for (const kind of ['redraw-boundary', 'move-vertices', 'move-land'] as const)
      expect(made.get(kind) ?? 0, kind).toBeGreaterThan(2);
  },
  120_000,
);

/** Near a border: it is redrawn along streets, a vertex of it is moved, or an address block goes to the grid there. */
function operation(
  { streets, blocks }: City,
  plan: PlanState,
  [place, kind, east, north]: readonly [number, number, number, number],
): EditOp | null {
  const inner = borderEdgesIn(plan, [-180, -90, 180, 90]).filter(({ right }) => right !== null);
  const { from, left, right } = inner[place % inner.length];
  if (kind % 3 === 0) {
    const to = [from[0] + east * METRE, from[1] + north * METRE];
    return { kind: 'move-vertices', moves: [{ from, to }], inserts: [] };
  }
  if (kind % 3 === 1) {
    const block = blocks.find(({ coordinates }) => isNear(coordinates[0][0], from));
    return block ? { kind: 'move-land', land: block, to: kind % 2 === 0 ? left : right! } : null;
  }
  const street = streets.find(({ coordinates }) => coordinates.some((at) => isNear(at, from)));
  if (!street) return null;
  const ends: Position[] = [
    [from[0] + east * METRE, from[1] + north * METRE],
    [from[0] - north * METRE, from[1] + east * METRE],
  ];
  const line: LineString = { type: 'LineString', coordinates: [ends[0], ...street.coordinates, ends[1]] };
  return { kind: 'redraw-boundary', code: kind % 2 === 0 ? left : right!, line };
}

function isNear(a: Position, b: Position): boolean {
  return Math.abs(a[0] - b[0]) < 120 * METRE && Math.abs(a[1] - b[1]) < 90 * METRE;
}

function doubledArea(plan: PlanState): number {
  return Number(verifyCoverage(plan.atoms.map(({ geometry }) => geometry)).doubledArea);
}

function readCity([outline, police, precincts, people, streets, blocks]: readonly string[]): City {
  const points = featuresOf(people).map(({ geometry, properties }) => {
    if (geometry.type !== 'Point') throw new TypeError(`people at a ${geometry.type}`);
    const [lon, lat] = geometry.coordinates;
    return { lon, lat, n: Number(properties?.n) };
  });
  const layer = (department: string, path: string, field: string) => ({
    department,
    weight: 1,
    grids: featuresOf(path).map(({ geometry, properties }, i) => ({
      id: String(properties?.[field]),
      geometry: geometry as Polygon | MultiPolygon,
      row: i + 1,
    })),
  });
  const merged = mergeLayers(
    {
      outline: featuresOf(outline)[0].geometry as Polygon | MultiPolygon,
      layers: [layer('police', police, 'CADRA'), layer('precinct', precincts, 'WardPrecinct')],
      households: { kind: 'points', points },
    },
    { ...DEFAULT_MERGE_OPTIONS, grids: 38, band: [0.5, 1.6], quick: true },
  );
  return {
    plan: orderedPlan({ revision: 1, atoms: merged.atoms, codes: merged.codes }),
    households: householdCounter(points),
    streets: featuresOf(streets).flatMap(({ geometry }) =>
      geometry.type === 'LineString' ? [geometry] : [],
    ),
    blocks: featuresOf(blocks).flatMap(({ geometry }) => (geometry.type === 'Polygon' ? [geometry] : [])),
  };
}

function featuresOf(path: string) {
  const { features } = JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection<Geometry | null>;
  return features.flatMap(({ geometry, properties }) => (geometry ? [{ geometry, properties }] : []));
}
