import type { LineString, MultiLineString, Polygon, Position } from 'geojson';
import type { CheckFrame } from './check-frame.ts';
import { EQUAL_LINES_METRES, type RingFaultKind } from './fault.ts';
import { isPlainlySimple } from './plainly-simple.ts';
import { type LatticeRing, RingArrangement } from './ring-arrangement.ts';
import { ringCrossings } from './ring-crossings.ts';
import { connectedFaces } from './trace-region.ts';

/** A fault within one polygon. */
export interface RingFault {
  readonly kind: RingFaultKind;
  /** Index of the ring, the shell being 0. */
  readonly ring: number;
  readonly at: Position;
  readonly place: LineString | MultiLineString | Polygon;
}

/** What the rings of one polygon look like on the lattice. */
export interface PolygonAnalysis {
  readonly faults: readonly RingFault[];
  /** Its rings noded, and the faces in the shell and in no hole; null where it is one plainly simple ring. */
  readonly noded: { readonly arrangement: RingArrangement; readonly interior: readonly number[] } | null;
}

/** Finds what is wrong within one polygon, given as rings of finite positions. */
export function analysePolygon(rings: readonly (readonly Position[])[], frame: CheckFrame): PolygonAnalysis {
  const faults: RingFault[] = [];
  const lattice = rings.map((ring, index) => {
    const open = withoutClosing(ring);
    faults.push(...pointFaults(ring, index, open.length === ring.length));
    return { x: open.map((p) => frame.x(p)), y: open.map((p) => frame.y(p)) } satisfies LatticeRing;
  });
  if (lattice.length === 1 && isPlainlySimple(lattice[0]!)) return { faults, noded: null };
  const arrangement = new RingArrangement(lattice);
  const around = arrangement.ringsAround();
  const shape = { rings, arrangement, frame, around };
  const flat = flatRings(shape);
  for (const ring of flat) faults.push(wholeRing('line', ring, rings[ring]!));
  const tangled = [
    ...repeatedStretches(shape, flat),
    ...ringCrossings(arrangement, frame, rings.length, flat),
  ];
  faults.push(...tangled, ...misplacedHoles(shape, flat));
  const interior = facesInside(around);
  if (tangled.length === 0 && connectedFaces(arrangement, interior).length > 1) {
    faults.push(wholeRing('split-interior', 0, rings[0]!));
  }
  return { faults, noded: { arrangement, interior } };
}

interface PolygonShape {
  readonly rings: readonly (readonly Position[])[];
  readonly arrangement: RingArrangement;
  readonly frame: CheckFrame;
  readonly around: readonly (readonly number[])[];
}

/** The ring without its repeated first position. */
export function withoutClosing(ring: readonly Position[]): readonly Position[] {
  return ring.length > 1 && equal(ring[0]!, ring[ring.length - 1]!) ? ring.slice(0, -1) : ring;
}

function equal(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function pointFaults(ring: readonly Position[], index: number, unclosed: boolean): RingFault[] {
  const faults: RingFault[] = [];
  const first = ring[0];
  const last = ring[ring.length - 1];
  if (unclosed && first !== undefined && last !== undefined && ring.length > 1) {
    faults.push({
      kind: 'unclosed',
      ring: index,
      at: last,
      place: { type: 'LineString', coordinates: [last, first] },
    });
  }
  for (let i = 1; i < ring.length; i++) {
    if (!equal(ring[i]!, ring[i - 1]!)) continue;
    // A run of equal positions is one fault.
    if (i > 1 && equal(ring[i]!, ring[i - 2]!)) continue;
    const place: LineString = { type: 'LineString', coordinates: [ring[i - 1]!, ring[i]!] };
    faults.push({ kind: 'duplicate-point', ring: index, at: ring[i]!, place });
  }
  return faults;
}

/** Rings that enclose no face. */
function flatRings({ rings, around }: PolygonShape): Set<number> {
  const flat = new Set(rings.keys());
  for (const set of around) for (const ring of set) flat.delete(ring);
  return flat;
}

function facesInside(around: readonly (readonly number[])[]): number[] {
  const inside: number[] = [];
  for (let face = 0; face < around.length; face++) {
    if (around[face]!.length === 1 && around[face]![0] === 0) inside.push(face);
  }
  return inside;
}

function wholeRing(kind: RingFaultKind, ring: number, positions: readonly Position[]): RingFault {
  const line = positions.length === 1 ? [positions[0]!, positions[0]!] : [...positions];
  return { kind, ring, at: positions[0] ?? [0, 0], place: { type: 'LineString', coordinates: line } };
}

/** Stretches that the rings run along more than once: spikes of one ring, shared edges of two. */
function repeatedStretches({ arrangement, frame }: PolygonShape, flat: ReadonlySet<number>): RingFault[] {
  const { graph } = arrangement;
  const repeated = new Map<RingFaultKind, number[]>();
  const ringOf = new Map<number, number>();
  for (let e = 0; e < graph.edgeCount; e++) {
    const along = arrangement.ringsAlong(e).filter((ring) => !flat.has(ring));
    if (along.length < 2) continue;
    const own = along.find((ring, i) => along.indexOf(ring) !== i);
    const kind = own === undefined ? 'shared-edge' : 'spike';
    ringOf.set(e, own ?? Math.max(...along));
    const list = repeated.get(kind);
    if (list === undefined) repeated.set(kind, [e]);
    else list.push(e);
  }
  const faults: RingFault[] = [];
  for (const [kind, edges] of repeated) {
    for (const stretch of connectedEdges(arrangement, edges)) {
      const lines = stretch.map((e) =>
        [graph.from[e]!, graph.to[e]!].map((v) => frame.position(graph.x[v]!, graph.y[v]!)),
      );
      // Rounding to the lattice folds what is narrower than a unit; that is no fault of the data.
      if (lines.reduce((sum, line) => sum + frame.lengthM(line), 0) < EQUAL_LINES_METRES) continue;
      const tip = tipOf(arrangement, stretch);
      const at = frame.position(graph.x[tip]!, graph.y[tip]!);
      faults.push({
        kind,
        ring: ringOf.get(stretch[0]!)!,
        at,
        place: { type: 'MultiLineString', coordinates: lines },
      });
    }
  }
  return faults;
}

/** Groups of edges that hang together in vertices. */
function connectedEdges({ graph }: RingArrangement, edges: readonly number[]): number[][] {
  const pending = new Set(edges);
  const groups: number[][] = [];
  for (const seed of edges) {
    if (!pending.delete(seed)) continue;
    const group = [seed];
    for (let next = 0; next < group.length; next++) {
      for (const v of [graph.from[group[next]!]!, graph.to[group[next]!]!]) {
        for (let i = graph.aroundStart[v]!; i < graph.aroundStart[v + 1]!; i++) {
          const edge = graph.around[i]! >> 1;
          if (pending.delete(edge)) group.push(edge);
        }
      }
    }
    groups.push(group);
  }
  return groups;
}

/** The end of a stretch where nothing else goes on, else any of its vertices. */
function tipOf({ graph }: RingArrangement, stretch: readonly number[]): number {
  for (const e of stretch) {
    for (const v of [graph.to[e]!, graph.from[e]!]) {
      if (graph.aroundStart[v + 1]! - graph.aroundStart[v]! === 1) return v;
    }
  }
  return graph.to[stretch[0]!]!;
}

/** Holes that lie outside the shell, or inside another hole, as a whole. */
function misplacedHoles({ rings, around }: PolygonShape, flat: ReadonlySet<number>): RingFault[] {
  const outside = new Set(rings.keys());
  const nested = new Set(rings.keys());
  for (const set of around) {
    for (const ring of set) {
      // One face in the shell, or in no other hole, is enough to clear a hole of either.
      if (set[0] === 0) outside.delete(ring);
      if (!set.some((other) => other !== 0 && other !== ring)) nested.delete(ring);
    }
  }
  const faults: RingFault[] = [];
  for (let hole = 1; hole < rings.length; hole++) {
    if (flat.has(hole)) continue;
    if (outside.has(hole)) faults.push(wholeRing('hole-outside-shell', hole, rings[hole]!));
    else if (nested.has(hole)) faults.push(wholeRing('nested-ring', hole, rings[hole]!));
  }
  return faults;
}
