/** The first EPSG codes of China's Gauss-Kruger zones by datum: eastings with and without the zone's number. */
interface Series {
  /** 3-degree zones 25 (75 E) to 45 (135 E). */
  readonly narrowZone: number;
  readonly narrowPlain: number;
  /** 6-degree zones 13 (75 E) to 23 (135 E). */
  readonly wideZone: number;
  readonly widePlain: number;
}

export type ChineseDatum = 'cgcs2000' | 'xian80' | 'beijing54';

const SERIES: Readonly<Record<ChineseDatum, Series>> = {
  cgcs2000: { narrowZone: 4513, narrowPlain: 4534, wideZone: 4491, widePlain: 4502 },
  xian80: { narrowZone: 2349, narrowPlain: 2370, wideZone: 2327, widePlain: 2338 },
  beijing54: { narrowZone: 2401, narrowPlain: 2422, wideZone: 21413, widePlain: 21453 },
};
const FALSE_EASTING = 500_000;
const MILLION = 1_000_000;

/** The EPSG code of a zone by its central meridian and false easting in metres; null where there is none. */
export function gaussKrugerCode(datum: ChineseDatum, meridian: number, falseEasting: number): number | null {
  const series = SERIES[datum];
  const step = (meridian - 75) / 3;
  if (!Number.isInteger(step) || step < 0 || step > 20) return null;
  // Without a number in its eastings a 6-degree zone has the numbers of the 3-degree zone of its meridian.
  if (falseEasting === FALSE_EASTING) return series.narrowPlain + step;
  const zone = (falseEasting - FALSE_EASTING) / MILLION;
  if (zone === 25 + step) return series.narrowZone + step;
  return step % 2 === 0 && zone === 13 + step / 2 ? series.wideZone + step / 2 : null;
}

/**
 * The CGCS2000 zone that eastings with a zone's number point to, as 39xxxxxx does to EPSG:4527; null where they
 * point to none.
 */
export function zoneOfEastings(least: number, greatest: number): number | null {
  const zone = Math.floor(least / MILLION);
  if (Math.floor(greatest / MILLION) !== zone) return null;
  // 13 to 15 million can be pseudo-Mercator as well, whose eastings of China go from 8 to 15 million.
  if (zone >= 16 && zone <= 23) return SERIES.cgcs2000.wideZone + zone - 13;
  return zone >= 25 && zone <= 45 ? SERIES.cgcs2000.narrowZone + zone - 25 : null;
}
