import type { LineKind, TownCoverage } from './coverage.ts';
import { distance, type Point2 } from './plane.ts';
import type { Random } from './random.ts';

/** How one office divides the town into its areas of work. */
export interface PartitionStyle {
  /** What an area should hold in equal parts: a measure of each face. */
  readonly load: readonly number[];
  /** How strongly an area shuns to reach over a line of this kind; 0 does not mind. */
  readonly barrier: Readonly<Record<LineKind, number>>;
  /** Faces that lie in different territories are never joined. */
  readonly territory: readonly number[];
  /** Number of areas in all. */
  readonly areas: number;
  /**
   * How the areas are shared out among the territories, each in proportion to its load: `rounded` each for
   * itself, so that their sum is about `areas`; `exact` so that it is `areas`.
   */
  readonly sharing: 'rounded' | 'exact';
}

/**
 * Divides the faces into connected areas of about equal load that keep to the lines the style respects.
 * Returns the area of every face.
 */
export function partition(
  coverage: TownCoverage,
  places: readonly Point2[],
  style: PartitionStyle,
  random: Random,
): number[] {
  const neighbours = neighboursOf(coverage, style);
  const area: number[] = places.map(() => -1);
  let used = 0;
  for (const [territory, share] of shares(style)) {
    const faces = places.map((_, face) => face).filter((face) => style.territory[face] === territory);
    const seeds = spreadSeeds(faces, share, places, style.load, random);
    const loads = seeds.map((face) => style.load[face]!);
    const cores = seeds.map((face) => places[face]!);
    seeds.forEach((face, i) => {
      area[face] = used + i;
    });
    grow(faces, area, used, loads, cores, neighbours, places, style.load);
    used += seeds.length;
  }
  return area;
}

type Neighbours = readonly (readonly { readonly face: number; readonly cost: number }[])[];

/** Adjacent faces of one territory, with how unwelcome it is to join them. */
function neighboursOf(coverage: TownCoverage, style: PartitionStyle): Neighbours {
  const lists: Map<number, { length: number; cost: number }>[] = coverage.faces.map(() => new Map());
  for (const { a, b, left, right, line } of coverage.edges) {
    if (left < 0 || right < 0 || style.territory[left] !== style.territory[right]) continue;
    const length = distance(coverage.points[a]!, coverage.points[b]!);
    const cost = style.barrier[coverage.lines[line]!.kind] * length;
    for (const [from, to] of [
      [left, right],
      [right, left],
    ] as const) {
      const sum = lists[from]!.get(to) ?? { length: 0, cost: 0 };
      lists[from]!.set(to, { length: sum.length + length, cost: sum.cost + cost });
    }
  }
  return lists.map((list) => [...list].map(([face, { length, cost }]) => ({ face, cost: cost / length })));
}

/** How many areas each territory gets: in proportion to its load, at least one. */
function shares(style: PartitionStyle): [number, number][] {
  const loads = new Map<number, number>();
  style.territory.forEach((territory, face) => {
    loads.set(territory, (loads.get(territory) ?? 0) + style.load[face]!);
  });
  const total = [...loads.values()].reduce((sum, load) => sum + load, 0);
  const due = [...loads]
    .sort(([a], [b]) => a - b)
    .map(([territory, load]) => ({ territory, due: (style.areas * load) / total }));
  if (style.sharing === 'rounded') {
    return due.map(({ territory, due: share }) => [territory, Math.max(1, Math.round(share))]);
  }
  const given = due.map(({ territory, due: share }) => ({ territory, share, areas: 1 }));
  for (let left = style.areas - given.length; left > 0; left--) {
    given.reduce((best, one) => (one.share / one.areas > best.share / best.areas ? one : best)).areas++;
  }
  return given.map(({ territory, areas }) => [territory, areas]);
}

function spreadSeeds(
  faces: readonly number[],
  count: number,
  places: readonly Point2[],
  load: readonly number[],
  random: Random,
): number[] {
  const seeds = [random.weighted(faces, (face) => load[face]! + 1e-9)];
  while (seeds.length < Math.min(count, faces.length)) {
    const nearest = (face: number): number =>
      Math.min(...seeds.map((seed) => distance(places[face]!, places[seed]!)));
    seeds.push(random.weighted(faces, (face) => (load[face]! + 1e-9) * nearest(face) ** 2));
  }
  return seeds;
}

/** The area with the least load takes the neighbour that suits it best, until every face is taken. */
function grow(
  faces: readonly number[],
  area: number[],
  first: number,
  loads: number[],
  cores: readonly Point2[],
  neighbours: Neighbours,
  places: readonly Point2[],
  load: readonly number[],
): void {
  const full = new Set<number>();
  let left = faces.filter((face) => area[face] === -1).length;
  while (left > 0) {
    const open = loads.map((_, i) => i).filter((i) => !full.has(i));
    if (open.length === 0) throw new Error('a territory is not connected');
    const poorest = open.reduce((best, i) => (loads[i]! < loads[best]! ? i : best));
    let chosen = -1;
    let least = Infinity;
    for (const face of faces) {
      if (area[face] !== -1) continue;
      const joins = neighbours[face]!.filter((other) => area[other.face] === first + poorest);
      if (joins.length === 0) continue;
      const barrier = Math.min(...joins.map(({ cost }) => cost));
      const score = distance(places[face]!, cores[poorest]!) * (1 + barrier);
      if (score < least) [least, chosen] = [score, face];
    }
    if (chosen === -1) {
      full.add(poorest);
      continue;
    }
    area[chosen] = first + poorest;
    loads[poorest] = loads[poorest]! + load[chosen]!;
    left--;
  }
}
