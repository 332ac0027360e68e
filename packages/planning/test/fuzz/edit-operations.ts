import type { LineString, Polygon, Position } from 'geojson';
import {
  DEDICATED_KINDS,
  type EditKind,
  type EditOp,
  type EditOpOf,
  type PlanState,
} from '../../src/index.ts';
import { type BorderEdge, borderEdges, edgesOf } from './edit-borders.ts';
import { blob, type Chance, LAT, LON, type Point, toPosition, toRing } from './random-shapes.ts';

const KINDS = [
  'split-grid',
  'merge-grids',
  'redraw-boundary',
  'move-vertices',
  'move-land',
  'reassign-atoms',
  'create-grid',
  'retire-grid',
  'split-evenly',
  'set-micro-grid',
  'divide-micro-grids',
  'mark-grid',
  'decide-border',
] as const satisfies readonly EditKind[];
/** Drawn less often, as they take the longest. */
const SEARCHES: readonly EditKind[] = ['split-evenly', 'divide-micro-grids'];

/** What random operations are drawn from. */
interface Drawing {
  readonly chance: Chance;
  readonly plan: PlanState;
  readonly codes: readonly string[];
  readonly borders: readonly BorderEdge[];
}

type Draw = { readonly [Kind in EditKind]: (drawing: Drawing) => EditOpOf<Kind> };

/** A random operation on a plan as a planner might draw it, now and then a senseless one. */
export function randomOperation(chance: Chance, plan: PlanState): EditOp {
  const codes = [...new Set(plan.codes)].sort();
  const drawing = { chance, plan, codes, borders: bordersToWorkOn(chance, plan) };
  const kind = chance.pick(KINDS);
  return DRAW[SEARCHES.includes(kind) && !chance.oneIn(4) ? chance.pick(KINDS) : kind](drawing);
}

/** Borders within communities, for others are refused; at times all. */
function bordersToWorkOn(chance: Chance, plan: PlanState): BorderEdge[] {
  const all = borderEdges(plan);
  const within = all.filter(({ atoms: [a, b] }) => plan.atoms[a].community === plan.atoms[b].community);
  return within.length === 0 || chance.oneIn(6) ? all : within;
}

const DRAW: Draw = {
  'split-grid': (drawing) => {
    const code = someCode(drawing);
    const line = lineAcross(drawing, code);
    return { kind: 'split-grid', code, line, newCode: newCode(drawing, 0), newAtomIds: [] };
  },
  'merge-grids': (drawing) => {
    const { chance, borders } = drawing;
    const codes =
      borders.length > 0 && !chance.oneIn(6)
        ? chance.pick(borders).codes
        : [someCode(drawing), someCode(drawing)];
    return { kind: 'merge-grids', codes, intoCode: chance.oneIn(8) ? newCode(drawing, 0) : codes[0] };
  },
  'redraw-boundary': (drawing) => {
    const code = someCode(drawing);
    const own = drawing.borders.filter(({ codes }) => codes.includes(code));
    const line = own.length === 0 ? lineAcross(drawing, code) : lineAlong(drawing, own);
    return { kind: 'redraw-boundary', code, line };
  },
  'move-vertices': (drawing) => {
    const { chance, borders } = drawing;
    if (borders.length === 0) return { kind: 'move-vertices', moves: [], inserts: [] };
    const moves = chance.oneIn(4)
      ? []
      : stretch(drawing).map((from) => ({ from, to: chance.oneIn(8) ? null : placeNear(drawing, from, 25) }));
    const inserts =
      moves.length > 0 && !chance.oneIn(4)
        ? []
        : [chance.pick(borders)].map(({ ends }) => ({
            between: ends,
            at: placeNear(drawing, middle(ends), 20),
          }));
    return { kind: 'move-vertices', moves, inserts };
  },
  'move-land': (drawing) => ({ kind: 'move-land', land: land(drawing), to: someCode(drawing) }),
  'reassign-atoms': (drawing) => {
    const { chance, plan, borders } = drawing;
    if (borders.length === 0 || chance.oneIn(8)) {
      const atomIds = [chance.pick(plan.atoms).id, ...(chance.oneIn(6) ? ['nowhere'] : [])];
      return { kind: 'reassign-atoms', atomIds, to: someCode(drawing) };
    }
    const { atoms, codes } = chance.pick(borders);
    const side = chance.pick([0, 1] as const);
    return { kind: 'reassign-atoms', atomIds: [plan.atoms[atoms[side]].id], to: codes[1 - side] };
  },
  'create-grid': (drawing) => {
    const { chance } = drawing;
    const whole = chance.oneIn(2);
    return {
      kind: 'create-grid',
      newCode: newCode(drawing, 0),
      atomIds: whole ? atomsTogether(drawing) : [],
      land: whole && !chance.oneIn(4) ? null : land(drawing),
    };
  },
  'retire-grid': (drawing) => {
    const { chance, borders } = drawing;
    if (borders.length === 0 || chance.oneIn(2))
      return { kind: 'retire-grid', code: someCode(drawing), into: null };
    const [code, into] = chance.pick(borders).codes;
    return { kind: 'retire-grid', code, into };
  },
  'split-evenly': (drawing) => {
    const count = drawing.chance.whole(1, 3);
    const newCodes = Array.from({ length: count }, (_, i) => newCode(drawing, i));
    return { kind: 'split-evenly', code: someCode(drawing), newCodes };
  },
  'set-micro-grid': (drawing) => {
    const { chance, plan } = drawing;
    const code = someCode(drawing);
    const own = plan.atoms.filter((_, i) => plan.codes[i] === code).map(({ id }) => id);
    const atomIds = own.filter(() => chance.oneIn(2));
    return { kind: 'set-micro-grid', code, atomIds, micro: chance.pick(['01', '02', '17', null, '0']) };
  },
  'divide-micro-grids': (drawing) => ({
    kind: 'divide-micro-grids',
    code: someCode(drawing),
    parts: drawing.chance.whole(0, 4),
  }),
  'mark-grid': (drawing) => {
    const { chance } = drawing;
    const mark = chance.pick(['dedicated', 'locked', 'band-reason'] as const);
    const value = { dedicated: chance.pick(DEDICATED_KINDS), locked: 'yes', 'band-reason': '河西只有学校。' }[
      mark
    ];
    return { kind: 'mark-grid', mark, code: someCode(drawing), value: chance.oneIn(2) ? null : value };
  },
  'decide-border': (drawing) => {
    const { chance, borders, plan } = drawing;
    const edges =
      borders.length === 0 || chance.oneIn(8)
        ? [chance.pick([...edgesOf(plan).values()]).ends]
        : Array.from({ length: chance.whole(1, 2) }, () => chance.pick(borders).ends);
    return { kind: 'decide-border', edges, decision: chance.pick(['locked', 'rejected', null, null]) };
  },
};

/** A code of the plan, at times one that it does not have. */
function someCode({ chance, codes }: Drawing): string {
  return chance.oneIn(30) ? 'none' : chance.pick(codes);
}

/** A code that was never used, at times one that was. */
function newCode({ chance, codes, plan }: Drawing, nth: number): string {
  if (chance.oneIn(20)) return chance.pick(codes);
  const prefix = codes[0].slice(0, -3);
  const numbers = [...codes, ...(plan.usedCodes ?? [])].map((code) => Number(code.slice(-3)));
  return prefix + String(Math.max(...numbers) + 1 + nth).padStart(3, '0');
}

/** Vertices of one to three border edges that follow one another. */
function stretch({ chance, borders }: Drawing): Position[] {
  const found = [...chance.pick(borders).ends];
  const count = chance.whole(1, 3);
  while (found.length < count) {
    const last = found[found.length - 1];
    const next = borders
      .flatMap(({ ends: [a, b] }) => (same(a, last) ? [b] : same(b, last) ? [a] : []))
      .filter((one) => !found.some((other) => same(one, other)));
    if (next.length === 0) break;
    found.push(chance.pick(next));
  }
  return found.slice(0, count);
}

/** A line through the box of a grid, a little longer than it. */
function lineAcross({ chance, plan }: Drawing, code: string): LineString {
  const own = plan.atoms.filter((_, i) => plan.codes[i] === code);
  const positions = (own.length > 0 ? own : plan.atoms).flatMap(({ geometry }) => geometry.coordinates[0]);
  const [lons, lats] = [positions.map(([lon]) => lon), positions.map(([, lat]) => lat)];
  const [west, east, south, north] = [
    Math.min(...lons),
    Math.max(...lons),
    Math.min(...lats),
    Math.max(...lats),
  ];
  const upright = chance.oneIn(2);
  const place = (along: number): Position => {
    // Now and then right through a vertex of the plan.
    if (chance.oneIn(6)) return chance.pick(positions);
    const [x, y] = upright ? [chance.unit(), along] : [along, chance.unit()];
    return rounded([west + x * (east - west), south + y * (north - south)]);
  };
  const between = Array.from({ length: chance.whole(0, 2) }, () => chance.unit()).sort((a, b) => a - b);
  return { type: 'LineString', coordinates: [-0.1, ...between, 1.1].map(place) };
}

/** A line from one place of a border to another, beside it. */
function lineAlong({ chance }: Drawing, own: readonly BorderEdge[]): LineString {
  const start = chance.pick(chance.pick(own).ends);
  const end = chance.oneIn(3) ? middle(chance.pick(own).ends) : chance.pick(chance.pick(own).ends);
  const count = chance.whole(1, 3);
  const between = Array.from({ length: count }, (_, i) => {
    const share = (i + 1) / (count + 1);
    const straight = [start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])];
    return chance.oneIn(6) ? chance.pick(chance.pick(own).ends) : nudged(chance, straight, 50);
  });
  // All the way around, back to the same place.
  if (chance.oneIn(10)) return { type: 'LineString', coordinates: [start, ...between, start] };
  const ends = chance.oneIn(3) ? [nudged(chance, start, 3), nudged(chance, end, 3)] : [start, end];
  return { type: 'LineString', coordinates: [ends[0], ...between, ends[1]] };
}

/** A blob around a border, or somewhere; at times the land of an atom itself. */
function land({ chance, plan, borders }: Drawing): Polygon {
  if (chance.oneIn(8)) return chance.pick(plan.atoms).geometry;
  const [lon, lat] =
    borders.length > 0 ? chance.pick(borders).ends[0] : chance.pick(plan.atoms).geometry.coordinates[0][0];
  const [x, y] = metres([lon, lat]);
  const radius = chance.between(10, 120);
  const rings = [toRing(blob(chance, x, y, radius, chance.whole(3, 8)))];
  if (chance.oneIn(8)) rings.push(toRing([...blob(chance, x, y, radius / 3, 4)].reverse()));
  // Corners in any order: the ring crosses itself.
  if (chance.oneIn(10)) rings[0].splice(1, 2, rings[0][2], rings[0][1]);
  return { type: 'Polygon', coordinates: rings };
}

/** Ids of a few atoms that touch one another. */
function atomsTogether({ chance, plan }: Drawing): string[] {
  const chosen = new Set([chance.whole(0, plan.atoms.length - 1)]);
  const pairs = [...edgesOf(plan).values()].flatMap(({ atoms }) => (atoms.length === 2 ? [atoms] : []));
  for (let i = chance.whole(0, 3); i > 0; i--) {
    const open = pairs.filter(([a, b]) => chosen.has(a) !== chosen.has(b));
    if (open.length > 0) for (const atom of chance.pick(open)) chosen.add(atom);
  }
  return [...chosen].map((i) => plan.atoms[i].id);
}

/** A place near another; at times the next one on the lattice, or right on a vertex or an edge of a border. */
function placeNear({ chance, borders }: Drawing, position: Position, most: number): Position {
  if (chance.oneIn(12))
    return [position[0], position[1] + 1e-7].map((value) => Math.round(value * 1e7) / 1e7);
  if (chance.oneIn(12)) return chance.pick(chance.pick(borders).ends);
  if (chance.oneIn(12)) return middle(chance.pick(borders).ends);
  return nudged(chance, position, most);
}

function nudged(chance: Chance, position: Position, most: number): Position {
  const [x, y] = metres(position);
  return toPosition([x + chance.between(-most, most), y + chance.between(-most, most)]);
}

/** The inverse of `toPosition`. */
function metres([lon, lat]: Position): Point {
  const [east, north] = toPosition([1000, 1000]);
  return [(1000 * (lon - LON)) / (east - LON), (1000 * (lat - LAT)) / (north - LAT)];
}

function middle([a, b]: readonly [Position, Position]): Position {
  return rounded([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
}

function rounded(position: Position): Position {
  return position.map((degrees) => Math.round(degrees * 1e7) / 1e7);
}

function same(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
