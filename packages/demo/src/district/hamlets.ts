import type { TownBlocks } from '../blocks.ts';
import {
  add,
  type Box,
  direction,
  distance,
  leftOf,
  type Point2,
  pointInRing,
  type Ring,
  rectangle,
  ringArea,
  ringBox,
  ringCentroid,
} from '../plane.ts';
import type { Random } from '../random.ts';
import type { Site } from '../site.ts';
import type { Hamlet } from './countryside.ts';

interface Lot {
  readonly face: number;
  readonly site: Site;
  readonly box: Box;
}

/** From the front of one house to that of the next row, and from house to house. */
const ROW_METRES = 18.5;
const HOUSE_METRES = 14.5;

/**
 * Sets the houses of every hamlet on the lots around it, each lot for one hamlet, and digs ponds. Returns the
 * hamlet of each face that has houses.
 */
export function settleHamlets(
  hamlets: readonly Hamlet[],
  blocks: TownBlocks,
  sites: ReadonlyMap<number, Site>,
  random: Random,
): ReadonlyMap<number, string> {
  const lots = [...sites].flatMap(([face, site]): Lot[] =>
    blocks.zones[face] === 'country' ? [{ face, site, box: ringBox(site.lot) }] : [],
  );
  const owner = new Map<number, string>();
  for (const hamlet of hamlets) {
    const own = random.stream(hamlet.name);
    const around = lots.filter(
      ({ face, box }) => !owner.has(face) && offBox(hamlet.at, box) < reachOf(hamlet) * 1.6,
    );
    if (own.chance(0.6)) digPond(hamlet.at, around, own);
    for (const face of setHouses(hamlet, around, own)) owner.set(face, hamlet.name);
  }
  for (const { face, site } of lots) {
    if (!owner.has(face)) digFieldPonds(site, random.stream(`pond ${face}`));
  }
  return owner;
}

/** Radius in metres of the land that a hamlet's houses take. */
function reachOf({ houses }: Hamlet): number {
  return Math.sqrt((houses * ROW_METRES * HOUSE_METRES * 1.7) / Math.PI);
}

function offBox([x, y]: Point2, [west, south, east, north]: Box): number {
  return Math.max(west - x, x - east, south - y, y - north, 0);
}

/** Houses that face south in short, uneven rows, the nearest to the middle first. Returns their faces. */
function setHouses(hamlet: Hamlet, lots: readonly Lot[], random: Random): Set<number> {
  const lean = random.between(-0.3, 0.3);
  const axis = direction([0, 0], [1, lean]);
  const side = leftOf(axis);
  const reach = reachOf(hamlet) * 2.2;
  const stretch = random.between(1.1, 1.9);
  const bulges = [random.between(0, 6.28), random.between(0, 6.28)] as const;
  const places: { at: Point2; off: number }[] = [];
  for (let v = -reach; v < reach; v += ROW_METRES + random.between(-1, 3)) {
    const drift = random.between(-8, 8);
    for (let u = -reach + drift; u < reach; u += HOUSE_METRES + random.between(-0.5, 5)) {
      const angle = Math.atan2(v, u);
      const bulge = 1 + 0.28 * Math.sin(2 * angle + bulges[0]) + 0.2 * Math.sin(3 * angle + bulges[1]);
      const at = add(add(hamlet.at, axis, u), side, v + random.between(-1.5, 1.5));
      places.push({ at, off: Math.hypot(u / stretch, v) / bulge });
    }
  }
  places.sort((p, q) => p.off - q.off);
  const used = new Set<number>();
  let left = hamlet.houses;
  for (const { at } of places) {
    if (left === 0) break;
    if (random.chance(0.14)) continue;
    const lot = lots.find(({ site }) => pointInRing(at, site.lot));
    if (!lot) continue;
    const turn = lean + random.between(-0.06, 0.06);
    const ring = rectangle(
      at,
      direction([0, 0], [1, turn]),
      random.between(9.5, 13),
      random.between(8, 10.5),
    );
    const households = random.chance(0.88) ? 1 : 0;
    const floors = random.integer(1, 3);
    const house = { kind: 'village-house', ring, floors, households, label: '' } as const;
    if (!lot.site.place(house, 1.5, 0.6)) continue;
    used.add(lot.face);
    left--;
  }
  return used;
}

/** The pond in the middle of a village, round and uneven. */
function digPond(middle: Point2, lots: readonly Lot[], random: Random): void {
  for (let attempt = 0; attempt < 8; attempt++) {
    const at = add(middle, [random.between(-70, 70), random.between(-70, 70)]);
    const lot = lots.find(({ site }) => pointInRing(at, site.lot));
    if (lot?.site.dig(roundPond(at, random.between(15, 30), random))) return;
  }
}

function roundPond(at: Point2, radius: number, random: Random): Ring {
  const phase = random.between(0, 6.28);
  return Array.from({ length: 14 }, (_, i): Point2 => {
    const angle = (2 * Math.PI * i) / 14;
    const r = radius * (1 + 0.22 * Math.sin(2 * angle + phase) + random.between(-0.06, 0.06));
    return add(at, [Math.cos(angle) * r * 1.3, Math.sin(angle) * r]);
  });
}

/** Fish ponds side by side on some fields. */
function digFieldPonds(site: Site, random: Random): void {
  if (!random.chance(0.13) || ringArea(site.lot) < 25_000) return;
  const middle = ringCentroid(site.lot);
  const longest = site.lot.reduce(
    (best, from, i): readonly [Point2, Point2] => {
      const to = site.lot[(i + 1) % site.lot.length]!;
      return distance(from, to) > distance(best[0], best[1]) ? [from, to] : best;
    },
    [site.lot[0]!, site.lot[1]!] as readonly [Point2, Point2],
  );
  const axis = direction(longest[0], longest[1]);
  const count = random.integer(1, 4);
  const [length, depth] = [random.between(45, 85), random.between(26, 42)];
  for (let i = 0; i < count; i++) {
    const at = add(middle, leftOf(axis), (i - (count - 1) / 2) * (depth + 9));
    site.dig(rectangle(at, axis, length * random.between(0.85, 1), depth));
  }
}
