import { type CoverageFault, fault } from './coverage-fault.ts';
import { NearestLine } from './nearest-line.ts';
import {
  buildTopology,
  type CoverageTopology,
  doubledArea,
  edgeLine,
  type Face,
  ringIds,
} from './topology.ts';

/** A sum of areas may differ from the outline's by this share: vertices on it are rounded to the lattice. */
const AREA_SHARE = 1e-4;

/** Conditions 11-13: the outside edges against the outline, both ways, and the areas. */
export function compareWithOutline(
  topology: CoverageTopology,
  doubled: bigint,
  outline: Face,
  toleranceMetres: number,
): CoverageFault[] {
  const wanted = buildTopology([outline], topology.lattice);
  const outside = edgesWhere(topology, (e) => topology.twin[e] < 0);
  const rim = edgesWhere(wanted, (e) => wanted.twin[e] < 0);
  const faults: CoverageFault[] = [];
  for (const e of edgesAway(topology, outside, segmentsOf(wanted, rim), toleranceMetres)) {
    const line = edgeLine(topology, e);
    faults.push(fault('edge-off-outline', [topology.face[e]], line[0], [line]));
  }
  for (const e of edgesAway(wanted, rim, segmentsOf(topology, outside), toleranceMetres)) {
    const line = edgeLine(wanted, e);
    faults.push(fault('outline-uncovered', [], line[0], [line]));
  }
  let land = 0n;
  for (let r = 0; r < wanted.ringFace.length; r++) land += doubledArea(wanted.vertices, ringIds(wanted, r));
  if (Math.abs(Number(doubled - land)) > AREA_SHARE * Number(land)) {
    const at = rim.length > 0 ? edgeLine(wanted, rim[0])[0] : [0, 0];
    faults.push(fault('area-differs', [], at));
  }
  return faults;
}

function edgesWhere({ edgeCount }: CoverageTopology, accept: (edge: number) => boolean): number[] {
  const edges: number[] = [];
  for (let e = 0; e < edgeCount; e++) if (accept(e)) edges.push(e);
  return edges;
}

function segmentsOf(
  { lattice, vertices, from, to }: CoverageTopology,
  edges: readonly number[],
): NearestLine {
  const segments = new Float64Array(edges.length * 4);
  edges.forEach((e, i) => {
    segments[4 * i] = vertices.first[from[e]] * lattice.metresX;
    segments[4 * i + 1] = vertices.second[from[e]] * lattice.metresY;
    segments[4 * i + 2] = vertices.first[to[e]] * lattice.metresX;
    segments[4 * i + 3] = vertices.second[to[e]] * lattice.metresY;
  });
  return new NearestLine(segments);
}

/** Edges of which an end or the middle lies farther than the tolerance from the lines. */
function edgesAway(
  { lattice, vertices, from, to }: CoverageTopology,
  edges: readonly number[],
  lines: NearestLine,
  toleranceMetres: number,
): number[] {
  return edges.filter((e) => {
    const ax = vertices.first[from[e]] * lattice.metresX;
    const ay = vertices.second[from[e]] * lattice.metresY;
    const bx = vertices.first[to[e]] * lattice.metresX;
    const by = vertices.second[to[e]] * lattice.metresY;
    return [
      [ax, ay],
      [(ax + bx) / 2, (ay + by) / 2],
      [bx, by],
    ].some(([x, y]) => lines.distance(x, y, toleranceMetres) > toleranceMetres);
  });
}
