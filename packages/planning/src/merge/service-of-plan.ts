import type { Polygon } from 'geojson';
import { concessionLedgers } from '../explain/ledger.ts';
import type { ServiceComparison } from '../judge/service.ts';
import { serviceOfMerge } from '../judge/service-of-merge.ts';
import type { MergeInput, MergeOptions } from '../model/merge.ts';
import { claimsOn, landOfAtoms } from './ledger-of-merge.ts';
import { prepareInput } from './prepare.ts';

/**
 * What people and grid workers meet before and after, under a plan whose atoms may have been split since its merge;
 * null without buildings.
 *
 * @param input what the plan's base was merged from, with the buildings of today, and its options.
 * @param atoms the plan's atoms, which do not overlap.
 * @param codes the grid of each atom.
 * @throws MergeError where the input cannot be merged.
 */
export function serviceOfPlan(
  input: MergeInput,
  options: MergeOptions,
  atoms: readonly { readonly geometry: Polygon }[],
  codes: readonly string[],
): ServiceComparison | null {
  const prepared = prepareInput(input, options);
  const land = landOfAtoms(atoms, prepared.lattice);
  const ledgers = concessionLedgers(claimsOn(land, prepared, input.households), codes);
  const { lattice, layers } = prepared;
  return serviceOfMerge(land, codes, layers, ledgers, { lattice, buildings: input.buildings });
}
