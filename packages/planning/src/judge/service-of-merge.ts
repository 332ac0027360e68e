import type { DepartmentLedger } from '../explain/ledger.ts';
import type { AtomLand, ClaimingLayer } from '../explain/ledger-claims.ts';
import type { MergeBuilding } from '../model/ground.ts';
import { divisionOfLayer } from './land-division.ts';
import { type ServiceComparison, type ServiceInput, serviceMeasures } from './service.ts';

/**
 * What people and grid workers meet before and after a merge; null without buildings.
 *
 * @param land the atoms, and `codes` the unified grid of each.
 * @param layers as prepared, in the order of `ledgers`.
 */
export function serviceOfMerge(
  land: AtomLand,
  codes: readonly string[],
  layers: readonly ClaimingLayer[],
  ledgers: readonly DepartmentLedger[],
  given: Pick<ServiceInput, 'lattice' | 'workers'> & {
    readonly buildings: readonly MergeBuilding[] | undefined;
  },
): ServiceComparison | null {
  const { buildings, lattice, workers } = given;
  if (buildings === undefined || buildings.length === 0) return null;
  const names = [...new Set(codes)].sort();
  const place = new Map(names.map((code, at) => [code, at]));
  const gridOfAtom = codes.map((code) => place.get(code)!);
  return serviceMeasures({
    lattice,
    buildings,
    departments: layers.map(({ ids, arrangement }, index) => {
      const { legacy, concededHouseholds } = ledgers[index]!;
      const held = new Map(legacy.map(({ id, heldBy }) => [id, heldBy]));
      const own = legacy.filter(({ id }) => id !== null);
      return {
        division: divisionOfLayer(arrangement),
        grids: own.length,
        households:
          concededHouseholds === null ? null : own.reduce((sum, { households }) => sum + households!, 0),
        heldBy: ids.map((id) => place.get(held.get(id) ?? '') ?? -1),
      };
    }),
    unified: {
      division: {
        graph: land.graph,
        gridOfFace: land.atomOfFace.map((atom) => (atom < 0 ? -1 : gridOfAtom[atom]!)),
      },
      grids: names.length,
      households: householdsInside(ledgers),
    },
    ...(workers ? { workers } : {}),
  });
}

/** Every ledger has all households of the unified grids. */
function householdsInside([ledger]: readonly DepartmentLedger[]): number | null {
  if (ledger === undefined || ledger.concededHouseholds === null) return null;
  return ledger.unified.reduce((sum, { code, households }) => (code === null ? sum : sum + households!), 0);
}
