import type { MergeFinding, MergeReport } from '@onegrid/planning';
import type { JsonValue } from '../graphql/graphql.ts';

export type { MergeFinding, MergeReport };

/**
 * The report of a merge as the plan carries it; null where a plan has none (made by other means). What older
 * merges did not judge is empty in it.
 */
export function readReport(value: JsonValue): MergeReport | null {
  const report = value as Partial<MergeReport> | null;
  if (typeof report !== 'object' || report === null || Array.isArray(report)) return null;
  if (typeof report.measures !== 'object' || !Array.isArray(report.findings)) return null;
  const older = { layersJudged: [], units: null, communities: [], outsideCommunityShare: null };
  return { ...older, ...report } as MergeReport;
}

/** Whether a finding is about units or communities: what a merge takes from the ground, not from a layer. */
export function isAboutGround({ kind, department }: MergeFinding): boolean {
  return department === undefined && /^(units?|communit(y|ies)|streets?)-/.test(kind);
}

/** The most serious first, the larger first among equals. */
export function sortFindings(findings: readonly MergeFinding[]): readonly MergeFinding[] {
  const rank = { error: 0, warning: 1, notice: 2 } as const;
  return [...findings].sort(
    (a, b) => rank[a.severity] - rank[b.severity] || (b.areaM2 ?? 0) - (a.areaM2 ?? 0),
  );
}
