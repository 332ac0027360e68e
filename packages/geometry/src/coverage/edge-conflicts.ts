import Flatbush from 'flatbush';
import { type CoverageFault, fault } from './coverage-fault.ts';
import { orientation, withinSegment } from './orientation.ts';
import { type CoverageTopology, edgeLine } from './topology.ts';

/** Pairs of edges that meet anywhere but in a common end vertex: they cross, touch or overlap. */
export function edgeConflicts(topology: CoverageTopology): CoverageFault[] {
  const { edgeCount, from, to, face, twin, vertices, lattice } = topology;
  const { first: x, second: y } = vertices;
  const edges: number[] = [];
  for (let e = 0; e < edgeCount; e++) if (twin[e] < 0 || twin[e] > e) edges.push(e);
  if (edges.length === 0) return [];
  const index = new Flatbush(edges.length);
  for (const e of edges) {
    const [a, b] = [from[e], to[e]];
    index.add(Math.min(x[a], x[b]), Math.min(y[a], y[b]), Math.max(x[a], x[b]), Math.max(y[a], y[b]));
  }
  index.finish();
  const faults: CoverageFault[] = [];
  edges.forEach((e, i) => {
    const [a, b] = [from[e], to[e]];
    const near = index.search(
      Math.min(x[a], x[b]),
      Math.min(y[a], y[b]),
      Math.max(x[a], x[b]),
      Math.max(y[a], y[b]),
      (j) => j > i,
    );
    for (const j of near.sort((p, q) => p - q)) {
      const at = meeting(e, edges[j]);
      if (at < 0) continue;
      const faces = [face[e], face[edges[j]]];
      for (const t of [twin[e], twin[edges[j]]]) if (t >= 0) faces.push(face[t]);
      const lines = [edgeLine(topology, e), edgeLine(topology, edges[j])];
      faults.push(fault('edges-meet-off-vertices', faces, lattice.toPosition(x[at], y[at]), lines));
    }
  });
  return faults;

  /** A vertex at or near which the edges meet off their common ends, or -1. */
  function meeting(e: number, f: number): number {
    const [a, b, c, d] = [from[e], to[e], from[f], to[f]];
    if ((a === c && b === d) || (a === d && b === c)) return -1;
    if (a === c || a === d || b === c || b === d) return overlapAtCommonEnd(a, b, c, d);
    const c1 = side(a, b, c);
    const d1 = side(a, b, d);
    const a1 = side(c, d, a);
    const b1 = side(c, d, b);
    if (c1 * d1 < 0 && a1 * b1 < 0) return a;
    if (c1 === 0 && within(a, b, c)) return c;
    if (d1 === 0 && within(a, b, d)) return d;
    if (a1 === 0 && within(c, d, a)) return a;
    if (b1 === 0 && within(c, d, b)) return b;
    return -1;
  }

  function overlapAtCommonEnd(a: number, b: number, c: number, d: number): number {
    const common = a === c || a === d ? a : b;
    const p = common === a ? b : a;
    const q = common === c ? d : c;
    if (side(common, p, q) !== 0) return -1;
    if (within(common, p, q)) return q;
    return within(common, q, p) ? p : -1;
  }

  function side(a: number, b: number, c: number): number {
    return orientation(x[a], y[a], x[b], y[b], x[c], y[c]);
  }

  function within(a: number, b: number, c: number): boolean {
    return withinSegment(x[a], y[a], x[b], y[b], x[c], y[c]);
  }
}
