import { type CoverageFault, fault } from './coverage-fault.ts';
import { ringWinding } from './ring-winding.ts';
import { traceWalks } from './rings.ts';
import { type CoverageTopology, doubledArea, ringIds } from './topology.ts';

/** Condition 9: holes that lie outside their exterior, or inside another hole of the same part. */
export function holesOutside(topology: CoverageTopology): CoverageFault[] {
  const { ringFace, ringIsHole, ringStart, face, vertices, lattice, from } = topology;
  const faults: CoverageFault[] = [];
  let exterior = -1;
  for (let r = 0; r < ringFace.length; r++) {
    if (!ringIsHole[r]) {
      exterior = r;
      continue;
    }
    const middle = edgeMiddle(topology, ringStart[r]);
    const inside = exterior >= 0 && ringWinding(vertices, ringIds(topology, exterior), ...middle) > 0;
    const nested = ringsOfPart(topology, exterior).some(
      (other) => other !== r && ringWinding(vertices, ringIds(topology, other), ...middle) !== 0,
    );
    if (inside && !nested) continue;
    const at = from[ringStart[r]];
    faults.push(
      fault(
        'hole-outside-exterior',
        [face[ringStart[r]]],
        lattice.toPosition(vertices.first[at], vertices.second[at]),
      ),
    );
  }
  return faults;
}

function ringsOfPart({ ringIsHole, ringFace }: CoverageTopology, exterior: number): number[] {
  const holes: number[] = [];
  for (let r = exterior + 1; r < ringFace.length && ringIsHole[r]; r++) holes.push(r);
  return holes;
}

/**
 * Condition 10. The outside edges form closed walks with the faces on their left. Where nothing crosses, a
 * walk that runs counter-clockwise must lie outside all others, and a clockwise one (a hole of the whole)
 * inside exactly one: then the number of faces is 1 on the left of every outside edge and 0 on its right.
 * Where walks do not close, faces lie on each other around a vertex.
 */
export function facesOverlapping(topology: CoverageTopology): CoverageFault[] {
  const { twin, from, to, face, vertices, lattice } = topology;
  const outside: number[] = [];
  for (let e = 0; e < topology.edgeCount; e++) if (twin[e] < 0) outside.push(e);
  const traced = traceWalks(
    vertices,
    Int32Array.from(outside, (e) => from[e]),
    Int32Array.from(outside, (e) => to[e]),
  );
  if ('openAt' in traced) {
    const at = traced.openAt;
    const around = outside.filter((e) => from[e] === at || to[e] === at);
    const faces = around.map((e) => face[e]);
    return [fault('faces-overlap', faces, lattice.toPosition(vertices.first[at], vertices.second[at]))];
  }
  const { walks, walkOfEdge } = traced;
  const boxes = walks.map((walk) => boxAround(topology, walk));
  const faults: CoverageFault[] = [];
  const seen = new Set<number>();
  outside.forEach((e, i) => {
    const own = walkOfEdge[i];
    if (seen.has(own)) return;
    seen.add(own);
    const [x2, y2] = edgeMiddle(topology, e);
    let around = 0;
    for (let w = 0; w < walks.length; w++) {
      const [minX, minY, maxX, maxY] = boxes[w];
      if (w === own || x2 < 2 * minX || x2 > 2 * maxX || y2 < 2 * minY || y2 > 2 * maxY) continue;
      around += ringWinding(vertices, walks[w], x2, y2);
    }
    if (around === (doubledArea(vertices, walks[own]) > 0n ? 0 : 1)) return;
    faults.push(
      fault(
        'faces-overlap',
        [face[e]],
        lattice.toPosition(vertices.first[from[e]], vertices.second[from[e]]),
      ),
    );
  });
  return faults;
}

/** The middle of a directed edge in doubled lattice units. */
function edgeMiddle({ vertices, from, to }: CoverageTopology, e: number): [number, number] {
  return [vertices.first[from[e]] + vertices.first[to[e]], vertices.second[from[e]] + vertices.second[to[e]]];
}

function boxAround(
  { vertices }: CoverageTopology,
  walk: readonly number[],
): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const id of walk) {
    box[0] = Math.min(box[0], vertices.first[id]);
    box[1] = Math.min(box[1], vertices.second[id]);
    box[2] = Math.max(box[2], vertices.first[id]);
    box[3] = Math.max(box[3], vertices.second[id]);
  }
  return box;
}
