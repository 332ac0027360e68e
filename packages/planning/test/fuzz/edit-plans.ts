import { connectedParts, dissolve, geodesicAreaM2, insidePosition, sharedBorders } from '@onegrid/geometry';
import type { Polygon, Position } from 'geojson';
import {
  type Atom,
  type EditRules,
  edgeKey,
  type HouseholdPoint,
  householdCounter,
  orderedPlan,
  type PlanMark,
  type PlanState,
} from '../../src/index.ts';
import { borderEdges } from './edit-borders.ts';
import { Chance, type Point, toPosition, toRing } from './random-shapes.ts';

/** A small plan with everything that edits have to respect. */
export interface EditDistrict {
  readonly plan: PlanState;
  readonly rules: EditRules;
  /** Empty where nobody knows where people live. */
  readonly households: readonly HouseholdPoint[];
}

/** Cells between shaken crossings; a side has the same vertices from both of its cells. */
interface Cells {
  readonly columns: number;
  readonly rows: number;
  readonly metres: number;
  readonly ring: (column: number, row: number) => Point[];
}

/** Codes of two communities, as the national register has them. */
const COMMUNITY_CODES = ['340225101001', '340225101002'];

/**
 * A plan of 12 to 40 atoms: squares or shaken cells, some joined to larger atoms, one of them at times a ring around
 * another; with a lake or an island at times; one or two communities, three to seven grids; units and buildings in
 * the middle of cells, households, and a few locks, dedicated grids and micro-grids. The same seed, the same plan.
 */
export function randomDistrict(seed: number): EditDistrict {
  const chance = new Chance(seed);
  const cells = randomCells(chance);
  const land = randomLand(chance, cells);
  const groups = joinCells(chance, cells, land);
  const households = chance.oneIn(4) ? [] : randomHouseholds(chance, cells, land);
  const border = chance.oneIn(2) ? Math.ceil(cells.columns / 2) : cells.columns;
  const communities = chance.oneIn(5) ? 0 : border < cells.columns ? 2 : 1;
  const atoms = groups.map((group, i) => atomOf(chance, cells, group, i, communities, border));
  const counted = households.length > 0 ? counting(atoms, households) : atoms;
  const codes = growGrids(chance, counted, communities);
  const plan = orderedPlan({ revision: 1, atoms: counted, codes, usedCodes: [...new Set(codes)].sort() });
  const rules: EditRules = {
    band: chance.oneIn(4) ? null : [40, 300],
    communities: COMMUNITY_CODES.slice(0, communities).map((code) => ({
      id: code.slice(-2),
      name: code,
      code,
    })),
    ...randomGround(chance, cells, land),
    links: [],
  };
  return { plan: marked(chance, plan), rules, households };
}

function randomCells(chance: Chance): Cells {
  const [columns, rows] = [chance.whole(4, 7), chance.whole(3, 6)];
  const metres = chance.pick([60, 90, 140]);
  const shake = chance.pick([0, 0.12, 0.25]);
  const jitter = () => shake * chance.between(-1, 1);
  const corners = Array.from({ length: (columns + 1) * (rows + 1) }, (_, i): Point => {
    const [column, row] = [i % (columns + 1), Math.floor(i / (columns + 1))];
    return [(column + jitter()) * metres, (row + jitter()) * metres];
  });
  const between = new Map<string, Point[]>();
  const sideVertices = chance.whole(0, 2);
  const side = (from: number, to: number): Point[] => {
    const [low, high] = from < to ? [from, to] : [to, from];
    const name = `${low} ${high}`;
    const known =
      between.get(name) ?? bent(chance, corners[low], corners[high], sideVertices, shake * metres);
    between.set(name, known);
    return [corners[from], ...(from < to ? known : [...known].reverse())];
  };
  const ring = (column: number, row: number) => {
    const low = row * (columns + 1) + column;
    const around = [low, low + 1, low + columns + 2, low + columns + 1];
    return around.flatMap((corner, i) => side(corner, around[(i + 1) % 4]));
  };
  return { columns, rows, metres, ring };
}

function bent(chance: Chance, [ax, ay]: Point, [bx, by]: Point, count: number, shake: number): Point[] {
  return Array.from({ length: count }, (_, i): Point => {
    const along = (i + 1) / (count + 1);
    const off = (0.3 * shake * chance.between(-1, 1)) / Math.hypot(bx - ax, by - ay);
    return [ax + along * (bx - ax) - off * (by - ay), ay + along * (by - ay) + off * (bx - ax)];
  });
}

/** Cells that are land, by `row * columns + column`: all of them, or without a lake, or with an island. */
function randomLand(chance: Chance, { columns, rows }: Cells): Set<number> {
  const land = new Set(Array.from({ length: columns * rows }, (_, i) => i));
  if (chance.oneIn(3)) land.delete(chance.whole(1, rows - 2) * columns + chance.whole(1, columns - 2));
  if (chance.oneIn(4)) {
    const row = rows - 2;
    for (let column = 0; column < columns; column++) land.delete(row * columns + column);
  }
  return land;
}

/** The cells of each atom: most have one, some two or three, at times one has all eight around another. */
function joinCells(chance: Chance, { columns, rows }: Cells, land: ReadonlySet<number>): number[][] {
  const groups: number[][] = [];
  const free = new Set(land);
  const take = (cells: readonly number[]) => {
    for (const cell of cells) free.delete(cell);
    groups.push([...cells]);
  };
  if (chance.oneIn(4)) {
    const middle = chance.whole(1, rows - 2) * columns + chance.whole(1, columns - 2);
    const around = [-columns - 1, -columns, -columns + 1, -1, 1, columns - 1, columns, columns + 1].map(
      (step) => middle + step,
    );
    if ([middle, ...around].every((cell) => free.has(cell))) {
      take(around);
      take([middle]);
    }
  }
  for (const cell of land) {
    if (!free.has(cell)) continue;
    const group = [cell];
    free.delete(cell);
    while (group.length < 3 && chance.oneIn(3)) {
      const next = neighboursOf(group[group.length - 1], columns, rows).filter((other) => free.has(other));
      if (next.length === 0) break;
      const other = chance.pick(next);
      free.delete(other);
      group.push(other);
    }
    take(group);
  }
  return groups;
}

function neighboursOf(cell: number, columns: number, rows: number): number[] {
  const [column, row] = [cell % columns, Math.floor(cell / columns)];
  return [
    ...(column > 0 ? [cell - 1] : []),
    ...(column < columns - 1 ? [cell + 1] : []),
    ...(row > 0 ? [cell - columns] : []),
    ...(row < rows - 1 ? [cell + columns] : []),
  ];
}

function cellPolygon({ columns, ring }: Cells, cell: number): Polygon {
  return { type: 'Polygon', coordinates: [toRing(ring(cell % columns, Math.floor(cell / columns)))] };
}

function atomOf(
  chance: Chance,
  cells: Cells,
  group: readonly number[],
  i: number,
  communities: number,
  border: number,
): Atom {
  const geometry = dissolve(group.map((cell) => cellPolygon(cells, cell)));
  if (geometry.type !== 'Polygon') throw new Error('cells of one atom do not hang together');
  const column = group[0] % cells.columns;
  const community = communities === 0 ? null : COMMUNITY_CODES[column < border ? 0 : 1].slice(-2);
  const areaM2 = geodesicAreaM2(geometry);
  return {
    id: `a${String(i).padStart(3, '0')}`,
    geometry,
    areaM2,
    households: Math.round(areaM2 / 100),
    community,
    labels: {
      police: `p${Math.floor(column / 2)}`,
      party: chance.oneIn(6) ? null : `q${chance.whole(1, 4)}`,
    },
    shares: { police: 1, party: 1 },
  };
}

function randomHouseholds(chance: Chance, cells: Cells, land: ReadonlySet<number>): HouseholdPoint[] {
  return [...land].flatMap((cell) =>
    Array.from({ length: chance.whole(0, 3) }, () => {
      const [lon, lat] = toPosition(placeIn(cells, cell, chance.between(0.1, 0.9), chance.between(0.1, 0.9)));
      return { lon, lat, n: chance.whole(1, 30) };
    }),
  );
}

function counting(atoms: readonly Atom[], points: readonly HouseholdPoint[]): Atom[] {
  const count = householdCounter(points);
  return atoms.map((atom) => ({ ...atom, households: count(atom.geometry) }));
}

/** Grids that hang together and stay in their community, grown from random atoms; islands have grids of their own. */
function growGrids(chance: Chance, atoms: readonly Atom[], communities: number): string[] {
  const borders = sharedBorders(atoms.map(({ geometry }) => geometry)).filter(
    ({ a, b }) => atoms[a].community === atoms[b].community,
  );
  const parts = connectedParts(borders, atoms.keys());
  const owner = new Map<number, number>();
  let grids = 0;
  for (const part of parts) {
    const seeds = Math.min(part.length, Math.max(1, Math.round(part.length / chance.whole(4, 7))));
    for (let i = 0; i < seeds; i++) {
      const free = part.filter((atom) => !owner.has(atom));
      owner.set(chance.pick(free), grids++);
    }
    while (part.some((atom) => !owner.has(atom))) {
      const open = borders.filter(({ a, b }) => part.includes(a) && owner.has(a) !== owner.has(b));
      const { a, b } = chance.pick(open);
      if (owner.has(a)) owner.set(b, owner.get(a)!);
      else owner.set(a, owner.get(b)!);
    }
  }
  const numbers = new Map<number, string>();
  return atoms.map(({ community }, i) => {
    const grid = owner.get(i)!;
    const prefix = communities === 0 ? '' : COMMUNITY_CODES.find((code) => code.endsWith(community!))!;
    const code = numbers.get(grid) ?? prefix + String(grid + 1).padStart(3, '0');
    numbers.set(grid, code);
    return code;
  });
}

/** Units and buildings of about a third of a cell in the middle of some cells, and buildings that are points. */
function randomGround(
  chance: Chance,
  cells: Cells,
  land: ReadonlySet<number>,
): Pick<EditRules, 'units' | 'buildings'> {
  const units: EditRules['units'][number][] = [];
  const buildings: EditRules['buildings'][number][] = [];
  for (const cell of land) {
    if (!chance.oneIn(4)) continue;
    const id = `g${cell}`;
    if (chance.oneIn(3)) {
      const geometry = { type: 'Point' as const, coordinates: toPosition(placeIn(cells, cell, 0.5, 0.5)) };
      buildings.push({ id, name: null, geometry, households: null });
      continue;
    }
    const corners = [
      [0.35, 0.35],
      [0.65, 0.35],
      [0.65, 0.65],
      [0.35, 0.65],
    ].map(([x, y]) => placeIn(cells, cell, x, y));
    const geometry: Polygon = { type: 'Polygon', coordinates: [toRing(corners)] };
    if (chance.oneIn(2)) units.push({ id, name: id, geometry });
    else buildings.push({ id, name: null, geometry, households: null });
  }
  return { units, buildings };
}

/** A place in a cell by shares of its width and height. */
function placeIn({ columns, ring }: Cells, cell: number, x: number, y: number): Point {
  const points = ring(cell % columns, Math.floor(cell / columns));
  const side = points.length / 4;
  const [a, b, c, d] = [0, 1, 2, 3].map((corner) => points[corner * side]);
  const at = (k: 0 | 1) => (1 - y) * ((1 - x) * a[k] + x * b[k]) + y * ((1 - x) * d[k] + x * c[k]);
  return [at(0), at(1)];
}

function marked(chance: Chance, plan: PlanState): PlanState {
  const codes = [...new Set(plan.codes)].sort();
  const marks: PlanMark[] = [];
  const free = [...codes];
  const take = () => free.splice(chance.whole(0, free.length - 1), 1)[0];
  if (chance.oneIn(6)) marks.push({ kind: 'dedicated', key: take(), value: 'school' });
  if (chance.oneIn(8) && free.length > 0) marks.push({ kind: 'locked', key: take(), value: 'yes' });
  if (chance.oneIn(6) && free.length > 0)
    marks.push({ kind: 'band-reason', key: take(), value: '山区，人少。' });
  const edges = borderEdges(plan);
  if (chance.oneIn(2) && edges.length > 0) {
    const keys = new Set(
      Array.from({ length: chance.whole(1, 3) }, () => edgeKey(...chance.pick(edges).ends)),
    );
    for (const key of keys) marks.push({ kind: 'border', key, value: chance.pick(['locked', 'rejected']) });
  }
  marks.sort((a, b) => (a.kind + a.key < b.kind + b.key ? -1 : 1));
  const micro = chance.oneIn(3)
    ? Object.fromEntries(
        plan.atoms.flatMap(({ id }, i) =>
          plan.codes[i] === codes[0] ? [[id, chance.pick(['01', '02'])]] : [],
        ),
      )
    : {};
  return {
    ...plan,
    ...(Object.keys(micro).length > 0 ? { micro } : {}),
    ...(marks.length > 0 ? { marks } : {}),
  };
}

/** A point inside each atom. */
export function pointsInAtoms(plan: PlanState): Position[] {
  return plan.atoms.map(({ geometry }) => insidePosition(geometry));
}
