import { NearestLine } from '@onegrid/geometry';
import type { Position } from 'geojson';
import { DEFAULT_MERGE_OPTIONS, type MergeOptions, type MergeResult, mergeLayers } from '../../src/index.ts';
import type { City } from '../city/city.ts';
import { cityInput } from '../city/place-city.ts';
import { contains, ringsOf } from '../fuzz/plane-checks.ts';
import { Chance } from '../fuzz/random-shapes.ts';

/** A change of the plane; whole centimetres are taken to whole centimetres where the change is said to be exact. */
export type Motion = (x: number, y: number) => readonly [number, number];

export const STAY: Motion = (x, y) => [x, y];
export const MIRROR: Motion = (x, y) => [-x, y];
export const QUARTER_TURN: Motion = (x, y) => [-y, x];
export const DOUBLE: Motion = (x, y) => [2 * x, 2 * y];
export const shift =
  (east: number, north: number): Motion =>
  (x, y) => [x + east, y + north];
export const turn =
  (angle: number): Motion =>
  (x, y) => [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];

const UNITS = 100;

/** The input of a city's merge on the plane, first snapped to centimetres, then moved. */
export function movedInput(city: City, motion: Motion): ReturnType<typeof cityInput> {
  return cityInput(city, ([x, y]) => placed(Math.round(x * UNITS), Math.round(y * UNITS), motion), true);
}

/** Merges a moved city into as many grids as it was drawn with, inside the usual band. */
export function mergeMoved(city: City, motion: Motion, options: Partial<MergeOptions> = {}): MergeResult {
  return mergeLayers(movedInput(city, motion), cityOptions(city, options));
}

export function cityOptions(city: City, options: Partial<MergeOptions> = {}): MergeOptions {
  return { ...DEFAULT_MERGE_OPTIONS, grids: city.grids, band: [0.5, 1.6], ...options };
}

/** Places all over a city, in centimetres and never on its lattice. */
export function samplePlaces(city: City, count = 1500): readonly (readonly [number, number])[] {
  const chance = new Chance(1);
  const points = city.outline.flatMap(([exterior]) => exterior!);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return Array.from({ length: count }, () => [
    Math.floor(UNITS * chance.between(Math.min(...xs), Math.max(...xs))) + 0.37,
    Math.floor(UNITS * chance.between(Math.min(...ys), Math.max(...ys))) + 0.41,
  ]);
}

/** The places that lie further than so many metres from every border of the unified grids of an unmoved city. */
export function placesClearOf(
  { unified }: Pick<MergeResult, 'unified'>,
  places: ReturnType<typeof samplePlaces>,
  metres: number,
): ReturnType<typeof samplePlaces> {
  const segments = unified
    .flatMap(({ geometry }) => ringsOf(geometry))
    .flatMap((ring) => ring.slice(1).flatMap(([x, y], at) => [ring[at]![0]!, ring[at]![1]!, x!, y!]));
  const borders = new NearestLine(Float64Array.from(segments));
  return places.filter(([x, y]) => borders.distance(x / UNITS, y / UNITS, metres) > metres);
}

/** The code of the grid that each place has come to lie in, null in none. */
export function codesAt(
  { unified }: Pick<MergeResult, 'unified'>,
  places: ReturnType<typeof samplePlaces>,
  motion: Motion,
): (string | null)[] {
  const grids = unified.map(({ code, geometry }) => {
    const rings = ringsOf(geometry);
    const [xs, ys] = [0, 1].map((axis) => rings.flatMap((ring) => ring.map((p) => p[axis]!)));
    const box = [Math.min(...xs!), Math.min(...ys!), Math.max(...xs!), Math.max(...ys!)] as const;
    return { code, rings, box };
  });
  return places.map(([x, y]) => {
    const at = placed(x, y, motion) as [number, number];
    const found = grids.find(
      ({ rings, box }) =>
        at[0] >= box[0] && at[0] <= box[2] && at[1] >= box[1] && at[1] <= box[3] && contains(rings, at),
    );
    return found?.code ?? null;
  });
}

/** How many places lie in another grid; grids may have other codes, but one for each. */
export function differingPlaces(one: readonly (string | null)[], other: readonly (string | null)[]): number {
  const shared = new Map<string, Map<string, number>>();
  one.forEach((code, at) => {
    const counts = shared.get(`${code}`) ?? new Map<string, number>();
    shared.set(`${code}`, counts.set(`${other[at]}`, (counts.get(`${other[at]}`) ?? 0) + 1));
  });
  const taken = new Set<string>();
  let same = 0;
  const candidates = [...shared.values()].flatMap((counts) =>
    [...counts].sort((a, b) => b[1] - a[1]).slice(0, 1),
  );
  for (const [code, count] of candidates.sort((a, b) => b[1] - a[1])) {
    if (taken.has(code)) continue;
    taken.add(code);
    same += count;
  }
  return one.length - same;
}

function placed(x: number, y: number, motion: Motion): Position {
  const [movedX, movedY] = motion(x, y);
  return [movedX / UNITS, movedY / UNITS];
}
