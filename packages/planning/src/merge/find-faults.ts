import type { Lattice } from '@onegrid/geometry';
import type { MergeFinding } from '../model/merge.ts';
import { round } from './atom-assembly.ts';
import type { PreparedLayer } from './prepare.ts';

/** Overlaps narrower than this (2 x area / perimeter) are two drawings of one line. */
const EQUAL_LINES_METRES = 0.02;

/**
 * The faults inside one layer: land that several of its grids claim, and holes that none of them covers
 * (a hole may be a real enclave; it is listed all the same). Each connected piece is one finding.
 */
export function layerFaults(layer: PreparedLayer, lattice: Lattice): MergeFinding[] {
  const { graph, labels } = layer.arrangement;
  const findings: MergeFinding[] = [];
  const perimeter = new Float64Array(graph.faceCount);
  const corner = new Int32Array(graph.faceCount).fill(-1);
  for (let h = 0; h < graph.faceOf.length; h++) {
    const face = graph.faceOf[h]!;
    const a = graph.tail(h);
    const b = graph.head(h);
    perimeter[face]! += lattice.distance(graph.x[a]!, graph.y[a]!, graph.x[b]!, graph.y[b]!);
    if (corner[face]! < 0) corner[face] = a;
  }
  for (let face = 1; face < graph.faceCount; face++) {
    const claimed = labels[face]!.length;
    if (claimed === 1) continue;
    const areaM2 = (graph.doubledArea[face]! / 2) * lattice.areaUnit;
    if ((2 * areaM2) / perimeter[face]! < EQUAL_LINES_METRES) continue;
    const v = corner[face]!;
    const [lon, lat] = lattice.toPosition(graph.x[v]!, graph.y[v]!) as [number, number];
    findings.push({
      kind: claimed === 0 ? 'gap' : 'overlap',
      severity: 'warning',
      department: layer.department,
      ids: claimed === 0 ? [] : labels[face]!.map((label) => layer.ids[label]!),
      at: [lon, lat],
      areaM2: round(areaM2, 2),
      // A thin gap is taken up by its neighbours; a wide one stays land without a grid of this department.
      repair: claimed === 0 ? 'uncovered-or-absorbed' : 'largest-claim-holds-the-atom',
    });
  }
  return findings.sort((a, b) => (b.areaM2 ?? 0) - (a.areaM2 ?? 0));
}
