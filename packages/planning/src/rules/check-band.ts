import type { EditOp } from '../edit/edit-op.ts';
import { issue } from '../edit/issue.ts';
import { nextCodes } from '../edit/next-codes.ts';
import { closedGrids, markOf } from '../edit/plan-mark.ts';
import { atomsOf } from '../edit/plan-state.ts';
import { GridLand } from './grid-land.ts';
import { openNeighbours } from './neighbours.ts';
import type { GridView, RuleCheck } from './rule-check.ts';

/** Merges that are tried for a grid that is too small, and numbers of parts for one that is too large. */
const MERGES_TRIED = 3;
const PARTS_TRIED = 2;
/** Households of pieces may be shared by area: sums are compared to this. */
const ROUNDING = 1e-6;

/** Households within the band, unless the grid is dedicated or a planner gave a reason. */
export const checkBand: RuleCheck = (view) => {
  const { plan, code, land, rules } = view;
  if (markOf(plan.marks, 'dedicated', code) !== null) return [];
  if (rules.band === null) return [incomplete('band-unset', code)];
  if (!householdsKnown(view)) return [incomplete('households-unknown', code)];
  const [least, greatest] = rules.band;
  const { households } = land;
  const below = households < least - ROUNDING;
  if (!below && households <= greatest + ROUNDING) return [];
  const params = { code, households, least, greatest };
  const reason = markOf(plan.marks, 'band-reason', code);
  if (reason !== null) {
    const told = issue('outside-band-for-reason', 'warning', [code], { ...params, reason }, [], 'pass');
    return [{ issue: told }];
  }
  const kind = below ? 'grid-below-band' : 'grid-above-band';
  return [
    {
      issue: issue(kind, 'warning', [code], params, land.exteriors),
      remedies: () => (closedGrids(plan.marks).has(code) ? [] : below ? merges(view) : splits(view)),
    },
  ];
};

function incomplete(kind: 'band-unset' | 'households-unknown', code: string) {
  return { issue: issue(kind, 'warning', [code], { code }, [], 'incomplete') };
}

/** Whether anybody counted: somewhere in the plan there are households. */
function householdsKnown({ plan, land }: GridView): boolean {
  return land.households > 0 || plan.atoms.some(({ households }) => households > 0);
}

/** Merges that come to lie within the band, those first that cost the departments' agreement least. */
function merges({ plan, code, land, rules }: GridView): EditOp[] {
  const [least, greatest] = rules.band!;
  return openNeighbours(plan, atomsOf(plan, [code]))
    .map(({ code: other }) => ({ other, theirs: GridLand.of(plan, other) }))
    .filter(({ theirs }) => {
      const households = land.households + theirs.households;
      return households >= least - ROUNDING && households <= greatest + ROUNDING;
    })
    .map(({ other, theirs }) => ({ other, theirs, lost: agreementLost(land, theirs) }))
    .sort((p, q) => p.lost - q.lost || (p.other < q.other ? -1 : 1))
    .slice(0, MERGES_TRIED)
    .map(({ other, theirs }) => ({
      kind: 'merge-grids',
      codes: [code, other].sort(),
      intoCode: theirs.households >= land.households ? other : code,
    }));
}

function splits({ plan, code, land, rules }: GridView): EditOp[] {
  const [least, greatest] = rules.band!;
  const fewest = Math.max(2, Math.ceil(land.households / greatest));
  const most = least > 0 ? Math.floor(land.households / least) : land.atoms.length;
  const numbers = Array.from({ length: PARTS_TRIED }, (_, i) => fewest + i).filter((parts) => parts <= most);
  return numbers.map((parts) => ({
    kind: 'split-evenly',
    code,
    newCodes: nextCodes(plan, code, parts - 1),
  }));
}

/**
 * What a merge of two grids costs the departments: pairs of households, one in each, that a department has in
 * different grids, less those it has in one, as a share of all pairs; summed over the departments.
 */
function agreementLost(one: GridLand, other: GridLand): number {
  const byHouseholds = one.households > 0 && other.households > 0;
  const departments = new Set([...one.atoms, ...other.atoms].flatMap(({ labels }) => Object.keys(labels)));
  let lost = 0;
  for (const department of [...departments].sort()) {
    const [a, b] = [one, other].map((land) => massesOf(land, department, byHouseholds));
    const pairs = sumOf(a) * sumOf(b);
    if (pairs === 0) continue;
    let together = 0;
    for (const [label, mass] of a) together += mass * (b.get(label) ?? 0);
    lost += (pairs - 2 * together) / pairs;
  }
  return lost;
}

/** By label; land that the department has in no grid tells neither for nor against. */
function massesOf({ atoms }: GridLand, department: string, byHouseholds: boolean): Map<string, number> {
  const masses = new Map<string, number>();
  for (const { labels, households, areaM2 } of atoms) {
    const label = labels[department] ?? null;
    if (label !== null) masses.set(label, (masses.get(label) ?? 0) + (byHouseholds ? households : areaM2));
  }
  return masses;
}

function sumOf(masses: ReadonlyMap<string, number>): number {
  return [...masses.values()].reduce((sum, mass) => sum + mass, 0);
}
