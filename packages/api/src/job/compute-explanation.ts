import { dissolve } from '@onegrid/geometry';
import {
  bringBack,
  type Counterfactual,
  type CounterfactualLine,
  type PlanBasis,
  takeAway,
} from '@onegrid/planning';
import type { MultiPolygon } from 'geojson';
import type { PlanQuestion } from '../insight/plan-question.ts';
import type { ChildProgress } from './child-progress.ts';

export interface ExplanationOrder {
  readonly plan: PlanQuestion;
  /** A lost line comes back, an arc goes away. */
  readonly subject: 'line' | 'arc';
  readonly line: CounterfactualLine;
  readonly retiredCodes: readonly string[];
  readonly seed: number;
}

/** Atoms that would have another grid, by their places among the atoms of the plan. */
export interface AtomsMoved {
  readonly to: string;
  readonly atoms: readonly number[];
}

/** What a full search came to, as it is kept. */
export interface ComputedExplanation {
  readonly subject: 'line' | 'arc';
  /** Without the grid of each atom, which follows from `moved`. */
  readonly found:
    | Omit<Extract<Counterfactual, { kind: 'possible' }>, 'codes'>
    | Extract<Counterfactual, { kind: 'impossible' }>;
  /** By code; empty where it is not possible. */
  readonly moved: readonly AtomsMoved[];
  /** The changed grids as they would be; null where it is not possible. */
  readonly grids: MultiPolygon | null;
}

/** Searches a plan with the line brought back, or the arc taken away. */
export function computeExplanation(
  { plan, subject, line, retiredCodes, seed }: ExplanationOrder,
  report: ChildProgress['report'],
): ComputedExplanation {
  const { basis, codes, objective, band } = plan;
  const search = subject === 'line' ? bringBack : takeAway;
  const found = search(basis, codes, line, {
    objective,
    band,
    seed,
    retiredCodes,
    onProgress: (fraction) => report('propose', fraction),
  });
  if (found.kind === 'impossible') {
    report('propose', 1, {});
    return { subject, found, moved: [], grids: null };
  }
  const { codes: after, ...rest } = found;
  report('propose', 1, { agreement: found.agreement, change: found.change, households: found.households });
  return { subject, found: rest, moved: atomsMoved(codes, after), grids: changedGrids(basis, codes, after) };
}

function atomsMoved(before: readonly string[], after: readonly string[]): AtomsMoved[] {
  const moved = new Map<string, number[]>();
  after.forEach((code, at) => {
    if (code === before[at]) return;
    const atoms = moved.get(code);
    if (atoms === undefined) moved.set(code, [at]);
    else atoms.push(at);
  });
  return [...moved].sort(([a], [b]) => (a < b ? -1 : 1)).map(([to, atoms]) => ({ to, atoms }));
}

/** The grid of each atom after a search, from those before it. */
export function codesAfter(
  before: readonly string[],
  { moved }: Pick<ComputedExplanation, 'moved'>,
): readonly string[] {
  const codes = [...before];
  for (const { to, atoms } of moved) for (const at of atoms) codes[at] = to;
  return codes;
}

/** All grids that have other atoms than before, each dissolved, as one geometry. */
function changedGrids(
  { atoms }: PlanBasis,
  before: readonly string[],
  after: readonly string[],
): MultiPolygon {
  const changed = new Set(after.filter((code, at) => code !== before[at]));
  before.forEach((code, at) => {
    if (code !== after[at]) changed.add(code);
  });
  const coordinates = [...changed].sort().flatMap((code) => {
    const members = atoms.filter((_, at) => after[at] === code);
    if (members.length === 0) return [];
    const geometry = dissolve(members.map((atom) => atom.geometry));
    return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  });
  return { type: 'MultiPolygon', coordinates };
}
