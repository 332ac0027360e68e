/**
 * Reference systems that are offered for a file: any `EPSG:n` may be typed besides. Names as the server reads
 * them. `EPSG:4534` to `EPSG:4554` are the CGCS2000 three-degree zones of the meridians 75 to 135 east.
 */
export const REFERENCE_GROUPS = [
  { key: 'common', names: ['EPSG:4490', 'EPSG:4326'] },
  { key: 'web', names: ['GCJ-02', 'BD-09'] },
  { key: 'projected', names: ['EPSG:3857'] },
  { key: 'older', names: ['EPSG:4214', 'EPSG:4610'] },
] as const;

export type KnownReference = (typeof REFERENCE_GROUPS)[number]['names'][number];

/** Catalogue keys of the names; a colon would be taken for the sign of a namespace. */
export const REFERENCE_WORDS = {
  'EPSG:4490': 'EPSG4490',
  'EPSG:4326': 'EPSG4326',
  'GCJ-02': 'GCJ02',
  'BD-09': 'BD09',
  'EPSG:3857': 'EPSG3857',
  'EPSG:4214': 'EPSG4214',
  'EPSG:4610': 'EPSG4610',
} as const satisfies Record<KnownReference, string>;

export interface Zone {
  readonly name: string;
  /** Central meridian, degrees east. */
  readonly meridian: number;
}

/** The CGCS2000 three-degree zones, the one nearest to a longitude first (in their order without one). */
export function zonesNear(longitude: number | null): readonly Zone[] {
  const zones = Array.from({ length: 21 }, (_, index) => ({
    name: `EPSG:${4534 + index}`,
    meridian: 75 + 3 * index,
  }));
  if (longitude === null) return zones;
  return zones.sort((a, b) => Math.abs(a.meridian - longitude) - Math.abs(b.meridian - longitude));
}

/** The reference system that someone has typed: a bare number or `epsg 2232` becomes `EPSG:2232`; else null. */
export function typedReference(text: string): string | null {
  const code = /^\s*(?:epsg\s*:?\s*)?(\d{4,6})\s*$/i.exec(text)?.[1];
  return code === undefined ? null : `EPSG:${code}`;
}

/** Text encodings that are offered for the table of a shapefile. */
export const ENCODINGS = ['utf-8', 'gbk', 'gb18030', 'big5', 'windows-1252'] as const;
