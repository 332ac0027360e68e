import type { LineString, Position } from 'geojson';
import type { CheckFrame } from './check-frame.ts';
import { EQUAL_LINES_METRES } from './fault.ts';
import type { RingArrangement } from './ring-arrangement.ts';
import type { RingFault } from './ring-faults.ts';

/** One time that a ring passes through a vertex: it comes along half-edge `i - 1` of its path and leaves along `i`. */
interface Pass {
  readonly ring: number;
  readonly i: number;
  /** Places, counter-clockwise around the vertex, of the half-edges back to where it came from and onwards. */
  readonly back: number;
  readonly on: number;
}

/**
 * Points where a ring crosses or touches itself, and where two rings of one polygon cross. Two passes through
 * one vertex cross where their ways alternate around it:
 *
 *       | on            back  on
 *   ----+---- on          \  /         left: they cross; right: they touch
 *       |                 /  \
 *
 * Passes along an edge that is run along twice are left to the search for spikes and shared edges. Loops
 * narrower than equal lines come from rounding and are left out.
 */
export function ringCrossings(
  arrangement: RingArrangement,
  frame: CheckFrame,
  ringCount: number,
  flat: ReadonlySet<number>,
): RingFault[] {
  const { graph } = arrangement;
  const paths = Array.from({ length: ringCount }, (_, ring) =>
    flat.has(ring) ? [] : arrangement.path(ring),
  );
  const faults: RingFault[] = [];
  for (const [vertex, passes] of repeatedPasses(arrangement, paths)) {
    const at = frame.position(graph.x[vertex]!, graph.y[vertex]!);
    for (let p = 1; p < passes.length; p++) {
      for (let q = 0; q < p; q++) {
        const a = passes[q]!;
        const b = passes[p]!;
        const cross = alternate(a, b);
        if (a.ring !== b.ring) {
          if (!cross) continue;
          const place = ways(arrangement, frame, paths, [a, b]);
          faults.push({ kind: 'crossing-rings', ring: Math.max(a.ring, b.ring), at, place });
          continue;
        }
        // Touching three times in one vertex makes two loops, not three: neighbours in the path only.
        if (!cross && p !== q + 1) continue;
        const path = paths[a.ring]!;
        const loop = path.slice(a.i, b.i);
        const rest = [...path.slice(b.i), ...path.slice(0, a.i)];
        const smaller =
          Math.abs(doubledArea(arrangement, loop)) <= Math.abs(doubledArea(arrangement, rest)) ? loop : rest;
        const line = lineOf(arrangement, frame, smaller);
        if (frame.widthM({ type: 'Polygon', coordinates: [line] }) < EQUAL_LINES_METRES) continue;
        const inside = doubledArea(arrangement, loop) > 0 !== doubledArea(arrangement, rest) > 0;
        const kind = cross ? 'bowtie' : inside ? 'nested-ring' : 'self-touch';
        faults.push({ kind, ring: a.ring, at, place: { type: 'LineString', coordinates: line } });
      }
    }
  }
  return faults;
}

/** The passes through each vertex that is passed more than once, but for those along repeated edges. */
function repeatedPasses(
  arrangement: RingArrangement,
  paths: readonly (readonly number[])[],
): Map<number, Pass[]> {
  const { graph } = arrangement;
  const times = new Uint16Array(graph.x.length);
  for (const path of paths) for (const h of path) times[graph.tail(h)]!++;
  const passes = new Map<number, Pass[]>();
  for (let ring = 0; ring < paths.length; ring++) {
    const path = paths[ring]!;
    for (let i = 0; i < path.length; i++) {
      const vertex = graph.tail(path[i]!);
      if (times[vertex]! < 2) continue;
      const from = path[i === 0 ? path.length - 1 : i - 1]!;
      if (arrangement.ringsAlong(from >> 1).length > 1 || arrangement.ringsAlong(path[i]! >> 1).length > 1)
        continue;
      const pass = {
        ring,
        i,
        back: placeAround(arrangement, vertex, from ^ 1),
        on: placeAround(arrangement, vertex, path[i]!),
      };
      const list = passes.get(vertex);
      if (list === undefined) passes.set(vertex, [pass]);
      else list.push(pass);
    }
  }
  return passes;
}

function placeAround({ graph }: RingArrangement, vertex: number, halfEdge: number): number {
  return graph.around.indexOf(halfEdge, graph.aroundStart[vertex]!);
}

function alternate(a: Pass, b: Pass): boolean {
  const low = Math.min(a.back, a.on);
  const high = Math.max(a.back, a.on);
  const between = (place: number) => place > low && place < high;
  return between(b.back) !== between(b.on);
}

function doubledArea({ graph }: RingArrangement, loop: readonly number[]): number {
  if (loop.length === 0) return 0;
  const ox = graph.x[graph.tail(loop[0]!)]!;
  const oy = graph.y[graph.tail(loop[0]!)]!;
  let doubled = 0;
  for (const h of loop) {
    const a = graph.tail(h);
    const b = graph.head(h);
    doubled += (graph.x[a]! - ox) * (graph.y[b]! - oy) - (graph.x[b]! - ox) * (graph.y[a]! - oy);
  }
  return doubled;
}

function lineOf({ graph }: RingArrangement, frame: CheckFrame, halfEdges: readonly number[]): Position[] {
  const vertices = halfEdges.map((h) => graph.tail(h));
  vertices.push(graph.head(halfEdges[halfEdges.length - 1]!));
  return vertices.map((v) => frame.position(graph.x[v]!, graph.y[v]!));
}

/** The linework of some passes, from the vertex before to the vertex after. */
function ways(
  arrangement: RingArrangement,
  frame: CheckFrame,
  paths: readonly (readonly number[])[],
  passes: readonly Pass[],
): { type: 'MultiLineString'; coordinates: LineString['coordinates'][] } {
  const coordinates = passes.map(({ ring, i }) => {
    const path = paths[ring]!;
    return lineOf(arrangement, frame, [path[i === 0 ? path.length - 1 : i - 1]!, path[i]!]);
  });
  return { type: 'MultiLineString', coordinates };
}
