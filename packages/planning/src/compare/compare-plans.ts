import { landOfLabels } from '@onegrid/geometry';
import type { MultiPolygon, Polygon } from 'geojson';
import { type GridRelations, relateGrids } from '../carry/relate-grids.ts';
import type { PlanState } from '../edit/plan-state.ts';
import { type CommonLand, type CommonPiece, commonLand } from './common-land.ts';

/** Land that is in one grid of the first plan and in another of the second. */
export interface DifferencePart {
  /** Grid of the first plan; null for land beside it. */
  readonly from: string | null;
  /** Grid of the second plan; null for land beside it. */
  readonly to: string | null;
  readonly areaM2: number;
  readonly households: number;
  readonly geometry: Polygon | MultiPolygon;
  /** The old grids that the land is labelled with, by department; departments without one are left out. */
  readonly byDepartment: readonly { readonly department: string; readonly legacyGrids: readonly string[] }[];
}

/**
 * What became of a grid. `same`: it has the same land; `split`: a grid that only the second plan has is mostly of its
 * land; `merged`: a grid that only the first plan has went mostly to it; `changed`: it gained or lost other land, or
 * all of this at once; `new`, `retired`: only the second or the first plan has it.
 */
export type GridDifferenceKind = 'same' | 'changed' | 'split' | 'merged' | 'new' | 'retired';

export interface GridDifference {
  /** Its code in the second plan; in the first where the second does not have it. */
  readonly code: string;
  readonly kind: GridDifferenceKind;
  /** Its code in the first plan; null where that does not have it. */
  readonly first: string | null;
  readonly second: string | null;
}

export interface PlanDifference {
  /** Most households first, then the largest land. */
  readonly parts: readonly DifferencePart[];
  /** Every grid of either plan, by code. */
  readonly grids: readonly GridDifference[];
  readonly householdsMoved: number;
  readonly areaM2Moved: number;
}

export interface CompareOptions {
  /**
   * Whether the same code is the same grid: so in revisions of one plan and in plans forked from one another. Else a
   * grid goes on in the one with which it shares most of its land and people, both ways. By default plans that have
   * an atom in common have the same codes.
   */
  readonly sameCodes?: boolean;
}

/** Less is the rounding of borders to the lattice. */
const DUST_M2 = 0.05;

/** What differs between two plans of a district, or two revisions of one. */
export function comparePlans(a: PlanState, b: PlanState, options: CompareOptions = {}): PlanDifference {
  const sameCodes = options.sameCodes ?? haveCommonAtom(a, b);
  const land = commonLand(a, b, sameCodes);
  const [first, second] = [codesOf(a), codesOf(b)];
  const relations = relationsOf(land.pieces, first, second);
  const goesOn = new Map<string, string>();
  second.forEach((code, at) => {
    const before = sameCodes ? (first.includes(code) ? code : undefined) : first[relations.oneWith[at]];
    if (before !== undefined) goesOn.set(before, code);
  });
  const isMoved = ({ from, to }: Pick<CommonPiece, 'from' | 'to'>) =>
    from === null || to === null || goesOn.get(from) !== to;
  const parts = partsOf(land, isMoved);
  return {
    parts,
    grids: gridsOf(first, second, goesOn, relations, parts),
    householdsMoved: parts.reduce((sum, { households }) => sum + households, 0),
    areaM2Moved: parts.reduce((sum, { areaM2 }) => sum + areaM2, 0),
  };
}

function haveCommonAtom(a: PlanState, b: PlanState): boolean {
  const ids = new Set(a.atoms.map(({ id }) => id));
  return b.atoms.some(({ id }) => ids.has(id));
}

function codesOf({ codes }: PlanState): string[] {
  return [...new Set(codes)].sort();
}

function relationsOf(
  pieces: readonly CommonPiece[],
  first: readonly string[],
  second: readonly string[],
): GridRelations {
  const placeOf = (codes: readonly string[]) => new Map(codes.map((code, at) => [code, at]));
  const [inFirst, inSecond] = [placeOf(first), placeOf(second)];
  const sums = {
    fromAreaM2: new Float64Array(first.length),
    toAreaM2: new Float64Array(second.length),
    fromHouseholds: new Float64Array(first.length),
    toHouseholds: new Float64Array(second.length),
  };
  const shared = new Map<number, { areaM2: number; households: number }>();
  for (const { from, to, areaM2, households } of pieces) {
    const [f, t] = [inFirst.get(from ?? ''), inSecond.get(to ?? '')];
    if (f !== undefined) {
      sums.fromAreaM2[f] += areaM2;
      sums.fromHouseholds[f] += households;
    }
    if (t !== undefined) {
      sums.toAreaM2[t] += areaM2;
      sums.toHouseholds[t] += households;
    }
    if (f === undefined || t === undefined) continue;
    const sum = shared.get(f * second.length + t) ?? { areaM2: 0, households: 0 };
    sum.areaM2 += areaM2;
    sum.households += households;
    shared.set(f * second.length + t, sum);
  }
  const parts = [...shared]
    .sort(([p], [q]) => p - q)
    .map(([key, sum]) => ({ from: Math.floor(key / second.length), to: key % second.length, ...sum }));
  return relateGrids({ ...sums, parts });
}

/** The land that changes hands, by the two grids. */
function partsOf({ pieces, cut }: CommonLand, isMoved: (piece: CommonPiece) => boolean): DifferencePart[] {
  if (cut === null) return [];
  const byGrids = new Map<string, CommonPiece[]>();
  for (const piece of pieces) {
    if (piece.face === null || !isMoved(piece)) continue;
    const name = JSON.stringify([piece.from, piece.to]);
    byGrids.set(name, [...(byGrids.get(name) ?? []), piece]);
  }
  const groups = [...byGrids.values()].filter((own) => total(own, 'areaM2') > DUST_M2);
  const labels: number[][] = cut.arrangement.labels.map(() => []);
  groups.forEach((own, label) => {
    for (const { face } of own) labels[face!] = [label];
  });
  const lands = landOfLabels({ graph: cut.arrangement.graph, labels }, cut.lattice);
  return groups
    .map((own, label) => ({
      from: own[0].from,
      to: own[0].to,
      areaM2: total(own, 'areaM2'),
      households: total(own, 'households'),
      geometry: lands.get(label)!,
      byDepartment: departmentsOf(own),
    }))
    .sort((p, q) => q.households - p.households || q.areaM2 - p.areaM2);
}

function total(pieces: readonly CommonPiece[], amount: 'areaM2' | 'households'): number {
  return pieces.reduce((sum, piece) => sum + piece[amount], 0);
}

function departmentsOf(pieces: readonly CommonPiece[]): DifferencePart['byDepartment'] {
  const found = new Map<string, Set<string>>();
  for (const { atom } of pieces) {
    for (const [department, id] of Object.entries(atom.labels)) {
      if (id !== null) found.set(department, (found.get(department) ?? new Set()).add(id));
    }
  }
  return [...found]
    .sort(([p], [q]) => (p < q ? -1 : 1))
    .map(([department, ids]) => ({ department, legacyGrids: [...ids].sort() }));
}

function gridsOf(
  first: readonly string[],
  second: readonly string[],
  goesOn: ReadonlyMap<string, string>,
  { heirOf, parentOf }: GridRelations,
  parts: readonly DifferencePart[],
): GridDifference[] {
  const before = new Map([...goesOn].map(([from, to]) => [to, from]));
  const split = new Set(second.flatMap((code, at) => (before.has(code) ? [] : (first[parentOf[at]] ?? []))));
  const grown = new Set(first.flatMap((code, at) => (goesOn.has(code) ? [] : (second[heirOf[at]] ?? []))));
  const moved = { from: new Set(parts.map(({ from }) => from)), to: new Set(parts.map(({ to }) => to)) };
  const kindOf = (from: string, to: string): GridDifferenceKind => {
    if (!moved.from.has(from) && !moved.to.has(to)) return 'same';
    if (split.has(from) === grown.has(to)) return 'changed';
    return split.has(from) ? 'split' : 'merged';
  };
  return [
    ...second.map((code): GridDifference => {
      const from = before.get(code);
      return from === undefined
        ? { code, kind: 'new', first: null, second: code }
        : { code, kind: kindOf(from, code), first: from, second: code };
    }),
    ...first
      .filter((code) => !goesOn.has(code))
      .map((code): GridDifference => ({ code, kind: 'retired', first: code, second: null })),
  ].sort((p, q) => (p.code < q.code ? -1 : p.code > q.code ? 1 : 0));
}
