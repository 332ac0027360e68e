import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { MergeResult } from '../../src/index.ts';
import { assertGround } from './ground-invariants.ts';
import type { MergeCase } from './merge-inputs.ts';
import { check, contains, distanceM, MX, MY, nearLine, ringsOf } from './plane-checks.ts';

/** What must hold of every merge, checked on the written numbers alone; throws with what does not. */
export function assertSound({ input, options }: MergeCase, result: MergeResult): void {
  const { atoms, codes, unified, report } = result;
  check(atoms.length > 0 && atoms.length === codes.length, 'every atom has a code');
  const grids = new Set(unified.map(({ code }) => code));
  check(
    codes.every((code) => grids.has(code)),
    'every code is a unified grid',
  );
  check(
    [...grids].every((code) => codes.includes(code)),
    'every unified grid has an atom',
  );
  if (options.grids !== null)
    check(unified.length === options.grids, `${unified.length} grids instead of ${options.grids}`);

  const edges = new Edges(atoms.map(({ geometry }) => geometry));
  edges.assertTwins();
  assertOnOutline(edges, input.outline);
  assertArea(
    atoms.map(({ geometry }) => geometry),
    input.outline,
    result,
  );
  for (const atom of atoms) check(widthAtLeast(atom.geometry, 14.9), `atom ${atom.id} is thinner than 15 m`);
  new Edges(unified.map(({ geometry }) => geometry)).assertTwins();
  assertOneBorder(
    edges,
    unified.map(({ geometry }) => geometry),
    codes,
  );
  assertParts(edges, result);
  assertArcs(edges, result);
  assertShares(result);
  assertDeepLand(input, options.toleranceMetres, result);
  assertGround({ input, options }, result);
  const outside = new Set(report.outsideBand.map(({ code }) => code));
  check(
    report.outsideBand.every(({ reason }) => reason.length > 0),
    'a grid outside the band carries its reason',
  );
  if (options.band !== null) assertBand(result, options.band, outside);
  const households = atoms.reduce((sum, atom) => sum + atom.households, 0);
  if (report.inputs.households !== null)
    check(Math.abs(households - report.inputs.households) < 1e-3, 'households add up');
}

const keyOf = (p: readonly number[]) => `${p[0]} ${p[1]}`;
interface Edge {
  readonly from: Position;
  readonly to: Position;
  readonly owners: number[];
}

/** Every undirected edge of some faces, with the faces it runs along. */
class Edges {
  readonly all = new Map<string, Edge>();
  private readonly directed = new Set<string>();

  constructor(readonly faces: readonly (Polygon | MultiPolygon)[]) {
    faces.forEach((face, owner) => {
      for (const ring of ringsOf(face)) {
        for (let i = 0; i + 1 < ring.length; i++) this.add(ring[i]!, ring[i + 1]!, owner);
      }
    });
  }

  private add(from: Position, to: Position, owner: number): void {
    const a = keyOf(from);
    const b = keyOf(to);
    check(a !== b, 'an edge is a point');
    check(!this.directed.has(`${a}|${b}`), `the edge ${a} to ${b} is used twice in one direction`);
    this.directed.add(`${a}|${b}`);
    const key = a < b ? `${a}|${b}` : `${b}|${a}`;
    const edge = this.all.get(key);
    if (edge) edge.owners.push(owner);
    else this.all.set(key, { from, to, owners: [owner] });
  }

  assertTwins(): void {
    for (const [key, { from, owners }] of this.all) {
      check(owners.length <= 2, `the edge ${key} is used ${owners.length} times`);
      for (const c of from) check(Math.round(c! * 1e7) / 1e7 === c, `${c} has more than 7 decimals`);
    }
  }
}

/** Edges that are used once lie on the outline: both ends within two centimetres of it. */
function assertOnOutline(edges: Edges, outline: Polygon | MultiPolygon): void {
  const lines = ringsOf(outline).flatMap((ring) => ring.slice(1).map((to, i) => [ring[i]!, to] as const));
  for (const { from, to, owners } of edges.all.values()) {
    if (owners.length === 2) continue;
    for (const p of [from, to]) {
      check(
        lines.some(([a, b]) => distanceM(p, a, b) < 0.02),
        `the open edge at ${keyOf(p)} is not on the outline`,
      );
    }
  }
}

function areaOf(geometry: Polygon | MultiPolygon): number {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts.reduce(
    (sum, rings) =>
      sum + rings.reduce((area, ring, i) => area + (i === 0 ? 1 : -1) * Math.abs(ringArea(ring)), 0),
    0,
  );
}

function ringArea(ring: readonly Position[]): number {
  const [ox, oy] = ring[0] as [number, number];
  let doubled = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    doubled += (ring[i]![0]! - ox) * (ring[i + 1]![1]! - oy) - (ring[i + 1]![0]! - ox) * (ring[i]![1]! - oy);
  }
  return (doubled / 2) * MX * MY;
}

/** Areas add up to the outline's less the parts left out, within 0.01 %. */
function assertArea(
  faces: readonly Polygon[],
  outline: Polygon | MultiPolygon,
  { report, unified }: MergeResult,
): void {
  const leftOut = report.findings
    .filter(({ kind }) => kind === 'part-left-out')
    .reduce((sum, { areaM2 }) => sum + areaM2!, 0);
  const whole = areaOf(outline) - leftOut;
  const atoms = faces.reduce((sum, face) => sum + areaOf(face), 0);
  const grids = unified.reduce((sum, { geometry }) => sum + areaOf(geometry), 0);
  // Left-out areas were measured by another scale: a hundredth of them is allowed beside.
  const slack = whole * 1e-4 + leftOut * 0.02 + 0.1;
  check(Math.abs(atoms - whole) < slack, `atoms cover ${atoms} m2 of ${whole}`);
  check(Math.abs(grids - atoms) < 1e-3 + atoms * 1e-9, `grids cover ${grids} m2, atoms ${atoms}`);
}

/** Whether a circle of this diameter fits, looked for on a lattice of points that is made finer four times. */
function widthAtLeast(polygon: Polygon, diameter: number): boolean {
  const [ox, oy] = polygon.coordinates[0]![0] as [number, number];
  const lines: number[] = [];
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of polygon.coordinates) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [ax, ay] = [(ring[i]![0]! - ox) * MX, (ring[i]![1]! - oy) * MY];
      lines.push(ax, ay, (ring[i + 1]![0]! - ox) * MX, (ring[i + 1]![1]! - oy) * MY);
      [w, s, e, n] = [Math.min(w, ax), Math.min(s, ay), Math.max(e, ax), Math.max(n, ay)];
    }
  }
  const depth = (x: number, y: number): number => {
    let inside = false;
    let least = Infinity;
    for (let i = 0; i < lines.length; i += 4) {
      const [ax, ay, bx, by] = [lines[i]!, lines[i + 1]!, lines[i + 2]!, lines[i + 3]!];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      const t = Math.max(
        0,
        Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)),
      );
      least = Math.min(least, (x - ax - t * (bx - ax)) ** 2 + (y - ay - t * (by - ay)) ** 2);
    }
    return inside ? Math.sqrt(least) : -Math.sqrt(least);
  };
  const radius = diameter / 2;
  let cells = [{ x: (w + e) / 2, y: (s + n) / 2, half: Math.max(e - w, n - s) / 2 }];
  while (cells.length > 0) {
    const next: typeof cells = [];
    for (const { x, y, half } of cells) {
      const d = depth(x, y);
      if (d >= radius) return true;
      // A cell whose best point could reach the radius is divided; the last centimetres are not fought over.
      if (d + half * Math.SQRT2 < radius || half < 0.01) continue;
      const q = half / 2;
      next.push(
        { x: x - q, y: y - q, half: q },
        { x: x + q, y: y - q, half: q },
        { x: x - q, y: y + q, half: q },
        { x: x + q, y: y + q, half: q },
      );
    }
    cells = next;
  }
  return false;
}

/** The border of the unified grids is exactly the atoms' edges between different codes, and the outside. */
function assertOneBorder(
  atomEdges: Edges,
  grids: readonly (Polygon | MultiPolygon)[],
  codes: readonly string[],
): void {
  const border = new Set(new Edges(grids).all.keys());
  for (const [key, { owners }] of atomEdges.all) {
    const expected = owners.length === 1 || codes[owners[0]!] !== codes[owners[1]!];
    check(
      border.delete(key) === expected,
      `the edge ${key} is ${expected ? 'missing from' : 'wrongly in'} the unified border`,
    );
  }
  check(border.size === 0, 'the unified border has edges that no atom has');
}

/**
 * Grids are in one part by common edges, but for islets tied to a larger part, units in several parts, and, where no
 * sizes were asked for, grids that every department draws so.
 */
function assertParts(edges: Edges, { atoms, codes, report }: MergeResult): void {
  const leader = atoms.map((_, i) => i);
  const root = (i: number): number => (leader[i] === i ? i : root(leader[i]!));
  for (const { owners } of edges.all.values()) {
    if (owners.length === 2 && codes[owners[0]!] === codes[owners[1]!])
      leader[root(owners[0]!)] = root(owners[1]!);
  }
  const parts = new Map<string, number>();
  atoms.forEach((_, i) => {
    if (root(i) === i) parts.set(codes[i]!, (parts.get(codes[i]!) ?? 0) + 1);
  });
  const islets = report.findings.filter(({ kind }) => kind === 'islet-attached').length;
  const { grids, band } = report.options;
  const agreed = (code: string) => {
    const own = atoms.filter((_, i) => codes[i] === code).map(({ labels }) => Object.values(labels));
    const held = own.filter((labels) => labels.some((label) => label !== null));
    return (
      grids === null && band === null && new Set(held.map((labels) => JSON.stringify(labels))).size === 1
    );
  };
  const extra = [...parts].reduce((sum, [code, n]) => (n === 1 || agreed(code) ? sum : sum + n - 1), 0);
  const unitParts = report.findings
    .filter(({ kind }) => kind === 'unit-in-parts')
    .reduce((sum, { evidence }) => sum + Number(evidence!.parts) - 1, 0);
  check(
    extra <= islets + unitParts,
    `grids lie in ${extra} more parts, ${islets} islets and ${unitParts} parts of units explain fewer`,
  );
}

/** Arcs: every unified border edge in exactly one, evidence as the labels on both sides say. */
function assertArcs(edges: Edges, { atoms, codes, arcs }: MergeResult): void {
  const departments = Object.keys(atoms[0]!.labels).sort();
  const seen = new Set<string>();
  for (const arc of arcs) {
    const all = [...arc.supporters, ...arc.opponents, ...arc.silent].sort();
    check(all.join() === departments.join(), 'supporters, opponents and silent are all departments together');
    for (let i = 0; i + 1 < arc.coordinates.length; i++) {
      const [a, b] = [keyOf(arc.coordinates[i]!), keyOf(arc.coordinates[i + 1]!)];
      const key = a < b ? `${a}|${b}` : `${b}|${a}`;
      check(!seen.has(key), `the edge ${key} lies in two arcs`);
      seen.add(key);
      const edge = edges.all.get(key);
      check(edge !== undefined, `the arc's edge ${key} is no atom's`);
      const sides = edge!.owners.map((owner) => codes[owner]!).sort();
      const told = [arc.left, arc.right].filter((code) => code !== null).sort();
      check(
        sides.join() === told.join(),
        `left and right of ${key} are ${told.join()} instead of ${sides.join()}`,
      );
      for (const department of departments) {
        const [p, q] = [0, 1].map((s) =>
          edge!.owners[s] === undefined ? null : atoms[edge!.owners[s]!]!.labels[department]!,
        );
        const role = p !== q ? arc.supporters : p === null ? arc.silent : arc.opponents;
        check(role.includes(department), `${department} is told wrongly on ${key}`);
      }
    }
  }
  for (const [key, { owners }] of edges.all) {
    const border = owners.length === 1 || codes[owners[0]!] !== codes[owners[1]!];
    check(seen.has(key) === border, `the edge ${key} is ${border ? 'in no' : 'wrongly in an'} arc`);
  }
}

function assertShares({ atoms }: MergeResult): void {
  for (const { id, shares } of atoms) {
    for (const [department, share] of Object.entries(shares)) {
      check(share >= 0 && share <= 1, `the share ${share} of ${department} in atom ${id} is no share`);
    }
  }
}

/**
 * Land deep inside a grid, where no line could have been moved past it, carries that grid's label: the middle
 * of a simple cell that no other cell of its layer covers, far enough from every line of its own.
 */
function assertDeepLand(
  { outline, layers, households, units }: MergeCase['input'],
  tolerance: number,
  { atoms }: MergeResult,
): void {
  // Where households decide labels, land without any may be labelled otherwise; a unit has one label.
  if (households !== undefined || units !== undefined) return;
  const clearance = 4 * tolerance + 40;
  const rims = ringsOf(outline);
  for (const { department, grids } of layers) {
    for (const { id, geometry } of grids) {
      if (geometry.type !== 'Polygon' || geometry.coordinates.length > 1) continue;
      const ring = geometry.coordinates[0]!;
      const sum = ring.slice(1).reduce(([x, y], p) => [x + p[0]!, y + p[1]!] as const, [0, 0] as const);
      const at: Position = [sum[0] / (ring.length - 1), sum[1] / (ring.length - 1)];
      const own = grids.filter((other) => contains(ringsOf(other.geometry), at));
      if (own.length !== 1 || own[0]!.id !== id || !contains(rims, at)) continue;
      const lines = [...rims, ...grids.flatMap((other) => ringsOf(other.geometry))];
      if (lines.some((line) => nearLine(line, at, clearance))) continue;
      const atom = atoms.find((candidate) => contains(candidate.geometry.coordinates, at));
      check(
        atom?.labels[department] === id,
        `land deep inside ${department} ${id} is labelled ${atom?.labels[department]}`,
      );
    }
  }
}

/** Every grid lies in the band or is listed with its reason, by the atoms' own sizes. */
function assertBand(
  { atoms, codes, unified, report }: MergeResult,
  band: readonly [number, number],
  listed: ReadonlySet<string>,
): void {
  const byHouseholds = report.inputs.households !== null;
  const sizes = new Map(unified.map(({ code }) => [code, 0]));
  atoms.forEach((atom, i) => {
    sizes.set(codes[i]!, sizes.get(codes[i]!)! + (byHouseholds ? atom.households : atom.areaM2));
  });
  const mean = [...sizes.values()].reduce((a, b) => a + b, 0) / sizes.size;
  for (const [code, size] of sizes) {
    const inside = size >= mean * band[0] * (1 - 1e-6) && size <= mean * band[1] * (1 + 1e-6);
    check(
      inside || listed.has(code),
      `grid ${code} with ${size / mean} means lies outside the band without a reason`,
    );
  }
}
