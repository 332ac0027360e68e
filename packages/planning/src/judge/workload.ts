import { facesOfPoints, type Lattice } from '@onegrid/geometry';
import type { DepartmentLedger } from '../explain/ledger.ts';
import type { AtomLand, ClaimingLayer } from '../explain/ledger-claims.ts';
import { divisionOfLayer, type LandDivision } from './land-division.ts';
import { type Spread, spreadOf } from './spread.ts';

/** Appeals by place, and how many households' work one is. */
export interface AppealLoad {
  readonly points: readonly { readonly lon: number; readonly lat: number; readonly weight: number }[];
  readonly householdsPerAppeal: number;
}

/**
 * How evenly work is shared out over grids. The load of a grid = its households + householdsPerAppeal x the sum of
 * the weights of the appeals in it; its households alone where no appeals are given.
 */
export interface WorkloadComparison {
  /** By department, over its own grids. */
  readonly departments: readonly { readonly department: string; readonly workload: Spread }[];
  /** Over the grids of all departments. */
  readonly before: Spread;
  /** Over the unified grids. */
  readonly after: Spread;
}

/**
 * The spread of the workload before and after a merge; null without households.
 *
 * @param land the atoms, and `codes` the unified grid of each.
 * @param layers as prepared, in the order of `ledgers`.
 */
export function workloadOfMerge(
  land: AtomLand,
  codes: readonly string[],
  layers: readonly ClaimingLayer[],
  ledgers: readonly DepartmentLedger[],
  lattice: Lattice,
  appeals?: AppealLoad,
): WorkloadComparison | null {
  const first = ledgers[0];
  if (first === undefined || first.concededHouseholds === null) return null;
  const loads = layers.map(({ ids, arrangement }, index) => {
    const { legacy } = ledgers[index]!;
    const division = divisionOfLayer(arrangement);
    const own = legacy.filter(({ id }) => id !== null);
    return loadsOf(
      ids,
      own.map(({ id, households }) => [id!, households!]),
      division,
      lattice,
      appeals,
    );
  });
  const names = [...new Set(codes)].sort();
  const place = new Map(names.map((code, at) => [code, at]));
  const gridOfFace = land.atomOfFace.map((atom) => (atom < 0 ? -1 : place.get(codes[atom]!)!));
  const unified = first.unified.filter(({ code }) => code !== null);
  const after = loadsOf(
    names,
    unified.map(({ code, households }) => [code!, households!]),
    { graph: land.graph, gridOfFace },
    lattice,
    appeals,
  );
  return {
    departments: layers.map(({ department }, index) => ({ department, workload: spreadOf(loads[index]!) })),
    before: spreadOf(Float64Array.from(loads.flatMap((own) => [...own]))),
    after: spreadOf(after),
  };
}

/** Loads of the grids that have an account, in its order. */
function loadsOf(
  ids: readonly string[],
  accounts: readonly (readonly [id: string, households: number])[],
  { graph, gridOfFace }: LandDivision,
  lattice: Lattice,
  appeals: AppealLoad | undefined,
): Float64Array {
  const extra = new Map<string, number>();
  if (appeals !== undefined) {
    const x = Float64Array.from(appeals.points, ({ lon }) => lattice.toX(lon));
    const y = Float64Array.from(appeals.points, ({ lat }) => lattice.toY(lat));
    const inside = new Uint8Array(graph.faceCount).fill(1);
    facesOfPoints({ graph, inside }, x, y).forEach((face, at) => {
      const id = ids[gridOfFace[face]!];
      const load = appeals.points[at]!.weight * appeals.householdsPerAppeal;
      if (id !== undefined) extra.set(id, (extra.get(id) ?? 0) + load);
    });
  }
  return Float64Array.from(accounts, ([id, households]) => households + (extra.get(id) ?? 0));
}
