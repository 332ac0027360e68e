import { concessionLedgers, type DepartmentLedger } from '../explain/ledger.ts';
import type { DepartmentClaims } from '../explain/ledger-claims.ts';
import { type LayersTogether, measureTogether } from '../judge/measure-together.ts';
import type { ServiceComparison } from '../judge/service.ts';
import { serviceOfMerge } from '../judge/service-of-merge.ts';
import { type WorkloadComparison, workloadOfMerge } from '../judge/workload.ts';
import type { AtomGraph } from '../model/atom-graph.ts';
import type { LayerJudgement, MergeInput } from '../model/merge.ts';
import type { BuiltAtoms } from './build-atoms.ts';
import { claimsOfMerge, landOfMerge } from './ledger-of-merge.ts';
import type { PreparedInput } from './prepare.ts';

/** What a merge costs every department, and what it is worth: beside the measures of the plan and of each layer. */
export interface MergeAccount {
  readonly claims: readonly DepartmentClaims[];
  /** In the order of the departments' names. */
  readonly ledgers: readonly DepartmentLedger[];
  readonly together: LayersTogether;
  /** Null without buildings. */
  readonly service: ServiceComparison | null;
  /** Null without households. */
  readonly workload: WorkloadComparison | null;
}

/**
 * @param codes unified grid by atom.
 * @param layersJudged every layer on its own, in the order of the prepared ones.
 */
export function accountOfMerge(
  built: BuiltAtoms,
  graph: AtomGraph,
  codes: readonly string[],
  prepared: Pick<PreparedInput, 'layers' | 'lattice'>,
  { households, buildings }: Pick<MergeInput, 'households' | 'buildings'>,
  layersJudged: readonly LayerJudgement[],
): MergeAccount {
  const { layers, lattice } = prepared;
  const claims = claimsOfMerge(built, prepared, households);
  const ledgers = concessionLedgers(claims, codes);
  const land = landOfMerge(built);
  return {
    claims,
    ledgers,
    together: measureTogether(graph, layersJudged),
    service: serviceOfMerge(land, codes, layers, ledgers, { lattice, buildings }),
    workload: workloadOfMerge(land, codes, layers, ledgers, lattice),
  };
}
