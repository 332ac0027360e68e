import type { LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';

/** Something managed as a whole, such as a residential compound or a mall: no unified grid cuts it. CRS84 degrees. */
export interface MergeUnit {
  readonly id: string;
  readonly geometry: Polygon | MultiPolygon;
}

/** A building that people use as a whole: at a point, or with its ground. CRS84 degrees. */
export interface MergeBuilding {
  readonly id: string;
  readonly geometry: Point | Polygon | MultiPolygon;
  /** Households in it; null where nobody counted. */
  readonly households: number | null;
}

/** A community: every unified grid lies in exactly one. CRS84 degrees. */
export interface MergeCommunity {
  /** Unique; features that share it are one community. */
  readonly id: string;
  readonly name: string;
  /** Twelve digits, 6 of the district + 3 of the street or town + 3 of the community, where it has a code. */
  readonly code: string | null;
  readonly geometry: Polygon | MultiPolygon;
}

/** The centre line of a street. Departments' lines that run within the tolerance of it are led along it. */
export interface MergeStreet {
  readonly id: string;
  readonly geometry: LineString | MultiLineString;
}
