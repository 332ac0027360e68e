import type { SharedLand } from './shared-land.ts';

/** More than this share of a grid is most of it. */
const MOST = 0.5;
/** Share of the land (households) of either of two grids that one of them has alone, up to which they are the same. */
const SAME_DIFFERENCE = 0.02;

/** How grids of two plans relate, by their places; -1 is none. The terms are those of `LINEAGE_KINDS`. */
export interface GridRelations {
  readonly shared: SharedLand;
  /** By earlier grid, the new grid that holds most of it. */
  readonly heirOf: Int32Array;
  /** By new grid, the earlier grid that holds most of it. */
  readonly parentOf: Int32Array;
  /** By new grid, the earlier grid that is one with it. */
  readonly oneWith: Int32Array;
  /** By new grid, whether it is one with an earlier grid and differs by 2 % at most. */
  readonly same: readonly boolean[];
}

/** Tells heirs, parents and identities from what the grids of two plans share. */
export function relateGrids(shared: SharedLand): GridRelations {
  const { fromAreaM2, toAreaM2, fromHouseholds, toHouseholds } = shared;
  const amount = amountOf(shared);
  const heirOf = new Int32Array(fromAreaM2.length).fill(-1);
  const parentOf = new Int32Array(toAreaM2.length).fill(-1);
  const heirShare = new Float64Array(fromAreaM2.length).fill(MOST);
  const parentShare = new Float64Array(toAreaM2.length).fill(MOST);
  for (const { from, to, areaM2, households } of shared.parts) {
    const common = amount(areaM2, households);
    const ofFrom = common / amount(fromAreaM2[from]!, fromHouseholds?.[from] ?? 0);
    if (ofFrom > heirShare[from]!) {
      heirShare[from] = ofFrom;
      heirOf[from] = to;
    }
    const ofTo = common / amount(toAreaM2[to]!, toHouseholds?.[to] ?? 0);
    if (ofTo > parentShare[to]!) {
      parentShare[to] = ofTo;
      parentOf[to] = from;
    }
  }
  const oneWith = parentOf.map((from, to) => (from >= 0 && heirOf[from] === to ? from : -1));
  const same: boolean[] = new Array(toAreaM2.length).fill(false);
  for (const { from, to, areaM2, households } of shared.parts) {
    if (oneWith[to] !== from) continue;
    same[to] =
      differenceOf(areaM2, fromAreaM2[from]!, toAreaM2[to]!) <= SAME_DIFFERENCE &&
      differenceOf(households, fromHouseholds?.[from] ?? 0, toHouseholds?.[to] ?? 0) <= SAME_DIFFERENCE;
  }
  return { shared, heirOf, parentOf, oneWith, same };
}

/**
 * Land and households as one amount: each as a share of all that the earlier plan has, so that a grid in which
 * few live is told by its land.
 */
function amountOf({
  fromAreaM2,
  fromHouseholds,
}: SharedLand): (areaM2: number, households: number) => number {
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  const land = total(fromAreaM2);
  const people = fromHouseholds ? total(fromHouseholds) : 0;
  return people > 0 ? (areaM2, households) => areaM2 / land + households / people : (areaM2) => areaM2 / land;
}

/** What two amounts with a common part have each alone, as a share of both together. */
function differenceOf(common: number, a: number, b: number): number {
  const together = a + b - common;
  return together <= 0 ? 0 : (together - common) / together;
}
