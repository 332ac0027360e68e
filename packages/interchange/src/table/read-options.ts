/** How a file of features is to be read. */
export interface ReadOptions {
  /** Property that holds the id; without it the GeoJSON `id` member counts. */
  readonly idField?: string;
  /** Largest file in bytes, before and after unpacking; 256 MiB where nothing else is said. */
  readonly sizeLimit?: number;
  /** `plane`: numbers are metres; declared reference systems and the range of degrees are not looked at. */
  readonly coordinates?: 'geographic' | 'plane';
  /**
   * `polygons`: each row becomes valid polygons, repaired where need be, or is refused. `lines` and `points`:
   * rows of other kinds are refused. `any`: every geometry as received, for checks.
   */
  readonly geometries?: 'polygons' | 'lines' | 'points' | 'any';
}

export const SIZE_LIMIT = 256 * 1024 * 1024;
/** Far beyond any plane reference system in metres; lattice arithmetic stays exact well below it. */
export const PLANE_LIMIT = 1e8;
