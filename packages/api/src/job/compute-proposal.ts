import { buildTopology } from '@onegrid/geometry';
import {
  arcSides,
  type MergeReport,
  type PlanBasis,
  type ReproposeRequest,
  referenceGrids,
  repropose,
  type UnifiedArc,
} from '@onegrid/planning';
import type { MultiPolygon, Polygon } from 'geojson';
import type { ChildProgress } from './child-progress.ts';
import { type ArcEvidence, type DerivedProposal, deriveProposal } from './derive-proposal.ts';
import { WorkRefused } from './work-refused.ts';

/** Grids of the plan in force, which may have another base. */
export type GridsInForce = readonly { readonly code: string; readonly geometry: Polygon | MultiPolygon }[];

export interface ProposalOrder {
  readonly request: Omit<ReproposeRequest, 'onProgress' | 'apart' | 'together' | 'reference'>;
  /** What stability is measured against; null for the plan that is divided anew. */
  readonly inForce: GridsInForce | null;
  /** Lines along borders between grids that stay borders. */
  readonly lockedLines: readonly UnifiedArc['coordinates'][];
  /** Lines along borders that are to go: the atoms on both sides come into one grid. */
  readonly rejectedLines: readonly UnifiedArc['coordinates'][];
  readonly evidence: ArcEvidence;
  /** Of the plan that is divided anew. */
  readonly report: MergeReport;
}

/** Divides the atoms of a plan anew and derives its grids, arcs and measures. Throws `WorkRefused`. */
export function computeProposal(order: ProposalOrder, report: ChildProgress['report']): DerivedProposal {
  const { request, inForce, lockedLines, rejectedLines, evidence } = order;
  const { basis, band, objective, grids, seed, quick = false } = request;
  const [apart, together] = [lockedLines, rejectedLines].map((lines) =>
    lines.length === 0 ? [] : pairsAlong(basis, lines),
  );
  const proposed = repropose({
    ...request,
    ...(inForce === null ? {} : { reference: codesInForce(basis, inForce) }),
    apart,
    together,
    onProgress: (fraction) => report('propose', fraction),
  });
  if (proposed.kind === 'refused') throw refusalOf(proposed);
  const { codes, terms, value, steps, householdsMoved, outsideBand } = proposed;
  report('propose', 1, { ...terms, value, steps, householdsMoved });
  return deriveProposal(
    {
      plan: { basis, codes, objective, band },
      search: { grids, seed, quick },
      outsideBand,
      steps,
      evidence,
      report: order.report,
    },
    report,
  );
}

/** The grid in force that holds most of each atom; null where none holds any. */
function codesInForce({ atoms }: PlanBasis, grids: GridsInForce): readonly (string | null)[] {
  return Array.from(referenceGrids(grids, atoms), (grid) => (grid === -1 ? null : grids[grid]!.code));
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
