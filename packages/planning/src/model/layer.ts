import type { MultiPolygon, Polygon } from 'geojson';
import type { LayerRepairs } from './repair.ts';

/** One grid of one department, as received. Coordinates are CRS84 longitude and latitude, in degrees. */
export interface LegacyGrid {
  /** The department's own id; features that share it are one grid, possibly of several parts. */
  readonly id: string;
  readonly geometry: Polygon | MultiPolygon;
  /** 1-based position in the file among the features that have a geometry. */
  readonly row: number;
}

/** One department's set of grids, as received. */
export interface DepartmentLayer {
  /** The department's key, unique within a merge: `police`, `fire`, ... */
  readonly department: string;
  /** Relative weight of this department's opinion, above 0; 1 where nothing else is said. */
  readonly weight: number;
  readonly grids: readonly LegacyGrid[];
  /** What becomes of gaps and overlaps; without it they go by the longest border. */
  readonly repairs?: LayerRepairs;
}

/** Where the people live: weights at points, or weights spread evenly over polygons. */
export type HouseholdSource =
  | { readonly kind: 'points'; readonly points: readonly { lon: number; lat: number; n: number }[] }
  | {
      readonly kind: 'polygons';
      readonly polygons: readonly { geometry: Polygon | MultiPolygon; n: number }[];
    };
