import type { MergeFinding, MergeReport } from '@onegrid/planning';
import type { JsonValue } from '../graphql/graphql.ts';

export type { MergeFinding, MergeReport };

/** The report of a merge as the plan carries it; null where a plan has none (made by other means). */
export function readReport(value: JsonValue): MergeReport | null {
  const report = value as Partial<MergeReport> | null;
  if (typeof report !== 'object' || report === null || Array.isArray(report)) return null;
  if (typeof report.measures !== 'object' || !Array.isArray(report.findings)) return null;
  return report as MergeReport;
}

/** The most serious first, the larger first among equals. */
export function sortFindings(findings: readonly MergeFinding[]): readonly MergeFinding[] {
  const rank = { error: 0, warning: 1, notice: 2 } as const;
  return [...findings].sort(
    (a, b) => rank[a.severity] - rank[b.severity] || (b.areaM2 ?? 0) - (a.areaM2 ?? 0),
  );
}
