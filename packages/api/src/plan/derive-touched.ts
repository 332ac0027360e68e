import { dissolve, geodesicAreaM2 } from '@onegrid/geometry';
import { type Atom, type DrawnEdge, deriveArcs, type UnifiedArc } from '@onegrid/planning';
import type { EditDiff } from '@onegrid/store';
import type { EditEvidence } from './edit-evidence.ts';

/** The live atoms with the grid of each. */
export interface LiveAtoms {
  readonly atoms: readonly Atom[];
  readonly codes: readonly string[];
}

type Box = readonly [number, number, number, number];

function boxOf({ geometry }: Atom): Box {
  const ring = geometry.coordinates[0];
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The grids that live on, dissolved from their atoms. */
function touchedGrids(live: LiveAtoms, touched: ReadonlySet<string>): EditDiff['grids'] {
  const members = new Map<string, Atom[]>();
  live.atoms.forEach((atom, index) => {
    const code = live.codes[index];
    if (!touched.has(code)) return;
    const own = members.get(code);
    if (own === undefined) members.set(code, [atom]);
    else own.push(atom);
  });
  return [...members].map(([code, atoms]) => {
    const geometry = dissolve(atoms.map((atom) => atom.geometry));
    const households = atoms.reduce((sum, atom) => sum + atom.households, 0);
    // In hundredths, as the merge writes them.
    return { code, geometry, households, areaM2: Math.round(geodesicAreaM2(geometry) * 100) / 100 };
  });
}

/** The atoms of the touched grids and all atoms near them: enough to tell every arc of a touched grid. */
function neighbourhood(live: LiveAtoms, touched: ReadonlySet<string>): LiveAtoms {
  const boxes = live.atoms.map(boxOf);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  boxes.forEach((box, index) => {
    if (!touched.has(live.codes[index])) return;
    [west, south] = [Math.min(west, box[0]), Math.min(south, box[1])];
    [east, north] = [Math.max(east, box[2]), Math.max(north, box[3])];
  });
  const near = boxes.map((box) => box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south);
  return {
    atoms: live.atoms.filter((_, index) => near[index]),
    codes: live.codes.filter((_, index) => near[index]),
  };
}

/** Geometry and borders of the grids that an edit touched, derived from the atoms as they are after it. */
export function deriveTouched(
  live: LiveAtoms,
  codes: readonly string[],
  evidence: EditEvidence,
  drawn: readonly DrawnEdge[],
): { readonly grids: EditDiff['grids']; readonly arcs: readonly UnifiedArc[] } {
  const touched = new Set(codes);
  const { departments, layers, ground } = evidence;
  const near = neighbourhood(live, touched);
  const arcs = deriveArcs({ ...near, departments, layers, ground, drawnByHand: drawn });
  return {
    grids: touchedGrids(live, touched),
    arcs: arcs.filter(({ left, right }) => touched.has(left ?? '') || touched.has(right ?? '')),
  };
}
