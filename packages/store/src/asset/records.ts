import type { MergeBuilding } from '@onegrid/planning';
import type { Geometry, LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';
import type { Page, PageRequest } from '../page.ts';

/** West, south, east, north in CRS84 degrees. */
export type Bounds = readonly [number, number, number, number];

/** What a district is called; it may have no outline yet. */
export interface DistrictHead {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** True where place and people are made up; shown on screen. */
  readonly synthetic: boolean;
}

/** A district with its outline. */
export interface DistrictRecord extends DistrictHead {
  readonly outline: Polygon | MultiPolygon;
  readonly bounds: Bounds;
}

export interface NewDistrict {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly synthetic: boolean;
  readonly outline: Polygon | MultiPolygon;
}

export interface BuildingRecord {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  /** Its footprint, or a point where that is all that is known. */
  readonly geometry: Polygon | MultiPolygon | Point;
  readonly households: number;
  /** Name of the compound it belongs to. */
  readonly compound: string | null;
}

/** All members that are set must hold. */
export interface BuildingFilter {
  readonly bbox?: Bounds;
  /** Buildings wholly inside this polygon. */
  readonly within?: Polygon | MultiPolygon;
  readonly intersects?: Geometry;
  readonly withinDistance?: { readonly lon: number; readonly lat: number; readonly metres: number };
}

export interface StreetRecord {
  readonly id: string;
  readonly name: string;
  /** `primary`, `secondary`, `residential`, ... */
  readonly class: string;
  readonly geometry: LineString | MultiLineString;
}

export type StreetLine = Pick<StreetRecord, 'id' | 'geometry'>;

export interface WaterRecord {
  readonly id: string;
  readonly name: string;
  readonly geometry: Polygon | MultiPolygon;
}

export interface AreaRecord {
  readonly id: string;
  /** Of a community its six digits (3 of the town, 3 of its own) or, without a code, empty; of a compound its id. */
  readonly code: string;
  readonly name: string;
  readonly geometry: Polygon | MultiPolygon;
}

export interface CompoundRecord {
  readonly id: string;
  readonly name: string;
  /** `estate`, `mall`, `school`, ... */
  readonly kind: string;
  readonly address: string;
  readonly geometry: Polygon | MultiPolygon;
  /** Buildings that belong to it, and the households in them. */
  readonly buildings: number;
  readonly households: number;
}

/** Towns, communities, compounds, buildings, streets and water of one district. */
export interface AssetRepository {
  /** Ordered by address, then id. */
  buildings(filter: BuildingFilter, page: PageRequest): Promise<Page<BuildingRecord>>;
  building(id: string): Promise<BuildingRecord | null>;
  /** All buildings as a merge takes them, by id. */
  mergeBuildings(): Promise<readonly MergeBuilding[]>;
  /** Ordered by name, then id. */
  compoundsPage(page: PageRequest): Promise<Page<CompoundRecord>>;
  compound(id: string): Promise<CompoundRecord | null>;
  communities(): Promise<readonly AreaRecord[]>;
  compounds(): Promise<readonly AreaRecord[]>;
  /** Centre lines of all streets. */
  streetLines(): Promise<readonly StreetLine[]>;
  /** Building centres with their households: what a merge weighs by. Only buildings with households. */
  householdPoints(): Promise<readonly { lon: number; lat: number; n: number }[]>;
}
