import type { MultiPolygon, Polygon, Position } from 'geojson';
import {
  DEFAULT_MERGE_OPTIONS,
  type DepartmentLayer,
  type HouseholdSource,
  type LegacyGrid,
  type MergeInput,
  type MergeOptions,
} from '../../src/index.ts';
import { randomGround } from './ground-inputs.ts';
import { blob, Chance, LAT, type Mesh, type Point, randomMesh, toPosition, toRing } from './random-shapes.ts';

export interface MergeCase {
  readonly input: MergeInput;
  readonly options: MergeOptions;
}

/** One random merge: an outline, up to four layers with the faults real layers have, perhaps households. */
export function randomMerge(seed: number): MergeCase {
  const chance = new Chance(seed);
  const size = chance.between(300, 1500);
  const outline = randomOutline(chance, size);
  const base = randomMesh(chance, size, chance.whole(1, 4), chance.whole(1, 4));
  const count = chance.whole(1, 4);
  const layers: DepartmentLayer[] = [];
  for (let i = 0; i < count; i++) {
    const own = chance.oneIn(3) ? randomMesh(chance, size, chance.whole(1, 5), chance.whole(1, 5)) : base;
    layers.push({
      department: `d${i}`,
      weight: chance.pick([0.5, 1, 1, 2]),
      grids: randomLayer(chance, own, size),
    });
  }
  const asked = chance.oneIn(3) ? null : chance.whole(1, 9);
  const households = chance.oneIn(2) ? { households: randomHouseholds(chance, size) } : {};
  const options: MergeOptions = {
    ...DEFAULT_MERGE_OPTIONS,
    toleranceMetres: chance.pick([3, 10, 10, 20]),
    grids: asked,
    band: chance.oneIn(3) ? [chance.between(0, 0.9), chance.between(1.1, 3)] : null,
    seed: chance.whole(0, 1000),
  };
  const ground = chance.oneIn(2) ? randomGround(chance, size) : {};
  return { input: { outline, layers, ...households, ...ground }, options };
}

/** A wavy blob; at times with a hole, with islands of all sizes, or both. */
function randomOutline(chance: Chance, size: number): Polygon | MultiPolygon {
  const parts: Position[][][] = [];
  const rings = [blob(chance, 0, 0, size * 0.5, chance.whole(6, 40))];
  if (chance.oneIn(4))
    rings.push(
      blob(chance, size * 0.05, 0, size * chance.between(0.02, 0.15), chance.whole(4, 12)).reverse(),
    );
  parts.push(rings.map(toRing));
  const islands = chance.oneIn(3) ? chance.whole(1, 3) : 0;
  for (let i = 0; i < islands; i++) {
    const radius = chance.pick([2, 5, 8, 20, size * 0.2]);
    const angle = i * 2 + chance.unit();
    const away = size * 0.75 + radius + i * size * 0.5;
    parts.push([
      toRing(blob(chance, away * Math.cos(angle), away * Math.sin(angle), radius, chance.whole(4, 10))),
    ]);
  }
  return parts.length === 1
    ? { type: 'Polygon', coordinates: parts[0]! }
    : { type: 'MultiPolygon', coordinates: parts };
}

/** The cells of a mesh as one department would draw them: jitter, noise along lines, and faults. */
function randomLayer(chance: Chance, mesh: Mesh, size: number): LegacyGrid[] {
  const jitter = chance.pick([0, 0, 1, 4, 9, 25]);
  const noise = chance.pick([0, 0, 2, 8]);
  const corners = new Map<string, Point>();
  const corner = (i: number, j: number): Point => {
    const key = `${i} ${j}`;
    const known = corners.get(key);
    if (known) return known;
    const [x, y] = mesh.corner(i, j);
    const moved: Point = [x + chance.between(-jitter, jitter), y + chance.between(-jitter, jitter)];
    corners.set(key, moved);
    return moved;
  };
  const lines = new Map<string, Point[]>();
  /** The vertices from one corner up to, not including, the next; both neighbours use the same ones. */
  const side = (i: number, j: number, k: number, l: number): Point[] => {
    const forward = i < k || (i === k && j < l);
    const key = forward ? `${i} ${j} ${k} ${l}` : `${k} ${l} ${i} ${j}`;
    let line = lines.get(key);
    if (!line) {
      const from = forward ? corner(i, j) : corner(k, l);
      const to = forward ? corner(k, l) : corner(i, j);
      const pieces = noise > 0 ? chance.whole(2, 12) : 1;
      line = Array.from({ length: pieces + 1 }, (_, s): Point => {
        const wander = s > 0 && s < pieces ? noise : 0;
        return [
          from[0] + ((to[0] - from[0]) * s) / pieces + chance.between(-wander, wander),
          from[1] + ((to[1] - from[1]) * s) / pieces + chance.between(-wander, wander),
        ];
      });
      lines.set(key, line);
    }
    return forward ? line.slice(0, -1) : [...line].reverse().slice(0, -1);
  };
  const grids: LegacyGrid[] = [];
  for (let i = 0; i < mesh.columns; i++) {
    for (let j = 0; j < mesh.rows; j++) {
      if (grids.length > 0 && chance.oneIn(15)) continue;
      const ring = [
        ...side(i, j, i + 1, j),
        ...side(i + 1, j, i + 1, j + 1),
        ...side(i + 1, j + 1, i, j + 1),
        ...side(i, j + 1, i, j),
      ];
      const row = grids.length + 1;
      const id = chance.oneIn(12) && row > 1 ? grids[chance.whole(0, row - 2)]!.id : `g${i}-${j}`;
      const geometry = withFaults(chance, ring, size);
      grids.push({ id, row, geometry });
      // At times the hole is another grid's land: an enclave.
      if (geometry.type === 'Polygon' && geometry.coordinates.length > 1 && chance.oneIn(2)) {
        const enclave = [...geometry.coordinates[1]!].reverse();
        grids.push({ id: `e${i}-${j}`, row: row + 1, geometry: { type: 'Polygon', coordinates: [enclave] } });
      }
    }
  }
  return grids;
}

/** A cell's polygon, one in three with a fault: spike, hole, doubled points, near-straight corner, bowtie, overlap. */
function withFaults(chance: Chance, ring: Point[], size: number): Polygon | MultiPolygon {
  const [x, y] = middle(ring);
  const points = [...ring];
  const holes: Position[][] = [];
  if (chance.oneIn(3)) {
    const fault = chance.whole(0, 6);
    const at = chance.whole(0, points.length - 1);
    const here = points[at]!;
    if (fault === 0)
      points.splice(
        at,
        0,
        here,
        [here[0] + chance.between(-60, 60), here[1] + chance.between(-60, 60)],
        here,
      );
    if (fault === 1)
      holes.push(
        toRing(blob(chance, x, y, size * chance.between(0.005, 0.05), chance.whole(3, 8)).reverse()),
      );
    if (fault === 2) points.splice(at, 0, here, here);
    if (fault === 3) points.splice(at, 1, [here[0] + 1e-3, here[1]], here, [here[0], here[1] + 1e-3]);
    if (fault === 4 && points.length > 3) [points[0], points[1]] = [points[1]!, points[0]!];
    if (fault === 5)
      points.forEach((p, k) => {
        points[k] = [p[0] + (p[0] - x) * 0.1, p[1] + (p[1] - y) * 0.1];
      });
    if (fault === 6) {
      const sliver: Point[] = [here, [here[0] + 80, here[1] + 1], [here[0] + 160, here[1]]];
      return { type: 'MultiPolygon', coordinates: [[toRing(points)], [toRing(sliver)]] };
    }
  }
  return { type: 'Polygon', coordinates: [toRing(points), ...holes] };
}

function middle(ring: readonly Point[]): Point {
  const sum = ring.reduce(([sx, sy], [x, y]) => [sx + x, sy + y] as const, [0, 0] as const);
  return [sum[0] / ring.length, sum[1] / ring.length];
}

function randomHouseholds(chance: Chance, size: number): HouseholdSource {
  if (chance.oneIn(2)) {
    const points = Array.from({ length: chance.whole(20, 300) }, () => {
      const [lon, lat] = toPosition([
        chance.between(-size * 0.6, size * 0.6),
        chance.between(-size * 0.6, size * 0.6),
      ]);
      return { lon: lon!, lat: lat!, n: chance.whole(0, 30) };
    });
    // One that is certain to lie inside, so that the case is never without households.
    return { kind: 'points', points: [...points, { lon: toPosition([-size * 0.3, 0])[0]!, lat: LAT, n: 5 }] };
  }
  const polygons = Array.from({ length: chance.whole(4, 30) }, () => ({
    geometry: {
      type: 'Polygon' as const,
      coordinates: [
        toRing(
          blob(
            chance,
            chance.between(-size * 0.4, size * 0.4),
            chance.between(-size * 0.4, size * 0.4),
            chance.between(5, size * 0.2),
            6,
          ),
        ),
      ],
    },
    n: chance.whole(1, 200),
  }));
  return { kind: 'polygons', polygons };
}
