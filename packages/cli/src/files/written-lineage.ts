import { type EarlierPlan, explainLineage, type MergeResult, retiredCodesAfter } from '@onegrid/planning';
import type { Locale } from '../messages/catalogue.ts';

/**
 * What `--lineage` writes: how the grids follow from those of the earlier plan, and every code that has ended,
 * which `--retired` reads for the next merge.
 */
export function writtenLineage(
  { lineage = [], unified }: MergeResult,
  earlier: EarlierPlan | undefined,
  locale: Locale,
): object {
  const codes = unified.map(({ code }) => code);
  return {
    lineage: lineage.map((tie) => ({
      kind: tie.kind,
      from: tie.from,
      to: tie.to,
      area_m2: Math.round(tie.areaM2 * 100) / 100,
      households: tie.households,
      text: explainLineage(tie, locale),
    })),
    retired: earlier ? retiredCodesAfter(earlier, codes) : [],
  };
}
