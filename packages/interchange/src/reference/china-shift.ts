import gcoord from 'gcoord';

type Pair = readonly [number, number];

/**
 * Inverses are iterated until they are good to this many degrees (0.1 mm), far below the 1e-7 that is
 * written.
 */
const PRECISION = 1e-9;
/** The shift changes by less than a hundredth over its own length, so each step gains two digits. */
const STEPS = 30;

/**
 * The rectangle in which map providers shift places, as their published code has it. It takes in much that
 * is not China; outside it numbers are WGS 84 in all three systems.
 */
function isShifted([lon, lat]: Pair): boolean {
  return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
}

/** WGS 84 (or CGCS2000) to GCJ-02, the system of Amap, Tencent and Google in China. Degrees. */
export function wgs84ToGcj02([lon, lat]: Pair): [number, number] {
  return isShifted([lon, lat]) ? gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02) : [lon, lat];
}

/** GCJ-02 to WGS 84, good to 1e-9 degrees. */
export function gcj02ToWgs84(place: Pair): [number, number] {
  return inverted(wgs84ToGcj02, place);
}

/** WGS 84 to BD-09, the system of Baidu. Degrees. */
export function wgs84ToBd09([lon, lat]: Pair): [number, number] {
  return isShifted([lon, lat]) ? gcoord.transform([lon, lat], gcoord.WGS84, gcoord.BD09) : [lon, lat];
}

/** BD-09 to WGS 84, good to 1e-9 degrees. */
export function bd09ToWgs84(place: Pair): [number, number] {
  return inverted(wgs84ToBd09, place);
}

/**
 * Fixed-point iteration. gcoord's own inverses stop at 1e-6 degrees, and near the rectangle's rim, where the
 * shift jumps, they can go on for ever; this one ends.
 */
function inverted(forward: (place: Pair) => [number, number], wanted: Pair): [number, number] {
  let [lon, lat] = wanted;
  for (let step = 0; step < STEPS; step++) {
    const [east, north] = forward([lon, lat]);
    const [errorEast, errorNorth] = [east - wanted[0], north - wanted[1]];
    if (Math.abs(errorEast) < PRECISION && Math.abs(errorNorth) < PRECISION) break;
    lon -= errorEast;
    lat -= errorNorth;
  }
  return [lon, lat];
}
