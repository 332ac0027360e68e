import { dissolve, geodesicAreaM2 } from '@onegrid/geometry';
import {
  type ArcInput,
  deriveArcs,
  type MergeReport,
  type PlanBasis,
  type UnifiedArc,
} from '@onegrid/planning';
import type { NewProposal } from '@onegrid/store';
import { measuresOf } from '../insight/measures-of.ts';
import type { PlanQuestion } from '../insight/plan-question.ts';
import type { ChildProgress } from './child-progress.ts';

/** What tells why an arc lies where it does. */
export type ArcEvidence = Pick<ArcInput, 'departments' | 'layers' | 'ground' | 'drawnByHand'>;

/** Atoms as they have been divided anew, and how. */
export interface Division {
  /** With the new grid of each atom. */
  readonly plan: PlanQuestion;
  readonly search: Pick<MergeReport['options'], 'grids' | 'seed'> & { readonly quick: boolean };
  readonly outsideBand: MergeReport['outsideBand'];
  readonly steps: number;
  readonly evidence: ArcEvidence;
  /** Of the plan that was divided anew. */
  readonly report: MergeReport;
}

export type DerivedProposal = Pick<NewProposal, 'codes' | 'grids' | 'arcs' | 'report'>;

/** Derives grids, arcs and measures of atoms that have been divided anew. */
export function deriveProposal(
  division: Division,
  report: ChildProgress['report'] = () => {},
): DerivedProposal {
  const { plan, evidence, search, outsideBand, steps } = division;
  const { basis, codes, objective, band } = plan;
  report('explain', 0);
  const grids = dissolved(basis, codes);
  const arcs = deriveArcs({ atoms: basis.atoms, codes, ...evidence });
  report('explain', 1, { arcs: arcs.length });

  report('judge', 0);
  const measures = measuresOf(plan);
  report('judge', 1, {
    grids: measures.grids,
    agreement: measures.meanAdjustedRandIndex,
    outsideBand: measures.bandViolations,
  });
  return {
    codes,
    grids,
    arcs,
    report: {
      ...division.report,
      options: { ...division.report.options, objective, band, ...search },
      measures,
      // Of the other plan: it is measured for this one when somebody asks.
      service: null,
      workload: null,
      outsideBand,
      counts: {
        ...division.report.counts,
        atoms: basis.atoms.length,
        grids: grids.length,
        arcs: arcs.length,
      },
      communities: division.report.communities.map((community) => ({
        ...community,
        grids: gridsIn(basis, codes, community.id),
      })),
      arcLengthByClass: lengthByClass(arcs),
      run: { ...division.report.run, steps },
    },
  };
}

function dissolved({ atoms }: PlanBasis, codes: readonly string[]): DerivedProposal['grids'] {
  const members = new Map<string, number[]>();
  codes.forEach((code, at) => {
    const own = members.get(code);
    if (own === undefined) members.set(code, [at]);
    else own.push(at);
  });
  return [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, own]) => {
      const geometry = dissolve(own.map((at) => atoms[at]!.geometry));
      const households = own.reduce((sum, at) => sum + atoms[at]!.households, 0);
      // In hundredths, as the merge writes them.
      return { code, geometry, households, areaM2: Math.round(geodesicAreaM2(geometry) * 100) / 100 };
    });
}

function gridsIn({ atoms }: PlanBasis, codes: readonly string[], community: string): number {
  return new Set(codes.filter((_, at) => atoms[at]!.community === community)).size;
}

function lengthByClass(arcs: readonly UnifiedArc[]): Readonly<Record<string, number>> {
  const lengths: Record<string, number> = {};
  for (const { class: of, lengthM } of arcs) lengths[of] = (lengths[of] ?? 0) + lengthM;
  return Object.fromEntries(
    Object.entries(lengths).map(([of, length]) => [of, Math.round(length * 100) / 100]),
  );
}
