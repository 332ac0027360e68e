import { BorderCrossings, type Lattice, nearestPoints } from '@onegrid/geometry';
import type { MergeBuilding } from '../model/ground.ts';
import {
  type BuildingShares,
  type LandDivision,
  type PlacedBuildings,
  placeBuildings,
  sharesOfBuildings,
} from './land-division.ts';

/**
 * "Finer, more precise, more convenient" as figures, for the departments' own grids together (before) and for the
 * unified grids (after). H_d are the households in the grids of department d, G_d the number of its grids; after the
 * merge there is one division for all departments.
 */
export interface ServiceMeasures {
  /**
   * Finer: mean households of a grid. Before: sum of H_d over all departments / sum of G_d; after: households / grids.
   * Null without households.
   */
  readonly householdsPerGrid: number | null;
  /** Households / workers of all departments; null where nobody gave the number of workers. */
  readonly householdsPerWorker: number | null;
  /**
   * More precise: share (0..1) of buildings whose departments agree on one grid. Before: each department's grid around
   * a building stands for the unified grid that holds most of it, and all departments that have a grid there name
   * the same one. After: at least 98 % of the building lies in one unified grid. Of the buildings that lie in
   * any grid; null where there are none.
   */
  readonly buildingsAgreedShare: number | null;
  /**
   * More convenient: mean number of borders through a building that has its ground given. For a division, the parts
   * ("none" is one) that hold at least 2 % of the building, less one; before: the sum over all departments. Null
   * without such buildings.
   */
  readonly bordersThroughBuilding: number | null;
  /**
   * Buildings with ground of which more than 2 % lie outside the grid that holds most; before: of at least one
   * department. Null without such buildings.
   */
  readonly buildingsCut: number | null;
  /**
   * Mean number of borders on the straight way from a building to each of its four nearest neighbours: how often the
   * grid changes on the way; before: the sum over all departments. Null with fewer than two buildings.
   */
  readonly bordersOnWalk: number | null;
}

export interface ServiceComparison {
  readonly before: ServiceMeasures;
  readonly after: ServiceMeasures;
}

/** A department's own division. */
export interface ServiceLayer {
  readonly division: LandDivision;
  /** Number of its grids. */
  readonly grids: number;
  /** Households in them; null without. */
  readonly households: number | null;
  /** By grid, the unified grid that holds most of it; -1 for none. */
  readonly heldBy: ArrayLike<number>;
}

export interface ServiceInput {
  readonly lattice: Lattice;
  readonly buildings: readonly MergeBuilding[];
  readonly departments: readonly ServiceLayer[];
  readonly unified: Omit<ServiceLayer, 'heldBy'>;
  /** Grid workers of all departments together, and of the unified grids. */
  readonly workers?: { readonly before: number; readonly after: number };
}

/** Neighbours that a building's people walk to. */
const NEIGHBOURS = 4;
/** Less of a building than this beyond a border is how two surveyors draw one line. */
const NOTICEABLE_SHARE = 0.02;

/** Measures what people and grid workers meet, before and after; the formulas are those of `ServiceMeasures`. */
export function serviceMeasures(input: ServiceInput): ServiceComparison {
  const { departments, unified, workers, lattice } = input;
  const byId = [...input.buildings].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const buildings = placeBuildings(byId, lattice);
  const walks = walksOf(buildings, lattice);
  const shares = departments.map(({ division }) => sharesOfBuildings(buildings, division));
  const unifiedShares = sharesOfBuildings(buildings, unified.division);
  const total = unified.households;
  return {
    before: {
      householdsPerGrid: ratio(
        summed(departments.map(({ households }) => households)),
        summed(departments.map(({ grids }) => grids)),
      ),
      householdsPerWorker: ratio(total, workers?.before ?? null),
      buildingsAgreedShare: agreedShare(departments, shares, buildings.count),
      bordersThroughBuilding: meanCuts(buildings, shares),
      buildingsCut: cutCount(buildings, shares),
      bordersOnWalk: meanCrossings(
        walks,
        buildings,
        departments.map(({ division }) => division),
      ),
    },
    after: {
      householdsPerGrid: ratio(total, unified.grids),
      householdsPerWorker: ratio(total, workers?.after ?? null),
      buildingsAgreedShare: wholeShare(unifiedShares),
      bordersThroughBuilding: meanCuts(buildings, [unifiedShares]),
      buildingsCut: cutCount(buildings, [unifiedShares]),
      bordersOnWalk: meanCrossings(walks, buildings, [unified.division]),
    },
  };
}

/** Null where a term is unknown. */
function summed(values: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

function ratio(amount: number | null, count: number | null): number | null {
  return amount === null || count === null || count <= 0 ? null : amount / count;
}

function agreedShare(
  departments: readonly ServiceLayer[],
  shares: readonly BuildingShares[],
  count: number,
): number | null {
  let agreed = 0;
  let placed = 0;
  for (let building = 0; building < count; building++) {
    const named = new Set<number>();
    departments.forEach(({ heldBy }, department) => {
      const grid = shares[department]![building]![0]?.grid ?? -1;
      if (grid >= 0) named.add(heldBy[grid]!);
    });
    if (named.size > 0) placed++;
    if (named.size === 1 && !named.has(-1)) agreed++;
  }
  return ratio(agreed, placed);
}

/** Of the buildings in any grid, those that no border divides. */
function wholeShare(shares: BuildingShares): number | null {
  const placed = shares.filter((own) => own.some(({ grid }) => grid >= 0));
  const whole = placed.filter((own) => own[0]!.grid >= 0 && own[0]!.share >= 1 - NOTICEABLE_SHARE);
  return ratio(whole.length, placed.length);
}

function meanCuts({ area, count }: PlacedBuildings, divisions: readonly BuildingShares[]): number | null {
  let cuts = 0;
  let measured = 0;
  for (let building = 0; building < count; building++) {
    if (!(area[building]! > 0)) continue;
    measured++;
    for (const shares of divisions) {
      const parts = shares[building]!.filter(({ share }) => share >= NOTICEABLE_SHARE).length;
      cuts += Math.max(0, parts - 1);
    }
  }
  return ratio(cuts, measured);
}

function cutCount({ area, count }: PlacedBuildings, divisions: readonly BuildingShares[]): number | null {
  let cut = 0;
  let measured = 0;
  for (let building = 0; building < count; building++) {
    if (!(area[building]! > 0)) continue;
    measured++;
    if (divisions.some((shares) => shares[building]![0]!.share < 1 - NOTICEABLE_SHARE)) cut++;
  }
  return measured > 0 ? cut : null;
}

/** Pairs of buildings, from and to. */
interface Walks {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

function walksOf({ x, y, count }: PlacedBuildings, { metresX, metresY }: Lattice): Walks {
  const nearest = nearestPoints(
    x.map((value) => value * metresX),
    y.map((value) => value * metresY),
    NEIGHBOURS,
  );
  const taken = Int32Array.from(nearest.keys()).filter((at) => nearest[at]! >= 0 && count > 1);
  return {
    from: taken.map((at) => Math.floor(at / NEIGHBOURS)),
    to: taken.map((at) => nearest[at]!),
  };
}

function meanCrossings(
  { from, to }: Walks,
  { x, y }: PlacedBuildings,
  divisions: readonly LandDivision[],
): number | null {
  let crossed = 0;
  for (const { graph, gridOfFace } of divisions) {
    const borders = new BorderCrossings(graph, gridOfFace);
    for (let walk = 0; walk < from.length; walk++) {
      const a = from[walk]!;
      const b = to[walk]!;
      crossed += borders.between(x[a]!, y[a]!, x[b]!, y[b]!);
    }
  }
  return ratio(crossed, from.length);
}
