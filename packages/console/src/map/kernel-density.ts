import { contours } from 'd3-contour';
import type { Feature, MultiPolygon } from 'geojson';

/** Appeals at a place, in degrees. */
export interface WeightedPlace {
  readonly lon: number;
  readonly lat: number;
  readonly count: number;
}

/** Density on a lattice in web mercator: row 0 is the southernmost. Values in appeals per km². */
export interface DensityLattice {
  readonly columns: number;
  readonly rows: number;
  /** South-west corner of the first cell and side of a cell, in mercator units (the world is 1 wide). */
  readonly west: number;
  readonly south: number;
  readonly cell: number;
  /** Side of a cell on the ground, in metres. */
  readonly cellMetres: number;
  readonly values: Float64Array;
}

/** Circumference of the mercator sphere in metres. */
const EQUATOR_METRES = 40_075_016.686;
/** The kernel is cut at so many bandwidths, where it has fallen to 0.03 % of its peak. */
const REACH = 4;
/** Cells to a bandwidth, and the most cells to a side. */
const CELLS = 5;
const MOST_CELLS = 900;

/**
 * Gaussian kernel density of places on the ground: each appeal is spread as a two-dimensional normal
 * distribution whose standard deviation is `bandwidth` metres, so that the density times the area sums to
 * the number of appeals. Null where there is no place.
 *
 * Metres are true at the middle latitude; across a district (some 20 km) they differ by under 0.2 %.
 */
export function kernelDensity(places: readonly WeightedPlace[], bandwidth: number): DensityLattice | null {
  if (places.length === 0) return null;
  const points = places.map(({ lon, lat, count }) => ({ x: mercatorX(lon), y: mercatorY(lat), count }));
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right] = [least(xs), -least(xs.map((x) => -x))];
  const [bottom, top] = [least(ys), -least(ys.map((y) => -y))];
  const metresPerUnit = EQUATOR_METRES * Math.cos((latitudeAt((bottom + top) / 2) * Math.PI) / 180);
  // Half a bandwidth more than the kernel reaches, so that its last cell is there too.
  const margin = ((REACH + 0.5) * bandwidth) / metresPerUnit;
  const [width, height] = [right - left + 2 * margin, top - bottom + 2 * margin];
  const cell = Math.max(bandwidth / metresPerUnit / CELLS, Math.max(width, height) / MOST_CELLS);
  const columns = Math.ceil(width / cell) + 1;
  const rows = Math.ceil(height / cell) + 1;
  const [west, south] = [left - margin, bottom - margin];
  const counts = new Float64Array(columns * rows);
  for (const { x, y, count } of points) {
    counts[Math.floor((y - south) / cell) * columns + Math.floor((x - west) / cell)] += count;
  }
  const cellMetres = cell * metresPerUnit;
  const kernel = gaussian(bandwidth / cellMetres);
  const values = alongRows(alongRows(counts, columns, rows, kernel), rows, columns, kernel);
  const cellKm2 = (cellMetres / 1000) ** 2;
  for (let index = 0; index < values.length; index++) values[index] /= cellKm2;
  return { columns, rows, west, south, cell, cellMetres, values };
}

/** The areas with at least each of these densities, as nested polygons in degrees with their `class`. */
export function densityAreas(lattice: DensityLattice, bounds: readonly number[]): Feature<MultiPolygon>[] {
  const { columns, rows, west, south, cell, values } = lattice;
  const bands = contours()
    .size([columns, rows])
    .thresholds([...bounds])(values as unknown as number[]);
  return bands
    .filter(({ coordinates }) => coordinates.length > 0)
    .map(({ coordinates, value }) => ({
      type: 'Feature',
      properties: { class: bounds.indexOf(value), from: value },
      geometry: {
        type: 'MultiPolygon',
        coordinates: coordinates.map((rings) =>
          rings.map((ring) =>
            ring.map(([column, row]) => [
              round((west + column * cell) * 360 - 180),
              round(latitudeAt(south + row * cell)),
            ]),
          ),
        ),
      },
    }));
}

/**
 * Lower bounds of the five classes in appeals per km²: a round value under the peak, and it halved four times.
 */
export function densityBounds(peak: number): readonly [number, number, number, number, number] {
  const wanted = 0.8 * peak;
  const unit = wanted > 0 ? 10 ** Math.floor(Math.log10(wanted)) : 1;
  const top = ([8, 6.4, 4.8, 4, 3.2, 2.4, 2, 1.6, 1.2, 1].find((step) => step * unit <= wanted) ?? 1) * unit;
  return [top / 16, top / 8, top / 4, top / 2, top];
}

/** The greatest density of a lattice. */
export function densityPeak({ values }: DensityLattice): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

/** Weights of a Gaussian with this standard deviation in cells; they sum to one. */
function gaussian(deviation: number): Float64Array {
  const reach = Math.ceil(REACH * deviation);
  const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, index) =>
    Math.exp(-0.5 * ((index - reach) / deviation) ** 2),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Convolves every row, and turns the lattice so that columns become rows: twice is both directions. */
function alongRows(values: Float64Array, columns: number, rows: number, kernel: Float64Array): Float64Array {
  const turned = new Float64Array(values.length);
  const reach = (kernel.length - 1) / 2;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column];
      if (value === 0) continue;
      const first = Math.max(0, column - reach);
      const last = Math.min(columns - 1, column + reach);
      for (let at = first; at <= last; at++) turned[at * rows + row] += value * kernel[at - column + reach];
    }
  }
  return turned;
}

function mercatorX(lon: number): number {
  return (lon + 180) / 360;
}

/** Northwards, 0 at the equator. */
function mercatorY(lat: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
}

function latitudeAt(y: number): number {
  return (360 / Math.PI) * Math.atan(Math.exp(2 * Math.PI * y)) - 90;
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
