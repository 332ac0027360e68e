import type { CodeShare } from './recode.ts';

/** A grid that the new one holds to at least this share was not divided. */
const WHOLE_SHARE = 0.95;
/** Land that may change sides, as a share of the grid, before its border counts as moved. */
const STILL_SHARE = 0.01;

/**
 * What became of one of a department's grids, the most telling first:
 * - `divided`: no unified grid holds 95 % of it;
 * - `merged`: whole in a unified grid, together with others of the same department;
 * - `moved`: whole and alone in a unified grid, but people or more than 1 % of its land changed sides;
 * - `kept`: whole and alone in a unified grid, within its old border; only its code is new;
 * - `gone`: no unified land carries it, such as a grid that lay wholly under another.
 */
export const GRID_CHANGE_KINDS = ['divided', 'merged', 'moved', 'kept', 'gone'] as const;
export type GridChangeKind = (typeof GRID_CHANGE_KINDS)[number];

/** What tells how a grid changed. */
export interface GridChangeFacts {
  /** Its area as it was drawn, in square metres. */
  readonly areaM2: number;
  /** Its unified grids, largest share first; empty where no land carries it. */
  readonly into: readonly CodeShare[];
  /** Other grids of the same department that its largest unified grid holds to at least half. */
  readonly joinedWith: number;
  /** Land and households that it holds now and did not as it was drawn, and the other way round. */
  readonly gainedM2: number;
  readonly lostM2: number;
  readonly householdsGained: number;
  readonly householdsLost: number;
}

/** The kind of change of one of a department's grids. */
export function gridChangeKind(facts: GridChangeFacts): GridChangeKind {
  const [largest] = facts.into;
  if (largest === undefined) return 'gone';
  if (largest.share < WHOLE_SHARE) return 'divided';
  if (facts.joinedWith > 0) return 'merged';
  const people = facts.householdsGained + facts.householdsLost;
  const land = facts.gainedM2 + facts.lostM2;
  return people > 0 || land > STILL_SHARE * facts.areaM2 ? 'moved' : 'kept';
}
