import { dissolve, inscribedCircleM, isThinnerThan, outsideEdges, verifyCoverage } from '@onegrid/geometry';
import type { Position } from 'geojson';
import { boxOf } from '../edit/atom-box.ts';
import { type Issue, issue } from '../edit/issue.ts';
import { edgeKey } from '../edit/plan-mark.ts';
import { atomsOf, atomsTouching, type Box, boxAround, type PlanState } from '../edit/plan-state.ts';
import type { Atom } from '../model/atom.ts';
import { THIN_METRES } from './grid-land.ts';
import type { RuleCheck } from './rule-check.ts';

/** How an atom fits to those around it. */
interface Fit {
  /** The atoms whose box touches its own: as long as they are the same, so is what follows. */
  readonly around: readonly Atom[];
  readonly faults: readonly AtomFault[];
  /** Whether some edge of it is no other atom's: it lies at the rim of the plan, or at a gap. */
  readonly open: boolean;
}

interface AtomFault {
  readonly fault: string;
  readonly ids: readonly string[];
  readonly place: readonly (readonly Position[])[];
}

interface KnownGaps {
  readonly around: readonly Atom[];
  readonly issues: readonly Issue[];
}

const FITS = new WeakMap<Atom, Fit>();
/** Gaps by the first atom of a grid, for the surroundings they were last looked for in. */
const GAPS = new WeakMap<Atom, KnownGaps>();

/**
 * The grid's atoms and all around them share their borders number for number (no overlap), and no gap narrower than
 * a grid may be lies beside it. Wider land that the plan has not is taken for what it is: a lake, another district.
 * Not found: a gap that runs on further than the atoms in the box around the grid.
 */
export const checkCoverage: RuleCheck = ({ plan, code }) => {
  const members = atomsOf(plan, [code]);
  const around = atomsTouching(plan, boxAround(plan, members));
  const fits = fitsOf(plan, members, around);
  const faults = new Map(fits.flatMap((fit) => fit.faults.map((one) => [JSON.stringify(one), one] as const)));
  const issues = [...faults.values()].map(({ fault, ids, place }) =>
    issue('grid-edges-unmatched', 'error', [code, ...ids], { code, fault }, place),
  );
  const gaps = fits.some(({ open }) => open) ? gapsBeside(plan, code, members, around) : [];
  return [...issues, ...gaps].map((told) => ({ issue: told }));
};

/** How each of these atoms fits; only those that are new or have new neighbours are looked at. */
function fitsOf(plan: PlanState, members: readonly number[], around: readonly number[]): Fit[] {
  const boxes = new Map(around.map((i) => [i, boxOf(plan.atoms[i])]));
  const aroundOf = new Map(
    members.map(
      (i) =>
        [i, around.filter((k) => touch(boxes.get(i)!, boxes.get(k)!)).map((k) => plan.atoms[k])] as const,
    ),
  );
  const stale = members.filter((i) => !sameAtoms(FITS.get(plan.atoms[i])?.around ?? [], aroundOf.get(i)!));
  if (stale.length > 0) {
    const atoms = [...new Set(stale.flatMap((i) => aroundOf.get(i)!))];
    const faces = atoms.map(({ geometry }) => geometry);
    const faults = verifyCoverage(faces).faults.map(
      ({ code, faces: concerned, linework, at }): AtomFault => ({
        fault: code,
        ids: concerned.map((face) => atoms[face].id).sort(),
        place: linework.length > 0 ? linework : [[at]],
      }),
    );
    const open = new Set(outsideEdges(faces).map(({ face }) => atoms[face]));
    for (const i of stale) {
      const atom = plan.atoms[i];
      const own = faults.filter(({ ids }) => ids.includes(atom.id));
      FITS.set(atom, { around: aroundOf.get(i)!, faults: own, open: open.has(atom) });
    }
  }
  return members.map((i) => FITS.get(plan.atoms[i])!);
}

function gapsBeside(
  plan: PlanState,
  code: string,
  members: readonly number[],
  around: readonly number[],
): readonly Issue[] {
  const first = plan.atoms[members[0]];
  const atoms = around.map((i) => plan.atoms[i]);
  const known = GAPS.get(first);
  if (known && sameAtoms(known.around, atoms) && known.issues.every(({ ids }) => ids[0] === code))
    return known.issues;
  const issues = gapIssues(plan, code, new Set(members.map((i) => plan.atoms[i])), atoms);
  GAPS.set(first, { around: atoms, issues });
  return issues;
}

function touch(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Holes in the surroundings that no atom fills, beside the grid and too narrow to be meant. */
function gapIssues(plan: PlanState, code: string, own: ReadonlySet<Atom>, around: readonly Atom[]): Issue[] {
  const ownEdges = new Set([...own].flatMap(({ geometry }) => geometry.coordinates.flatMap(edgesOf)));
  return holesOf(around).flatMap((hole) => {
    if (!edgesOf(hole).some((edge) => ownEdges.has(edge))) return [];
    const gap = { type: 'Polygon' as const, coordinates: [[...hole].reverse()] };
    if (!isThinnerThan(gap, THIN_METRES) || isFilled(plan, hole)) return [];
    return [issue('gap-beside-grid', 'error', [code], { code, width: inscribedCircleM(gap) }, [hole])];
  });
}

function holesOf(atoms: readonly Atom[]): (readonly Position[])[] {
  try {
    const { type, coordinates } = dissolve(atoms.map(({ geometry }) => geometry));
    return (type === 'Polygon' ? [coordinates] : coordinates).flatMap(([, ...holes]) => holes);
  } catch (error) {
    // No coverage: the faults have told.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** Whether an atom lies in a hole: one that has an edge of it and was not looked at. */
function isFilled(plan: PlanState, hole: readonly Position[]): boolean {
  const [lons, lats] = [hole.map(([lon]) => lon), hole.map(([, lat]) => lat)];
  const box = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] as const;
  const edges = new Map<string, number>();
  for (const edge of edgesOf(hole)) edges.set(edge, 0);
  for (const i of atomsTouching(plan, box)) {
    for (const edge of plan.atoms[i].geometry.coordinates.flatMap(edgesOf))
      if (edges.has(edge)) edges.set(edge, edges.get(edge)! + 1);
  }
  return [...edges.values()].some((uses) => uses > 1);
}

function edgesOf(ring: readonly Position[]): string[] {
  return ring.slice(1).map((position, i) => edgeKey(ring[i], position));
}

function sameAtoms(a: readonly Atom[], b: readonly Atom[]): boolean {
  return a.length === b.length && a.every((atom, i) => atom === b[i]);
}
