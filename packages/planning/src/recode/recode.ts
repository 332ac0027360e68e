import type { MultiPolygon, Polygon } from 'geojson';
import type { MessageParams } from '../messages/message.ts';
import type { RecodeCode } from '../messages/recode-texts.ts';

/** A grid with its code: a unified one, or one of the department as it was drawn. CRS84 degrees. */
export interface CodedGrid {
  readonly code: string;
  readonly geometry: Polygon | MultiPolygon;
}

/** What one unified grid holds of an old grid. */
export interface CodeShare {
  readonly code: string;
  /** 0..1 of the old grid's households, of its area where it has none. The shares of an old grid sum to 1. */
  readonly share: number;
  readonly households: number;
  readonly areaM2: number;
}

/** Where each old code went: its unified grids, the largest share first, equal ones by code. */
export type Crosswalk = ReadonlyMap<string, readonly CodeShare[]>;

/** A pair of numbers as they stand in a sheet, as CRS84 longitude and latitude; null where it has none. */
export type ToPosition = (x: number, y: number) => readonly [number, number] | null;

/** What a sheet is recoded by. */
export interface RecodeBasis {
  readonly unified: readonly CodedGrid[];
  /** Null: old codes are not read. */
  readonly crosswalk: Crosswalk | null;
  /**
   * The department's grids as they were drawn, where they are known: a place inside its own old grid does not
   * contradict it, even where the border has moved since.
   */
  readonly drawn?: readonly CodedGrid[];
  /** Longitude and latitude as they stand unless the sheet is in another reference. */
  readonly toPosition?: ToPosition;
}

/** The cells of one row that matter; null where the sheet has no such column. */
export interface RecodeCells {
  readonly code: string | null;
  readonly lon: string | null;
  readonly lat: string | null;
}

/**
 * - `matched`: one unified grid, for certain;
 * - `divided`: the old grid was divided, the code is that of its largest share;
 * - `doubtful`: somebody has to look; what it may be stands in the reasons, no code is given;
 * - `unmatched`: nothing to go by.
 */
export const RECODE_STATUSES = ['matched', 'divided', 'doubtful', 'unmatched'] as const;
export type RecodeStatus = (typeof RECODE_STATUSES)[number];

export interface RecodeReason {
  readonly code: RecodeCode;
  readonly params: MessageParams;
}

/** What became of one row. */
export interface RecodedRow {
  readonly status: RecodeStatus;
  /** The unified code; null where the row is doubtful or unmatched. */
  readonly code: string | null;
  /** What that grid holds of the old one; null where the place decided. */
  readonly share: number | null;
  readonly reasons: readonly RecodeReason[];
  /** Where the row lies, CRS84; null without readable coordinates. */
  readonly at: readonly [number, number] | null;
  /** Unified codes that a doubtful row may mean. */
  readonly candidates: readonly string[];
}

export function reason(code: RecodeCode, params: MessageParams = {}): RecodeReason {
  return { code, params };
}
