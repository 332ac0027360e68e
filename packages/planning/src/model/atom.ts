import type { Polygon } from 'geojson';

/**
 * An indivisible piece of the district: one face of an edge-matched planar coverage. Two atoms that share
 * a border share its vertices, number for number. Coordinates are CRS84 degrees on the 1e-7 lattice.
 */
export interface Atom {
  readonly id: string;
  /** One exterior ring counter-clockwise, any holes clockwise, all closed. */
  readonly geometry: Polygon;
  /** Geodesic area on the WGS 84 ellipsoid, in square metres. */
  readonly areaM2: number;
  readonly households: number;
  /** The community it lies in, by id; null in none. */
  readonly community: string | null;
  /** For every department the id of the grid that holds most of the atom, or null where it has none. */
  readonly labels: Readonly<Record<string, string | null>>;
  /**
   * For every department the share (0..1) of the atom's households, of its area where it has none, that
   * its label holds; where the label is null, the share that lies in no grid of that department.
   */
  readonly shares: Readonly<Record<string, number>>;
  /** The atom of the base that it is a piece of, through any number of cuts; absent for atoms of the base. */
  readonly root?: string;
}

/** Which unified grid each atom belongs to: `codes[i]` is the grid code of `atoms[i]`. */
export interface Assignment {
  readonly atoms: readonly Atom[];
  readonly codes: readonly string[];
}
