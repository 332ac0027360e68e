import type { JsonObject, JsonValue } from '../json/parse-json.ts';

/** Names under which longitude and latitude in degrees are declared; all others are refused by name. */
const GEOGRAPHIC =
  /^(?:urn:ogc:def:crs:OGC:(?:1\.3|)?:?CRS84|OGC:CRS84|CRS84|https?:\/\/www\.opengis\.net\/def\/crs\/OGC\/1\.3\/CRS84|(?:urn:ogc:def:crs:)?EPSG:[\d.]*:?(?:4326|4490|4269|4258)|https?:\/\/www\.opengis\.net\/def\/crs\/EPSG\/0\/(?:4326|4490|4269|4258))$/i;

/**
 * The name in an (obsolete) `crs` member where it declares anything but degrees on a present-day datum
 * (WGS 84, CGCS2000, NAD 83 and ETRS89 agree to a metre or two); null where degrees are declared or nothing is.
 */
export function foreignReferenceSystem(root: JsonObject): string | null {
  const crs = root.crs;
  if (crs === undefined || crs === null) return null;
  const name = nameOf(crs);
  if (name !== null && GEOGRAPHIC.test(name)) return null;
  return name ?? JSON.stringify(crs);
}

function nameOf(crs: JsonValue): string | null {
  if (typeof crs === 'string') return crs;
  if (crs === null || typeof crs !== 'object' || Array.isArray(crs)) return null;
  const properties = crs.properties;
  if (properties === null || typeof properties !== 'object' || Array.isArray(properties)) return null;
  const { name, code } = properties;
  if (typeof name === 'string') return name;
  return typeof code === 'number' || typeof code === 'string' ? `EPSG:${code}` : null;
}
