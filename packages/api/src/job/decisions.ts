import { edgeOfKey, type PlanMark, type UnifiedArc } from '@onegrid/planning';

/** What planners decided of a plan, as a proposal keeps to it. */
export interface Decisions {
  readonly lockedGrids: readonly string[];
  readonly dedicatedGrids: readonly string[];
  /** Borders that stay, and borders that are to go. */
  readonly lockedLines: readonly UnifiedArc['coordinates'][];
  readonly rejectedLines: readonly UnifiedArc['coordinates'][];
}

export const NOTHING_DECIDED: Decisions = {
  lockedGrids: [],
  dedicatedGrids: [],
  lockedLines: [],
  rejectedLines: [],
};

/** The decisions that marks tell of. A grid that is both dedicated and locked stays as it is either way. */
export function decisionsOf(marks: readonly PlanMark[]): Decisions {
  const keys = (kind: PlanMark['kind']) => marks.filter((mark) => mark.kind === kind).map(({ key }) => key);
  const lines = (decision: string) =>
    marks
      .filter(({ kind, value }) => kind === 'border' && value === decision)
      .map(({ key }) => edgeOfKey(key).map(([lon, lat]) => [lon!, lat!] as const));
  const dedicatedGrids = keys('dedicated');
  return {
    lockedGrids: keys('locked').filter((code) => !dedicatedGrids.includes(code)),
    dedicatedGrids,
    lockedLines: lines('locked'),
    rejectedLines: lines('rejected'),
  };
}
