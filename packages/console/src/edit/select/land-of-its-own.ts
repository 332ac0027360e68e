import { uniteAreas } from '@onegrid/geometry';
import type { MultiPolygon, Point, Polygon, Position } from 'geojson';
import { type GroundPlane, groundPlane, ringsHold } from './ground-plane.ts';
import { boxOf, type PlanPlaces } from './plan-places.ts';

/** A building's ground and this much around it go over together. */
const AROUND_METRES = 3;
/** A building that is known as a point only is taken to fill a circle of this radius. */
const POINT_METRES = 8;
/** A strip to the neighbour is a little wider than the least width of a grid. */
const STRIP_METRES = 18;
/** So far a strip reaches over what it joins, so that nothing stays between. */
const OVERLAP_METRES = 2;
/** Places of the neighbour's border that a strip may lead to lie this far apart. */
const STEP_METRES = 12;
const TOUCHING_METRES = 0.5;
const MOST_WAYS = 12;

type Xy = readonly [number, number];

/**
 * Land that a building or a compound can go to a neighbour with, where no whole atoms make it up: its ground alone
 * where that touches the neighbour, and its ground with a strip to the neighbour's border, the shortest strip
 * first. Which of these may be done is for the edit's checks to say: a strip can hit another building.
 *
 * @param ground its place or ground, CRS84 degrees; a compound's ground is taken as it is, a building's with a few
 *   metres around
 * @returns polygons for `move-land`, on the lattice; none where the grid `to` is not beside the grid it lies in
 */
export function landOfItsOwn(
  places: PlanPlaces,
  ground: Point | Polygon | MultiPolygon,
  kind: 'building' | 'compound',
  to: string,
): Polygon[] {
  const at = placeIn(ground);
  const own = places.gridAt(at);
  if (own === null || own === to) return [];
  const plane = groundPlane(at);
  const core = kind === 'compound' ? outlineOf(ground) : around(ground, plane);
  if (core === null) return [];
  const ways = waysTo(places, own, to, plane);
  const ring = core.coordinates[0].map(([lon, lat]): Xy => [plane.toX(lon), plane.toY(lat)]);
  const reached = ways.map((way) => ({ way, from: nearestOf(ring, way.at) }));
  const touches = reached.some(
    ({ way: { at: place }, from }) =>
      distance(from, place) < TOUCHING_METRES || ringsHold(core.coordinates, plane.toPosition(...place)),
  );
  // The shortest strip, of about equal ones that nearest to the middle of the ground.
  const length = ({ way, from }: (typeof reached)[number]) =>
    distance(from, way.at) + distance([0, 0], way.at) / 10;
  const strips = [...reached]
    .sort((a, b) => length(a) - length(b))
    .slice(0, MOST_WAYS)
    .flatMap(({ way, from }) => {
      const joined = uniteAreas([core, strip(from, way, plane)]);
      return joined.type === 'Polygon' ? [joined] : [];
    });
  return touches ? [core, ...strips] : strips;
}

/** A place in or at a ground, to look up the grid it lies in. */
export function placeIn(ground: Point | Polygon | MultiPolygon): Position {
  if (ground.type === 'Point') return ground.coordinates;
  const ring = ground.type === 'Polygon' ? ground.coordinates[0] : ground.coordinates[0][0];
  const open = ring.slice(1);
  return [0, 1].map((axis) => open.reduce((sum, at) => sum + at[axis], 0) / open.length);
}

/** A place of the border between two grids, and which way the border runs there. */
interface Way {
  readonly at: Xy;
  readonly along: Xy;
}

function waysTo(places: PlanPlaces, own: string, to: string, plane: GroundPlane): Way[] {
  const { plan } = places;
  const sides = [own, to].map((code) =>
    boxOf(places.atomsOf(code).flatMap((i) => plan.atoms[i].geometry.coordinates[0])),
  );
  const [one, other] = sides;
  const both = places.touching([
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3]),
  ]);
  const ways: Way[] = [];
  for (const edge of places.edgesOf(both)) {
    if (edge.b === null) continue;
    const codes = [plan.codes[edge.a], plan.codes[edge.b]];
    if (!codes.includes(own) || !codes.includes(to)) continue;
    const [a, b] = [edge.from, edge.to].map(([lon, lat]): Xy => [plane.toX(lon), plane.toY(lat)]);
    const length = distance(a, b);
    if (length === 0) continue;
    const along: Xy = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
    const steps = Math.max(1, Math.round(length / STEP_METRES));
    for (let step = 0; step < steps; step++) {
      const share = (step + 0.5) / steps;
      ways.push({ at: [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share], along });
    }
  }
  return ways;
}

/** A strip from a place of the ground to a place of the border, as wide at the border as along it. */
function strip(from: Xy, { at, along }: Way, plane: GroundPlane): Polygon {
  const length = distance(from, at);
  // Where the ground already reaches the border the strip goes straight across it.
  const onward: Xy =
    length > 0.5 ? [(at[0] - from[0]) / length, (at[1] - from[1]) / length] : [-along[1], along[0]];
  const aside: Xy = [-onward[1], onward[0]];
  const half = STRIP_METRES / 2;
  const corner = (place: Xy, side: Xy, width: number, ahead: number): Xy => [
    place[0] + side[0] * width + onward[0] * ahead,
    place[1] + side[1] * width + onward[1] * ahead,
  ];
  const points = [
    corner(from, aside, half, -OVERLAP_METRES),
    corner(from, aside, -half, -OVERLAP_METRES),
    corner(at, aside, half, OVERLAP_METRES),
    corner(at, aside, -half, OVERLAP_METRES),
    corner(at, along, half, OVERLAP_METRES),
    corner(at, along, -half, OVERLAP_METRES),
  ];
  return polygonOf(hull(points), plane);
}

/** The outer ring of a compound's largest part. */
function outlineOf(ground: Point | Polygon | MultiPolygon): Polygon | null {
  if (ground.type === 'Point') return null;
  const rings =
    ground.type === 'Polygon' ? [ground.coordinates[0]] : ground.coordinates.map(([ring]) => ring);
  const largest = [...rings].sort((a, b) => Math.abs(ringArea(b)) - Math.abs(ringArea(a)))[0];
  return { type: 'Polygon', coordinates: [largest] };
}

/** The hull of a building's ground with a few metres around. */
function around(ground: Point | Polygon | MultiPolygon, plane: GroundPlane): Polygon {
  const corners: readonly Position[] =
    ground.type === 'Point'
      ? [ground.coordinates]
      : (ground.type === 'Polygon' ? [ground.coordinates] : ground.coordinates).flatMap(([ring]) => ring);
  const metres = ground.type === 'Point' ? POINT_METRES : AROUND_METRES;
  const points = corners.flatMap(([lon, lat]) =>
    Array.from({ length: 8 }, (_, eighth): Xy => {
      const angle = (Math.PI / 4) * eighth;
      return [plane.toX(lon) + metres * Math.cos(angle), plane.toY(lat) + metres * Math.sin(angle)];
    }),
  );
  return polygonOf(hull(points), plane);
}

/** The convex hull, counter-clockwise, open. */
function hull(points: readonly Xy[]): Xy[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const chain = (from: readonly Xy[]) => {
    const kept: Xy[] = [];
    for (const point of from) {
      while (kept.length > 1 && turn(kept[kept.length - 2], kept[kept.length - 1], point) <= 0) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.reverse())];
}

function turn(a: Xy, b: Xy, c: Xy): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function polygonOf(points: readonly Xy[], plane: GroundPlane): Polygon {
  const ring = points.map(([x, y]) => plane.toPosition(x, y));
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
}

/** The place of a closed ring that is nearest to a place. */
function nearestOf(ring: readonly Xy[], at: Xy): Xy {
  let best = ring[0];
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1], ring[i]];
    const squared = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2;
    const along =
      squared === 0 ? 0 : ((at[0] - a[0]) * (b[0] - a[0]) + (at[1] - a[1]) * (b[1] - a[1])) / squared;
    const share = Math.max(0, Math.min(1, along));
    const place: Xy = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
    if (distance(place, at) < distance(best, at)) best = place;
  }
  return best;
}

function distance(a: Xy, b: Xy): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function ringArea(ring: readonly Position[]): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) twice += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return twice / 2;
}
