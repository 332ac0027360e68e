import { dissolve, verifyCoverage } from '@onegrid/geometry';
import fc from 'fast-check';
import type { Polygon, Position } from 'geojson';
import { expect, it } from 'vitest';
import { applyEdit } from './apply-edit.ts';
import { borderEdgesIn } from './border-edges.ts';
import { at, land } from './boundary.fixture.ts';
import type { EditOp } from './edit-op.ts';
import { box, line, type Point, planOf, polygon } from './plan.fixture.ts';
import { applyDiff, invert, type PlanDiff } from './plan-diff.ts';
import type { PlanState } from './plan-state.ts';

// Cells of 100 by 100 units, four by four, of which each quarter is a grid, with corners drawn off the raster; an
// enclave E within the cell in the south-west; and an islet I beside the land.
const CORNERS: Point[][] = [0, 1, 2, 3, 4].map((i) =>
  [0, 1, 2, 3, 4].map((j) => {
    const inner = i > 0 && i < 4 && j > 0 && j < 4;
    return [100 * i + (inner ? 7 * ((i * 3 + j) % 4) : 0), 100 * j + (inner ? 5 * ((i + j * 2) % 3) : 0)];
  }),
);
const ENCLAVE = polygon([40, 40], [70, 45], [60, 75], [35, 65]);
const START = planOf(
  ...[0, 1, 2, 3].flatMap((i) =>
    [0, 1, 2, 3].map((j) => {
      const cell = polygon(CORNERS[i][j], CORNERS[i + 1][j], CORNERS[i + 1][j + 1], CORNERS[i][j + 1]);
      const geometry: Polygon =
        i + j > 0
          ? cell
          : { ...cell, coordinates: [cell.coordinates[0], [...ENCLAVE.coordinates[0]].reverse()] };
      return [`${i}${j}`, geometry, 'ABCD'[2 * (i >> 1) + (j >> 1)]] as const;
    }),
  ),
  ['enclave', ENCLAVE, 'E'],
  ['islet', box(430, 100, 470, 160), 'I'],
);
const START_LAND = doubledArea(START);

// Half of all points lie on corners, beside them, or on the raster, where it hurts most.
const anywhere: fc.Arbitrary<Point> = fc.tuple(coordinate(), coordinate());
const corner = fc.tuple(fc.nat(4), fc.nat(4)).map(([i, j]) => CORNERS[i][j]);
const beside: fc.Arbitrary<Point> = fc
  .tuple(corner, offset(), offset())
  .map(([[x, y], dx, dy]): Point => [x + dx, y + dy]);
const point = fc.oneof({ weight: 3, arbitrary: anywhere }, corner, beside);
const points = (least: number, most: number) => fc.array(point, { minLength: least, maxLength: most });

function coordinate(): fc.Arbitrary<number> {
  return fc.integer({ min: -3000, max: 48000 }).map((n) => n / 100);
}

function offset(): fc.Arbitrary<number> {
  return fc.integer({ min: -120, max: 120 }).map((n) => n / 100);
}

/** Cases of each property; more on request. */
const RUNS = Number(process.env.ONEGRID_PROPERTY_RUNS ?? 60);

type Draw = (plan: PlanState, count: number) => EditOp;

const someGrid = fc.nat().map((n) => (plan: PlanState) => {
  const codes = [...new Set(plan.codes)].sort();
  return codes[n % codes.length];
});

const redraws: fc.Arbitrary<Draw> = fc
  .record({ grid: someGrid, way: points(2, 7), closed: fc.boolean() })
  .map(({ grid, way, closed }) => (plan) => ({
    kind: 'redraw-boundary',
    code: grid(plan),
    line: line(...way, ...(closed ? [way[0]] : [])),
  }));

/** Land about a point: of six corners at random distances from it. */
const blob: fc.Arbitrary<Point[]> = fc
  .tuple(point, fc.array(fc.integer({ min: 1500, max: 9000 }), { minLength: 6, maxLength: 6 }))
  .map(([[x, y], radii]) =>
    radii.map(
      (radius, k): Point => [
        Math.round(100 * x + radius * Math.cos(k * 1.047)) / 100,
        Math.round(100 * y + radius * Math.sin(k * 1.047)) / 100,
      ],
    ),
  );

const lands: fc.Arbitrary<Draw> = fc
  .record({
    grid: someGrid,
    ring: fc.oneof(blob, blob, points(3, 7)),
    hole: fc.option(points(3, 4), { freq: 1 }),
    fresh: fc.boolean(),
  })
  .map(({ grid, ring, hole, fresh }) => (plan, count) => {
    const rings = [ring, ...(hole ? [hole] : [])].flatMap((one) => land(...one).coordinates);
    const drawn: Polygon = { type: 'Polygon', coordinates: rings };
    return fresh
      ? { kind: 'create-grid', newCode: `N${count}`, atomIds: [], land: drawn }
      : { kind: 'move-land', to: grid(plan), land: drawn };
  });

/** Vertices of the plan's borders as it is, in the order of their places. */
function borderVertices(plan: PlanState): Position[] {
  const found = new Map<string, Position>();
  for (const { from, to } of borderEdgesIn(plan, [-1, -1, 1, 1]))
    for (const one of [from, to]) found.set(one.join(), one);
  return [...found.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

const nudge = fc.tuple(
  fc.nat(),
  fc.integer({ min: -6000, max: 6000 }),
  fc.integer({ min: -6000, max: 6000 }),
);
const vertexMoves: fc.Arbitrary<Draw> = fc
  .record({
    moves: fc.array(fc.tuple(nudge, fc.integer({ min: 0, max: 5 })), { minLength: 1, maxLength: 3 }),
    inserts: fc.array(nudge, { maxLength: 1 }),
    to: fc.option(point),
  })
  .map(({ moves, inserts, to }) => (plan) => {
    const vertices = borderVertices(plan);
    const edges = borderEdgesIn(plan, [-1, -1, 1, 1]);
    const moved = new Map(
      moves.map(([[n, dx, dy], kind]) => {
        const from = vertices[n % vertices.length];
        const place = to && kind === 1 ? at(to) : [from[0] + dx / 1e7, from[1] + dy / 1e7];
        return [from.join(), { from, to: kind === 0 ? null : place }];
      }),
    );
    return {
      kind: 'move-vertices',
      moves: [...moved.values()],
      inserts: inserts.map(([n, dx, dy]) => {
        const { from, to: end } = edges[n % edges.length];
        return {
          between: [from, end],
          at: [(from[0] + end[0]) / 2 + dx / 1e7, (from[1] + end[1]) / 2 + dy / 1e7],
        };
      }),
    };
  });

function doubledArea(plan: PlanState): number {
  return Number(verifyCoverage(plan.atoms.map(({ geometry }) => geometry)).doubledArea);
}

/** Edits one after the other; holds what every one of them must hold. */
function run(draws: readonly Draw[], made: Map<string, number>): void {
  let plan = START;
  draws.forEach((draw, i) => {
    const op = draw(plan, i);
    const bytes = JSON.stringify(plan);
    const outcome = applyEdit(plan, op, { changeSet: `set ${i}` });
    expect(JSON.stringify(plan)).toBe(bytes);
    if ('rejected' in outcome) {
      const errors = outcome.rejected.filter(({ severity }) => severity === 'error');
      expect(errors).not.toEqual([]);
      for (const { kind } of errors)
        expect(kind).not.toMatch(/coverage-broken|area-not-conserved|land-outside|operation-unknown/);
      return;
    }
    made.set(op.kind, (made.get(op.kind) ?? 0) + 1);
    const next = applyDiff(plan, outcome.diff);
    expect(verifyCoverage(next.atoms.map(({ geometry }) => geometry)).faults).toEqual([]);
    // Crossings with the outside, 2,040 units of 100 lattice units long, are rounded to the lattice.
    expect(Math.abs(doubledArea(next) - START_LAND)).toBeLessThan(2 * 204000);
    piecesTileTheirRoots(outcome.diff);
    expect(JSON.stringify(applyDiff(next, invert(outcome.diff)))).toBe(bytes);
    plan = next;
  });
}

/** What comes of an atom of the start has the land of what goes of it, and a parent that goes, unless it is joined. */
function piecesTileTheirRoots({ removed, added }: PlanDiff): void {
  const roots = new Set([...removed, ...added].map(({ atom }) => atom.root ?? atom.id));
  for (const root of roots) {
    const [gone, come] = [removed, added].map((placed) =>
      placed.filter(({ atom }) => (atom.root ?? atom.id) === root),
    );
    const area = (placed: PlanDiff['added']) => placed.reduce((sum, { atom }) => sum + atom.areaM2, 0);
    // Edges of at most a few hundred metres move by less than 8 mm where they gain a vertex.
    expect(Math.abs(area(come) - area(gone))).toBeLessThan(8 * gone.length);
  }
  const ids = new Set(removed.map(({ atom }) => atom.id));
  expect(added.every(({ parentId }) => parentId === null || ids.has(parentId))).toBe(true);
  expect(added.every(({ atom }) => atom.root !== undefined)).toBe(true);
}

/** Runs random sequences of these edits and prints the seed, so that a failure can be run again. */
function hold(draw: fc.Arbitrary<Draw>, runs: number, kinds: readonly EditOp['kind'][]): void {
  const seed = Number(process.env.ONEGRID_SEED);
  console.info(`${expect.getState().currentTestName}: seed ${seed}`);
  const made = new Map<string, number>();
  const sequences = fc.array(draw, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(sequences, (draws) => run(draws, made)),
    { seed, numRuns: runs },
  );
  // A generator whose edits are all refused would hold any property.
  for (const kind of kinds) expect(made.get(kind) ?? 0, kind).toBeGreaterThan(runs / 40);
}

/** Twice the area of a grid in square degrees, with a vertex of its polygon somewhere else. */
function areaWith(plan: PlanState, code: string, from: Position, to: Position): number {
  const whole = dissolve(plan.atoms.filter((_, i) => plan.codes[i] === code).map(({ geometry }) => geometry));
  const polygons = whole.type === 'Polygon' ? [whole.coordinates] : whole.coordinates;
  const ringArea = (ring: readonly Position[]) => {
    const moved = ring.map((place) => (place[0] === from[0] && place[1] === from[1] ? to : place));
    return Math.abs(moved.slice(1).reduce((sum, [x, y], i) => sum + moved[i][0] * y - x * moved[i][1], 0));
  };
  return polygons
    .flatMap((rings) => rings.map((ring, k) => (k === 0 ? ringArea(ring) : -ringArea(ring))))
    .reduce((sum, area) => sum + area, 0);
}

it('gives every grid its old polygon with the vertex in its new place', () => {
  const seed = Number(process.env.ONEGRID_SEED);
  console.info(`${expect.getState().currentTestName}: seed ${seed}`);
  const inside = borderVertices(START).filter(([x, y]) => x > 0 && y > 0 && x < 0.004 && y < 0.004);
  let made = 0;
  const property = fc.property(nudge, ([n, dx, dy]) => {
    const from = inside[n % inside.length];
    const to = [Math.round(from[0] * 1e7 + dx) / 1e7, Math.round(from[1] * 1e7 + dy) / 1e7];
    const outcome = applyEdit(START, { kind: 'move-vertices', moves: [{ from, to }], inserts: [] });
    if ('rejected' in outcome) return;
    made++;
    const next = applyDiff(START, outcome.diff);
    for (const code of 'ABCDEI') {
      const expected = areaWith(START, code, from, to);
      // The new border, at most 600 units long, is led through corners of atoms 5 cm beside it.
      expect(Math.abs(areaWith(next, code, from, from) - expected) * 1e14).toBeLessThan(2 * 60000 * 5);
    }
  });
  fc.assert(property, { seed, numRuns: 2 * RUNS });
  expect(made).toBeGreaterThan(RUNS / 2);
});

it('borders redrawn at random keep one coverage of the same land', () => {
  hold(redraws, RUNS, ['redraw-boundary']);
});

it('vertices moved at random keep one coverage of the same land', () => {
  hold(vertexMoves, RUNS, ['move-vertices']);
});

it('land moved at random keeps one coverage of the same land', () => {
  hold(lands, RUNS, ['move-land', 'create-grid']);
});

it('all of them one after the other keep one coverage of the same land', () => {
  hold(fc.oneof(redraws, vertexMoves, lands), RUNS, [
    'redraw-boundary',
    'move-vertices',
    'move-land',
    'create-grid',
  ]);
});
