import { dissolve, inscribedCircleM, isThinnerThan, verifyCoverage } from '@onegrid/geometry';
import type { Position } from 'geojson';
import { type Issue, issue } from '../edit/issue.ts';
import { edgeKey } from '../edit/plan-mark.ts';
import { atomsOf, atomsTouching, boxAround, type PlanState } from '../edit/plan-state.ts';
import type { Atom } from '../model/atom.ts';
import { THIN_METRES } from './grid-land.ts';
import type { RuleCheck } from './rule-check.ts';

interface Verdict {
  readonly around: readonly Atom[];
  readonly issues: readonly Issue[];
}

/** Verdicts remembered for each grid: the same atoms in the same surroundings fit together as before. */
const REMEMBERED = 2;
const VERDICTS = new WeakMap<Atom, Verdict[]>();

/**
 * The grid's atoms and all around them share their borders number for number (no overlap), and no gap narrower than
 * a grid may be lies beside it. Wider land that the plan has not is taken for what it is: a lake, another district.
 */
export const checkCoverage: RuleCheck = ({ plan, code }) => {
  const members = atomsOf(plan, [code]);
  const around = atomsTouching(plan, boxAround(plan, members)).map((i) => plan.atoms[i]);
  const first = plan.atoms[members[0]];
  const known = VERDICTS.get(first) ?? [];
  const found = known.find((verdict) => sameAtoms(verdict.around, around));
  if (found) return found.issues.map((told) => ({ issue: told }));
  const own = new Set(members.map((i) => plan.atoms[i]));
  const issues = [...faultIssues(code, own, around), ...gapIssues(plan, code, own, around)];
  VERDICTS.set(first, [{ around, issues }, ...known].slice(0, REMEMBERED));
  return issues.map((told) => ({ issue: told }));
};

function faultIssues(code: string, own: ReadonlySet<Atom>, around: readonly Atom[]): Issue[] {
  const { faults } = verifyCoverage(around.map(({ geometry }) => geometry));
  return faults.flatMap(({ code: fault, faces, linework, at }) => {
    const atoms = faces.map((face) => around[face]);
    if (!atoms.some((atom) => own.has(atom))) return [];
    const ids = [code, ...atoms.map(({ id }) => id)];
    return [
      issue('grid-edges-unmatched', 'error', ids, { code, fault }, linework.length > 0 ? linework : [[at]]),
    ];
  });
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
