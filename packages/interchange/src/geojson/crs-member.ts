import type { JsonObject, JsonValue } from '../json/parse-json.ts';
import { openReference, type Reference } from '../reference/reference.ts';

/** Names under which a `crs` member declares a system: `urn:ogc:def:crs:EPSG::4548`, `EPSG:4548`, a URL. */
const EPSG_NAME =
  /^(?:urn:ogc:def:crs:EPSG:[\d.]*:|(?:urn:ogc:def:crs:)?EPSG:{1,2}|https?:\/\/www\.opengis\.net\/def\/crs\/EPSG\/[\d.]+\/)(\d+)$/i;
const CRS84_NAME =
  /^(?:urn:ogc:def:crs:OGC:(?:1\.3|)?:?CRS84|OGC:CRS84|CRS84|https?:\/\/www\.opengis\.net\/def\/crs\/OGC\/1\.3\/CRS84)$/i;

export type CrsMember =
  | { readonly kind: 'absent' }
  | { readonly kind: 'known'; readonly reference: Reference }
  | { readonly kind: 'unknown'; readonly name: string };

/** What the (obsolete) `crs` member of a GeoJSON object declares. */
export function readCrsMember(root: JsonObject): CrsMember {
  const crs = root.crs;
  if (crs === undefined || crs === null) return { kind: 'absent' };
  const name = nameOf(crs);
  const code = name === null ? undefined : EPSG_NAME.exec(name)?.[1];
  const canonical = name !== null && CRS84_NAME.test(name) ? 'EPSG:4326' : code && `EPSG:${code}`;
  const reference = canonical ? openReference(canonical) : null;
  if (reference !== null) return { kind: 'known', reference };
  return { kind: 'unknown', name: name ?? JSON.stringify(crs) };
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
