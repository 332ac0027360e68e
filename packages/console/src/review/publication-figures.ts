import type { Publication } from '../graphql/review-documents.ts';

export const LINEAGE_KINDS = ['SAME', 'CHANGED', 'SPLIT', 'MERGED', 'NEW', 'RETIRED'] as const;
export type LineageKind = (typeof LINEAGE_KINDS)[number];

export interface PublicationFigures {
  readonly grids: number;
  readonly kept: number;
  readonly fresh: number;
  readonly retired: number;
  /** Whether a plan was in force before. */
  readonly first: boolean;
  /** Rows of the lineage by kind, without those there are none of, in the order of `LINEAGE_KINDS`. */
  readonly lineage: readonly { readonly kind: LineageKind; readonly number: number }[];
}

/** A publication in numbers. */
export function publicationFigures(publication: Publication): PublicationFigures {
  const { codes, lineage, retiredCodes, previousPlan } = publication;
  const kept = codes.filter(({ kind }) => kind === 'KEPT').length;
  return {
    grids: codes.length,
    kept,
    fresh: codes.length - kept,
    retired: retiredCodes.length,
    first: previousPlan === null,
    lineage: LINEAGE_KINDS.map((kind) => ({
      kind,
      number: lineage.filter((row) => row.kind === kind).length,
    })).filter(({ number }) => number > 0),
  };
}

/** The message that tells where a published code comes from. */
export function codeWords({ from, to, kind }: Publication['codes'][number]) {
  if (kind === 'KEPT') return 'publish.keptRow';
  return from === to ? 'publish.freshRow' : 'publish.newRow';
}
