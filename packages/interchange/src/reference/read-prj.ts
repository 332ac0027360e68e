import { type ChineseDatum, gaussKrugerCode } from './gauss-kruger.ts';
import { degrees, openReference, projected, type Reference } from './reference.ts';

/** Datums of which degrees are those of WGS 84 to a metre or two, as .prj files spell them. */
const MODERN =
  /^(?:D_)?(?:WGS_?(?:19)?84|China_2000|CGCS_?2000|North_American_(?:Datum_)?1983|NAD_?(?:19)?83|ETRS)/i;
const CHINESE: readonly (readonly [RegExp, ChineseDatum])[] = [
  [/China_2000|CGCS_?2000/i, 'cgcs2000'],
  [/Xi_?an_?(?:19)?80/i, 'xian80'],
  [/Beijing_?(?:19)?54/i, 'beijing54'],
];
const GEOGRAPHIC_CODES: readonly (readonly [RegExp, number])[] = [
  [/China_2000|CGCS_?2000/i, 4490],
  [/WGS/i, 4326],
  [/North_American|NAD/i, 4269],
  [/ETRS/i, 4258],
];

/**
 * The reference system of a .prj: well-known text 1 as ESRI or OGC write it, in whatever unit of length. Null
 * where it is not understood. It is called by its EPSG code where that is plain, else by its own name.
 */
export function readPrj(text: string): Reference | null {
  const wkt = text.trim();
  const datum = /DATUM\s*\[\s*"([^"]*)"/i.exec(wkt)?.[1] ?? '';
  const isModern = MODERN.test(datum);
  if (/^GEOGCS/i.test(wkt)) {
    const code = GEOGRAPHIC_CODES.find(([spelling]) => spelling.test(datum))?.[1];
    if (isModern && code !== undefined && isInDegrees(wkt)) return degrees(`EPSG:${code}`);
  }
  if (!/^(?:GEOGCS|PROJCS)/i.test(wkt)) return null;
  const name = /^\w+\s*\[\s*"([^"]*)"/.exec(wkt)?.[1] ?? 'unnamed';
  const code = chineseZone(wkt, datum);
  const area = code === null ? null : (openReference(`EPSG:${code}`)?.area ?? null);
  return projected(code === null ? name : `EPSG:${code}`, wkt, isModern, area);
}

function isInDegrees(wkt: string): boolean {
  const factor = Number(/UNIT\s*\[\s*"[^"]*"\s*,\s*([\d.eE+-]+)/i.exec(wkt)?.[1]);
  const meridian = Number(/PRIMEM\s*\[\s*"[^"]*"\s*,\s*([\d.eE+-]+)/i.exec(wkt)?.[1] ?? 0);
  return Math.abs(factor - Math.PI / 180) < 1e-9 && meridian === 0;
}

function chineseZone(wkt: string, datum: string): number | null {
  const family = CHINESE.find(([spelling]) => spelling.test(datum))?.[1];
  const isMetric = /UNIT\s*\[\s*"[^"]*"\s*,\s*1(?:\.0*)?\s*\]\s*\]\s*$/i.test(
    wkt.replace(/,AUTHORITY\[[^\]]*\]/gi, ''),
  );
  const isTransverse = /PROJECTION\s*\[\s*"(?:Gauss_Kruger|Transverse_Mercator)"/i.test(wkt);
  if (family === undefined || !isMetric || !isTransverse) return null;
  if (parameter(wkt, 'scale_factor') !== 1 || parameter(wkt, 'latitude_of_origin') !== 0) return null;
  return gaussKrugerCode(family, parameter(wkt, 'central_meridian'), parameter(wkt, 'false_easting'));
}

/** A parameter of the projection; NaN where it is not there. */
function parameter(wkt: string, name: string): number {
  return Number(new RegExp(`PARAMETER\\s*\\[\\s*"${name}"\\s*,\\s*([\\d.eE+-]+)`, 'i').exec(wkt)?.[1]);
}
