import { buildTopology, dissolve, geodesicAreaM2 } from '@onegrid/geometry';
import {
  type ArcInput,
  arcSides,
  deriveArcs,
  type MergeReport,
  type PlanBasis,
  type ReproposeRequest,
  repropose,
  type UnifiedArc,
} from '@onegrid/planning';
import type { NewProposal } from '@onegrid/store';
import { measuresOf } from '../insight/measures-of.ts';
import type { ChildProgress } from './child-progress.ts';
import { WorkRefused } from './work-refused.ts';

export interface ProposalOrder {
  readonly request: Omit<ReproposeRequest, 'onProgress' | 'apart'>;
  /** Lines along borders between grids that stay borders. */
  readonly lockedLines: readonly UnifiedArc['coordinates'][];
  /** What tells why an arc lies where it does. */
  readonly evidence: Pick<ArcInput, 'departments' | 'layers' | 'ground' | 'drawnByHand'>;
  /** Of the plan that is divided anew. */
  readonly report: MergeReport;
}

export type ComputedProposal = Pick<NewProposal, 'codes' | 'grids' | 'arcs' | 'report'>;

/** Divides the atoms of a plan anew and derives its grids, arcs and measures. Throws `WorkRefused`. */
export function computeProposal(order: ProposalOrder, report: ChildProgress['report']): ComputedProposal {
  const { request, lockedLines, evidence } = order;
  const { basis, band, objective } = request;
  const apart = lockedLines.length === 0 ? [] : pairsAlong(basis, lockedLines);
  const proposed = repropose({
    ...request,
    apart,
    onProgress: (fraction) => report('propose', fraction),
  });
  if (proposed.kind === 'refused') throw refusalOf(proposed);
  const { codes, terms, value, steps, householdsMoved, outsideBand } = proposed;
  report('propose', 1, { ...terms, value, steps, householdsMoved });

  report('explain', 0);
  const grids = dissolved(basis, codes);
  const arcs = deriveArcs({ atoms: basis.atoms, codes, ...evidence });
  report('explain', 1, { arcs: arcs.length });

  report('judge', 0);
  const measures = measuresOf({ basis, codes, objective, band });
  report('judge', 1, {
    grids: measures.grids,
    agreement: measures.meanAdjustedRandIndex,
    outsideBand: measures.bandViolations,
  });
  const options = {
    ...order.report.options,
    objective,
    band,
    grids: request.grids,
    seed: request.seed,
    quick: request.quick ?? false,
  };
  return {
    codes,
    grids,
    arcs,
    report: {
      ...order.report,
      options,
      measures,
      // Of the other plan: it is measured for this one when somebody asks.
      service: null,
      workload: null,
      outsideBand,
      counts: { ...order.report.counts, atoms: basis.atoms.length, grids: grids.length, arcs: arcs.length },
      communities: order.report.communities.map((community) => ({
        ...community,
        grids: gridsIn(basis, codes, community.id),
      })),
      arcLengthByClass: lengthByClass(arcs),
      run: { ...order.report.run, steps },
    },
  };
}

function refusalOf(refused: Exclude<ReturnType<typeof repropose>, { kind: 'reproposed' }>): WorkRefused {
  const { kind: _kind, code, ...params } = refused;
  const known = Object.entries(params).flatMap(([name, value]) =>
    typeof value === 'number' || typeof value === 'string'
      ? [[name, value] as const]
      : Array.isArray(value)
        ? [[name, value.flat().join(', ')] as const]
        : [],
  );
  return new WorkRefused(code, Object.fromEntries(known));
}

/** The atoms on the two sides of lines along borders, as pairs of ids. */
function pairsAlong(
  { atoms }: PlanBasis,
  lines: readonly UnifiedArc['coordinates'][],
): readonly (readonly [string, string])[] {
  const topology = buildTopology(atoms.map(({ geometry }) => geometry));
  return lines.flatMap((line) => {
    const sides = arcSides(topology, line);
    if (sides === null) throw new WorkRefused('arc-unknown');
    return sides.map(([left, right]) => [atoms[left]!.id, atoms[right]!.id] as const);
  });
}

function dissolved({ atoms }: PlanBasis, codes: readonly string[]): ComputedProposal['grids'] {
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
