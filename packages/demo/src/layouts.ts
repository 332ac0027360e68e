import {
  add,
  direction,
  distance,
  leftOf,
  type Point2,
  type Ring,
  rectangle,
  ringArea,
  ringCentroid,
} from './plane.ts';
import type { Random } from './random.ts';
import type { Footprint, Site } from './site.ts';
import { cutAcross } from './subdivide.ts';

export interface SlabStyle {
  readonly length: number;
  readonly depth: number;
  /** From one row to the next, front to front. */
  readonly pitch: number;
  readonly gap: number;
  readonly floors: number;
  /** Share of the lot's depth that a green in the middle takes; 0 for none. */
  readonly green: number;
}

/** The direction of a lot that lies nearest to east-west: houses face south as far as their street lets them. */
export function frontage(lot: Ring): Point2 {
  let best: Point2 = [1, 0];
  let longest = 0;
  lot.forEach((point, i) => {
    const next = lot[(i + 1) % lot.length]!;
    const length = distance(point, next);
    if (length <= longest) return;
    longest = length;
    best = direction(point, next);
  });
  const upright: Point2 = Math.abs(best[0]) >= Math.abs(best[1]) ? best : leftOf(best);
  return upright[0] < 0 ? [-upright[0], -upright[1]] : upright;
}

/** Rows of slabs that all face one way, around a green where the style has one. */
export function setSlabs(site: Site, style: SlabStyle, random: Random): void {
  const axis = frontage(site.lot);
  const middle = ringCentroid(site.lot);
  if (style.green > 0) {
    const size = Math.sqrt(ringArea(site.lot)) * style.green;
    site.reserve(rectangle(add(middle, axis, random.between(-15, 15)), axis, size * 1.2, size));
  }
  forEachPlace(site.lot, axis, style.pitch, 3, style.length, style.depth, (at) => {
    const stairs = Math.max(1, Math.round(style.length / 18));
    const ring = rectangle(at, axis, style.length, style.depth);
    const footprint: Footprint = {
      kind: 'slab',
      ring,
      floors: style.floors,
      households: stairs * 2 * style.floors,
      label: '',
    };
    if (site.place(footprint, 5, 3.5)) return style.length + style.gap;
    if (style.length < 34) return 0;
    const short = { ...footprint, ring: rectangle(at, axis, style.length * 0.62, style.depth) };
    const fits = site.place({ ...short, households: Math.ceil(stairs * 0.62) * 2 * style.floors }, 5, 3.5);
    return fits ? style.length * 0.8 + style.gap : 0;
  });
}

/** Towers set like a draught-board, each with sun. */
export function setTowers(site: Site, floors: number, pitch: number): void {
  const axis = frontage(site.lot);
  let row = 0;
  let lastRow = Number.NaN;
  forEachPlace(site.lot, axis, pitch, 4, 26, 17, (at, v) => {
    if (v !== lastRow) row++;
    lastRow = v;
    const shifted = add(at, axis, row % 2 === 0 ? 0 : pitch * 0.3);
    const wing = cross(shifted, axis);
    const placed = site.place({ kind: 'tower', ring: wing, floors, households: floors * 4, label: '' }, 6, 6);
    return placed ? pitch * 1.1 : 0;
  });
}

/** The plan of a tower: a rectangle with a bay to the south. */
function cross(at: Point2, axis: Point2): Ring {
  const side = leftOf(axis);
  const p = (u: number, v: number): Point2 => add(add(at, axis, u), side, v);
  return [p(-6, -9), p(6, -9), p(6, -6), p(13, -6), p(13, 7), p(-13, 7), p(-13, -6), p(-6, -6)];
}

/** Walks the lot in rows from south to north; the visitor returns how far to go on, 0 for a small step. */
function forEachPlace(
  lot: Ring,
  axis: Point2,
  pitch: number,
  step: number,
  length: number,
  depth: number,
  visit: (at: Point2, v: number) => number,
): void {
  const side = leftOf(axis);
  const us = lot.map((p) => p[0] * axis[0] + p[1] * axis[1]);
  const vs = lot.map((p) => p[0] * side[0] + p[1] * side[1]);
  const [u0, u1, v0, v1] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
  for (let v = v0 + depth / 2 + 6; v < v1 - depth / 2; v += pitch) {
    for (let u = u0 + length / 2 + 5; u < u1 - length / 2; ) {
      const advance = visit([axis[0] * u + side[0] * v, axis[1] * u + side[1] * v], v);
      u += advance > 0 ? advance : step;
    }
  }
}

/** Courtyard houses wall to wall: the lot is cut into small parcels, each with a house round a yard. */
export function setCourtyards(site: Site, parcel: number, built: number, random: Random): void {
  const waiting: Ring[] = [site.lot];
  for (let ring = waiting.shift(); ring; ring = waiting.shift()) {
    if (ringArea(ring) > parcel * random.between(0.9, 1.8)) {
      const cut = cutAcross(ring, { offset: 0.14, bend: 0, skew: 0.08 }, random, []);
      if (cut) {
        waiting.push(...cut.sides);
        continue;
      }
    }
    if (ring.length > 7 || !random.chance(built)) continue;
    const house = shrunk(ring, random.between(0.8, 0.9));
    const shape = house.length === 4 && ringArea(house) > 150 ? roundYard(house, random) : house;
    const floors = random.integer(1, 3);
    const households = random.weighted([0, 1, 2, 3], (n) => [1, 8, 3, 1][n]!);
    site.place({ kind: 'courtyard', ring: shape, floors, households, label: '' }, 0.4, 0);
  }
}

function shrunk(ring: Ring, by: number): Ring {
  const middle = ringCentroid(ring);
  return ring.map((p): Point2 => [middle[0] + (p[0] - middle[0]) * by, middle[1] + (p[1] - middle[1]) * by]);
}

/** A four-sided house with a yard cut out of one side. */
function roundYard(house: Ring, random: Random): Ring {
  const [a, b, c, d] = random.chance(0.5)
    ? [house[0]!, house[1]!, house[2]!, house[3]!]
    : [house[1]!, house[2]!, house[3]!, house[0]!];
  const at = (u: number, v: number): Point2 => {
    const low: Point2 = [a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u];
    const high: Point2 = [d[0] + (c[0] - d[0]) * u, d[1] + (c[1] - d[1]) * u];
    return [low[0] + (high[0] - low[0]) * v, low[1] + (high[1] - low[1]) * v];
  };
  return random.chance(0.6)
    ? [a, at(0.3, 0), at(0.3, 0.6), at(0.7, 0.6), at(0.7, 0), b, c, d]
    : [a, at(0.45, 0), at(0.45, 0.55), at(1, 0.55), c, d];
}

/** Farm houses in a few loose rows along a part of the longest side of the lot. */
export function setVillage(site: Site, count: number, random: Random): void {
  const { lot } = site;
  const [from, to] = lot
    .map((point, i): [Point2, Point2] => [point, lot[(i + 1) % lot.length]!])
    .reduce((best, side) => (distance(side[0], side[1]) > distance(best[0], best[1]) ? side : best));
  const axis = direction(from, to);
  const length = distance(from, to);
  const reach = Math.min(length, random.between(130, 190));
  const start = random.between(0, length - reach);
  let left = count;
  for (let row = 0; row < 7 && left > 0; row++) {
    const drift = random.between(-14, 14);
    for (let u = start + random.between(6, 16) + drift; u < start + reach + drift && left > 0; ) {
      u += random.between(14, 23);
      if (random.chance(0.12)) continue;
      const at = add(add(from, axis, u), leftOf(axis), 10 + row * 20 + random.between(-3, 4));
      const lean = random.between(-0.12, 0.12);
      const facing = direction([0, 0], [axis[0] - axis[1] * lean, axis[1] + axis[0] * lean]);
      const ring = rectangle(at, facing, random.between(10, 13.5), random.between(8, 11));
      const households = random.chance(0.9) ? 1 : 0;
      const floors = random.integer(1, 3);
      if (site.place({ kind: 'village-house', ring, floors, households, label: '' }, 2, 1.5)) left--;
    }
  }
}

/** Houses that families built for themselves in straight rows, nearly wall to wall. */
export function setRows(site: Site, random: Random): void {
  const axis = frontage(site.lot);
  forEachPlace(site.lot, axis, random.between(21, 25), 3, 10, 10, (at) => {
    if (random.chance(0.08)) return 14;
    const ring = rectangle(at, axis, random.between(9.4, 10.8), random.between(9.5, 11.5));
    const floors = random.integer(2, 4);
    const households = random.weighted([0, 1, 2], (n) => [1, 12, 2][n]!);
    return site.place({ kind: 'village-house', ring, floors, households, label: '' }, 2, 0.3) ? 12.4 : 0;
  });
}

/** Shops in one strip along a side of the lot; `along` is that side. */
export function setShops(site: Site, along: readonly [Point2, Point2], random: Random): void {
  const [from, to] = along;
  const axis = direction(from, to);
  const length = distance(from, to);
  for (let u = 6; u < length - 10; ) {
    const width = random.between(16, 30);
    const at = add(add(from, axis, u + width / 2), leftOf(axis), 2.2 + 5.5);
    const footprint: Footprint = {
      kind: 'shop',
      ring: rectangle(at, axis, width, 11),
      floors: random.integer(1, 3),
      households: random.chance(0.3) ? random.integer(1, 3) : 0,
      label: '沿街商铺',
    };
    u += site.place(footprint, 1.5, 0.8) ? width + random.between(2, 9) : 5;
  }
}

export interface Hall {
  readonly label: string;
  readonly length: number;
  readonly depth: number;
  readonly floors: number;
}

/** Large buildings one after another, each as near to the middle of the lot as there is room. */
export function setHalls(site: Site, kind: Footprint['kind'], halls: readonly Hall[], apart: number): void {
  const axis = frontage(site.lot);
  const middle = ringCentroid(site.lot);
  for (const { label, length, depth, floors } of halls) {
    const places: Point2[] = [];
    forEachPlace(site.lot, axis, 7, 7, length, depth, (at) => {
      places.push(at);
      return 0;
    });
    places.sort((p, q) => distance(p, middle) - distance(q, middle));
    places.some((at) =>
      site.place({ kind, ring: rectangle(at, axis, length, depth), floors, households: 0, label }, 6, apart),
    );
  }
}
