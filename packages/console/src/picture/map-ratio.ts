import { PIXELS_PER_MM } from './paper-layout.ts';

/** Length of the equator in metres, on the sphere of the Web Mercator projection. */
const EQUATOR_M = 40_075_016.686;
/** Pixels of the whole world at zoom 0. */
const WORLD_PIXELS = 512;
const ROUND = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 8, 10];

export interface MapPlace {
  /** Longitude and latitude of the middle, in degrees. */
  readonly centre: readonly [number, number];
  readonly zoom: number;
  /** 10000 for 1:10,000: true at the latitude of the middle. */
  readonly ratio: number;
  readonly metresPerPixel: number;
}

/**
 * The largest round scale at which bounds (west, south, east, north in degrees) fit into a frame of so many CSS
 * pixels on paper, 96 to the inch.
 *
 * @throws RangeError where the bounds hold nothing
 */
export function placeOnPaper(
  [west, south, east, north]: readonly number[],
  frame: { readonly width: number; readonly height: number },
): MapPlace {
  const [top, bottom] = [mercatorY(north), mercatorY(south)];
  const latitude = latitudeOf((top + bottom) / 2);
  const shrink = Math.cos((latitude * Math.PI) / 180);
  const widthM = ((east - west) / 360) * EQUATOR_M * shrink;
  const heightM = (bottom - top) * EQUATOR_M * shrink;
  if (!(widthM > 0 || heightM > 0)) throw new RangeError('bounds without extent');
  const needed = Math.max(widthM / frame.width, heightM / frame.height) * PIXELS_PER_MM * 1000;
  const unit = 10 ** Math.floor(Math.log10(needed));
  // A hair's breadth beyond a round scale is still that scale: the rounding of the frame is coarser.
  const ratio = unit * ROUND.find((step) => step * unit >= needed * 0.9999)!;
  const metresPerPixel = ratio / 1000 / PIXELS_PER_MM;
  return {
    centre: [(west + east) / 2, latitude],
    zoom: Math.log2((EQUATOR_M * shrink) / (WORLD_PIXELS * metresPerPixel)),
    ratio,
    metresPerPixel,
  };
}

/** From the north of the projected world, 0 to 1. */
function mercatorY(latitude: number): number {
  return 0.5 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / (2 * Math.PI);
}

function latitudeOf(y: number): number {
  return (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI;
}
