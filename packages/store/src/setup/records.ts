import type { Geometry, LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';
import type { AccountRecord } from '../access/records.ts';
import type { Actor } from '../actor.ts';
import type { Bounds, DistrictHead } from '../asset/records.ts';
import type { Refused } from '../outcome.ts';

/** What lies under the grids, in the order in which it is brought. */
export const BASE_DATA_KINDS = [
  'outline',
  'towns',
  'communities',
  'compounds',
  'buildings',
  'streets',
  'water',
] as const;
export type BaseDataKind = (typeof BASE_DATA_KINDS)[number];

type Area = Polygon | MultiPolygon;

interface BaseRow<G extends Geometry> {
  /** Unique within its kind. */
  readonly id: string;
  /** 1-based row of the file, to name it by. */
  readonly row: number;
  readonly name: string;
  readonly geometry: G;
}

export interface NewTown extends BaseRow<Area> {
  /** Three digits, or empty. */
  readonly code: string;
  readonly nameEn: string;
}

export interface NewCommunity extends BaseRow<Area> {
  /** Three digits within the town, or empty. */
  readonly code: string;
  /** The town's three digits within the community's own code, or empty. */
  readonly townCode: string;
  /** Name, code or id of its town, where the file says so. */
  readonly town: string | null;
  readonly nameEn: string;
}

export interface NewCompound extends BaseRow<Area> {
  readonly kind: string;
  readonly address: string;
}

export interface NewBuilding extends BaseRow<Area | Point> {
  readonly address: string;
  readonly kind: string;
  readonly floors: number;
  readonly households: number;
  /** Id or name of its compound, where the file says so; else the compound it lies in. */
  readonly compound: string | null;
}

export interface NewStreet extends BaseRow<LineString | MultiLineString> {
  readonly class: string;
  readonly widthM: number;
}

export interface NewWater extends BaseRow<Area> {
  readonly kind: string;
}

/** All of one kind: what replaces whatever was there. */
export type BaseDataContent =
  | { readonly kind: 'outline'; readonly outline: Area }
  | { readonly kind: 'towns'; readonly rows: readonly NewTown[] }
  | { readonly kind: 'communities'; readonly rows: readonly NewCommunity[] }
  | { readonly kind: 'compounds'; readonly rows: readonly NewCompound[] }
  | { readonly kind: 'buildings'; readonly rows: readonly NewBuilding[] }
  | { readonly kind: 'streets'; readonly rows: readonly NewStreet[] }
  | { readonly kind: 'water'; readonly rows: readonly NewWater[] };

/** Where base data comes from and how the file was read. */
export interface NewBaseDataSource {
  readonly fileId: string;
  readonly fileName: string;
  readonly reference: string;
  /** Null for formats that have one encoding only. */
  readonly encoding: string | null;
  /** Field of the file by what it became. */
  readonly mapping: Readonly<Record<string, string>>;
  /** The import report as the caller gave it. */
  readonly report: unknown;
}

export interface BaseDataSource extends NewBaseDataSource {
  readonly importedAt: Date;
  readonly importedBy: string;
}

export interface BaseDataRecord {
  readonly kind: BaseDataKind;
  readonly count: number;
  readonly bounds: Bounds | null;
  /** Null where nothing was imported from a file. */
  readonly source: BaseDataSource | null;
}

/** How far a district has been set up, counted. */
export interface SetupCounts {
  readonly district: DistrictHead;
  /** Of the outline; null before there is one. */
  readonly bounds: Bounds | null;
  readonly baseData: Readonly<Record<BaseDataKind, number>>;
  readonly departments: number;
  /** Departments that have an accepted layer. */
  readonly layers: number;
  readonly plans: number;
}

export interface NewDistrictSetup {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly administrator: {
    readonly name: string;
    readonly displayName: string;
    readonly passwordHash: string;
  };
}

export interface DistrictSetUp {
  readonly district: DistrictHead;
  readonly administrator: AccountRecord;
}

/** Setting up one's own district: its base data, each kind replaced as a whole, and how far it has come. */
export interface SetupRepository {
  /** Null where there is no such district. */
  counts(): Promise<SetupCounts | null>;
  /** Every kind in its order, those without anything too. */
  baseData(): Promise<readonly BaseDataRecord[]>;
  /**
   * Replaces one kind in one transaction. Communities get their town by code, by name or by the greatest
   * overlap, else the one made-up town; buildings their compound by name or by the place they stand at.
   *
   * Refused: `outline-first` (anything else before the outline), `base-data-empty`, `file-unknown`,
   * `geometry-not-valid` with `params.rows` (comma-separated), `embedded-too-large` with the limits.
   */
  importBaseData(
    content: BaseDataContent,
    source: NewBaseDataSource,
    by: Actor,
  ): Promise<BaseDataRecord | Refused>;
  /** Removes one kind; null when done. Refused with `base-data-in-use` and `params.by` while something needs it. */
  clearBaseData(kind: BaseDataKind, by: Actor): Promise<Refused | null>;
}
