import type { MultiPolygon, Point, Polygon } from 'geojson';

/** What a plan is measured against beside its own coverage; of the district and the plan's base. CRS84 degrees. */
export interface EditRules {
  /** Least and greatest households of a grid that is not dedicated; null where nobody set them. */
  readonly band: readonly [number, number] | null;
  readonly communities: readonly RuleCommunity[];
  /** Compounds, malls and the like: no grid cuts one. */
  readonly units: readonly RuleUnit[];
  /** A building at a point, or with its ground, is never cut. */
  readonly buildings: readonly RuleBuilding[];
  /** Atoms that must lie in one grid although they share no border: pairs of atom ids of the base. */
  readonly links: readonly (readonly [string, string])[];
}

export interface RuleCommunity {
  readonly id: string;
  readonly name: string;
  /** Twelve digits, where it has one: grid codes begin with it. */
  readonly code: string | null;
}

export interface RuleUnit {
  readonly id: string;
  readonly name: string;
  readonly geometry: Polygon | MultiPolygon;
}

export interface RuleBuilding {
  readonly id: string;
  readonly name: string | null;
  readonly geometry: Point | Polygon | MultiPolygon;
  readonly households: number | null;
}
