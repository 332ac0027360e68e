import type { Polygon } from 'geojson';
import type { CodedGrid, Crosswalk, RecodeBasis } from './recode.ts';

/** Units of 1e-5 degrees, about a metre, from a corner of the district. */
export const at = (x: number, y: number): readonly [number, number] => [118.2 + x / 1e5, 31.08 + y / 1e5];

export const box = (left: number, bottom: number, right: number, top: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [at(left, bottom), at(right, bottom), at(right, top), at(left, top), at(left, bottom)].map((each) => [
      ...each,
    ]),
  ],
});

/** Grid U4 has a lake of nobody in its middle. */
const LAKE: Polygon = {
  type: 'Polygon',
  coordinates: [
    ...box(1000, 1000, 2000, 2000).coordinates,
    [...box(1400, 1400, 1600, 1600).coordinates[0]!].reverse(),
  ],
};

/**
 * +----+----+
 * | U3 |U4()|    each grid 1000 by 1000 units
 * +----+----+
 * | U1 | U2 |
 * +----+----+
 */
export const UNIFIED: readonly CodedGrid[] = [
  // In no order: borders must not depend on it.
  { code: 'U4', geometry: LAKE },
  { code: 'U2', geometry: box(1000, 0, 2000, 1000) },
  { code: 'U1', geometry: box(0, 0, 1000, 1000) },
  { code: 'U3', geometry: box(0, 1000, 1000, 2000) },
];

const part = (code: string, share: number) => ({
  code,
  share,
  households: 1000 * share,
  areaM2: 1e6 * share,
});

/** 0011 went whole into U1; 0012 was divided between U2 and U4; 0013 has no land left. */
export const CROSSWALK: Crosswalk = new Map([
  ['0011', [part('U1', 1)]],
  ['0012', [part('U2', 0.623), part('U4', 0.377)]],
  ['0013', []],
  ['0014', [part('U3', 1), part('U4', 0)]],
]);

/** 0011 was drawn 20 units further to the east than U1. */
export const DRAWN: readonly CodedGrid[] = [{ code: '0011', geometry: box(0, 0, 1020, 1000) }];

export const BASIS: RecodeBasis = { unified: UNIFIED, crosswalk: CROSSWALK, drawn: DRAWN };
