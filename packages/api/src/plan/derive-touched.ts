import { dissolve, geodesicAreaM2 } from '@onegrid/geometry';
import {
  type Atom,
  atomsOf,
  atomsTouching,
  boxAround,
  type DrawnEdge,
  deriveArcs,
  type PlanState,
  type UnifiedArc,
} from '@onegrid/planning';
import type { EditDiff } from '@onegrid/store';
import type { EditEvidence } from './edit-evidence.ts';
import { evidenceNear } from './evidence-near.ts';

/** Departments' lines are looked for so far from the touched grids, in metres; where that is too near, everywhere. */
const NEAR_METRES = 300;

/** Geometry and borders of the grids that an edit touched, derived from the plan as it is after it. */
export function deriveTouched(
  plan: PlanState,
  codes: readonly string[],
  evidence: EditEvidence,
  drawn: readonly DrawnEdge[],
): { readonly grids: EditDiff['grids']; readonly arcs: readonly UnifiedArc[] } {
  const touched = new Set(codes);
  const members = atomsOf(plan, codes);
  if (members.length === 0) return { grids: [], arcs: [] };
  const box = boxAround(plan, members);
  // Enough to tell every arc of a touched grid.
  const near = atomsTouching(plan, box);
  const around = { atoms: near.map((i) => plan.atoms[i]), codes: near.map((i) => plan.codes[i]) };
  const { departments, layers, ground } = evidence;
  const everything = { layers, ground, drawnByHand: drawn };
  const arcsBy = (known: typeof everything) =>
    deriveArcs({ ...around, departments, ...known }).filter(
      ({ left, right }) => touched.has(left ?? '') || touched.has(right ?? ''),
    );
  const arcs = arcsBy(evidenceNear(everything, box, NEAR_METRES));
  return {
    grids: codes.flatMap((code) => touchedGrid(plan, code)),
    arcs: arcs.some(isFar) ? arcsBy(everything) : arcs,
  };
}

/** Whether a line that was not looked at may be nearer than the nearest that was. */
function isFar({ supporters, movedMetresMax }: UnifiedArc): boolean {
  return supporters.length > 0 && (movedMetresMax === null || movedMetresMax >= NEAR_METRES);
}

/** A grid dissolved from its atoms; nothing for one that has none. */
function touchedGrid(plan: PlanState, code: string): EditDiff['grids'] {
  const atoms: Atom[] = atomsOf(plan, [code]).map((i) => plan.atoms[i]);
  if (atoms.length === 0) return [];
  const geometry = dissolve(atoms.map((atom) => atom.geometry));
  const households = atoms.reduce((sum, atom) => sum + atom.households, 0);
  // In hundredths, as the merge writes them.
  return [{ code, geometry, households, areaM2: Math.round(geodesicAreaM2(geometry) * 100) / 100 }];
}
