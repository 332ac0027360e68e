import type { Lattice } from '../lattice.ts';
import { lengthOf } from '../length-of.ts';
import type { PlanarGraph } from '../planar/planar-graph.ts';
import type { Segment } from './insert-segments.ts';
import { type WallPoint, Walls } from './walls.ts';

/** Land of none, and what lies around it. */
export interface OpenLand {
  readonly graph: PlanarGraph;
  readonly lattice: Lattice;
  readonly isOpen: (face: number) => boolean;
  /** By face the grid that has it; -1 for none, several, or outside. */
  readonly owner: Int32Array;
}

export interface StretchCuts {
  /** Across open land, where it becomes too narrow for a circle of the diameter. */
  readonly mouths: readonly Segment[];
  /** Across a long narrow stretch, where the grids beside it change. */
  readonly divisions: readonly Segment[];
}

/** Samples along walls are this part of the diameter apart. */
const SAMPLES_A_DIAMETER = 4;
/** A circle may be smaller by this much where walls turn slightly towards it. */
const SLACK = 0.95;
/** A stretch counts from this many times its mouth's width on, measured along one side. */
const DEEPER_THAN_WIDE = 2;
/** A run of narrow places longer than this many diameters is divided where the grids beside it change. */
const LONG = 4;

/** A place beside a wall and whether a circle of the diameter that touches the wall there lies in open land. */
interface Sample {
  readonly wall: number;
  readonly t: number;
  /** Length walked along the cycle up to here. */
  readonly at: number;
  readonly wide: boolean;
}

/**
 * Where open land becomes narrow, as segments across it. A circle is rolled along the walls: where it fits,
 * the land is wide; a run of places where it does not, at least twice as long as the land is wide at its end,
 * is a narrow stretch, and the segment leads from its end to where the circle would meet the other side.
 * Corners are no stretches: in one of 28 degrees or more the circle comes near enough to the tip.
 *
 * @param walked half-edges with the open land to look at on their left and other land on their right.
 */
export function narrowStretches(land: OpenLand, walked: readonly number[], diameter: number): StretchCuts {
  const walls = new Walls(land.graph, land.lattice, land.isOpen, walked, diameter);
  const mouths: Segment[] = [];
  const divisions: Segment[] = [];
  let firstWall = 0;
  for (const { halfEdges, length } of walls.cycles) {
    const samples = rollAlong(walls, firstWall, halfEdges, diameter / 2);
    for (const run of narrowRuns(samples, length)) {
      for (const end of run.ends) {
        const across = acrossFrom(walls, end, diameter / 2);
        if (across === null || run.length < DEEPER_THAN_WIDE * across.width) continue;
        mouths.push(across.segment);
      }
      if (run.length > LONG * diameter) divisions.push(...divisionsOf(land, walls, run, diameter));
    }
    firstWall += halfEdges.length;
  }
  return { mouths: inOrder(mouths), divisions: inOrder(divisions) };
}

/** Whether a circle of the diameter fits anywhere beside the walls of some land. */
export function hasWidePlace(
  land: Omit<OpenLand, 'owner'>,
  walked: readonly number[],
  diameter: number,
): boolean {
  const walls = new Walls(land.graph, land.lattice, land.isOpen, walked, diameter);
  let firstWall = 0;
  return walls.cycles.some(({ halfEdges }) => {
    const samples = rollAlong(walls, firstWall, halfEdges, diameter / 2);
    firstWall += halfEdges.length;
    return samples.some(({ wide }) => wide);
  });
}

/** Samples along one cycle: one for each edge that is not too near to the last, several for long edges. */
function rollAlong(walls: Walls, firstWall: number, halfEdges: readonly number[], radius: number): Sample[] {
  const { graph } = walls;
  const step = (2 * radius) / SAMPLES_A_DIAMETER;
  const samples: Sample[] = [];
  let walked = 0;
  let last = Number.NEGATIVE_INFINITY;
  halfEdges.forEach((h, place) => {
    const [a, b] = [graph.tail(h), graph.head(h)];
    const [ax, ay] = [walls.x(a), walls.y(a)];
    const dx = walls.x(b) - ax;
    const dy = walls.y(b) - ay;
    const length = lengthOf(dx, dy);
    const count = Math.max(1, Math.ceil(length / step));
    for (let i = 0; i < count; i++) {
      const t = (i + 0.5) / count;
      const at = walked + t * length;
      if (at - last < step / 2) continue;
      last = at;
      const x = ax + t * dx - (dy / length) * radius;
      const y = ay + t * dy + (dx / length) * radius;
      samples.push({ wall: firstWall + place, t, at, wide: walls.hasRoom(x, y, radius * SLACK) });
    }
    walked += length;
  });
  return samples;
}

interface NarrowRun {
  /** Its first and last sample where wide places lie beyond; none where the whole cycle is narrow. */
  readonly ends: readonly Sample[];
  readonly length: number;
  /** Walls from the first to the last sample, in the order of the walk. */
  readonly samples: readonly Sample[];
}

function narrowRuns(samples: readonly Sample[], cycleLength: number): NarrowRun[] {
  const firstWide = samples.findIndex(({ wide }) => wide);
  if (samples.length === 0) return [];
  if (firstWide < 0) return [{ ends: [], length: cycleLength, samples }];
  const runs: NarrowRun[] = [];
  let run: Sample[] = [];
  for (let i = 1; i <= samples.length; i++) {
    const sample = samples[(firstWide + i) % samples.length]!;
    if (!sample.wide) {
      run.push(sample);
      continue;
    }
    if (run.length > 0) {
      const walked = run[run.length - 1]!.at - run[0]!.at;
      const length = walked < 0 ? walked + cycleLength : walked;
      runs.push({ ends: [run[0]!, run[run.length - 1]!], length, samples: run });
    }
    run = [];
  }
  return runs;
}

/** From a place on a wall to where a circle that touches it there would meet another wall. */
function acrossFrom(
  walls: Walls,
  { wall, t }: Sample,
  radius: number,
): { segment: Segment; width: number } | null {
  const { graph } = walls;
  const h = walls.halfEdge(wall);
  const [a, b] = [graph.tail(h), graph.head(h)];
  const dx = walls.x(b) - walls.x(a);
  const dy = walls.y(b) - walls.y(a);
  const length = lengthOf(dx, dy);
  const [px, py] = [walls.x(a) + t * dx, walls.y(a) + t * dy];
  const centre = [px - (dy / length) * radius, py + (dx / length) * radius] as const;
  const other = walls.nearest(...centre, radius, (candidate) => candidate !== wall);
  if (other === null) return null;
  const from = { wall, t, x: px, y: py, distance: 0 };
  return {
    segment: segmentBetween(walls, from, other, radius),
    width: lengthOf(other.x - px, other.y - py),
  };
}

/** A segment between two wall points; a corner of the wall is taken where there is one nearby. */
function segmentBetween(walls: Walls, from: WallPoint, to: WallPoint, radius: number): Segment {
  const near = radius / SAMPLES_A_DIAMETER;
  return [...latticePoint(walls, from, near), ...latticePoint(walls, to, near)];
}

function latticePoint(walls: Walls, { wall, t, x, y }: WallPoint, near: number): [number, number] {
  const { graph, lattice } = walls;
  const h = walls.halfEdge(wall);
  const end = t < 0.5 ? graph.tail(h) : graph.head(h);
  if (lengthOf(walls.x(end) - x, walls.y(end) - y) <= near) return [graph.x[end]!, graph.y[end]!];
  return [Math.round(x / lattice.metresX), Math.round(y / lattice.metresY)];
}

/** Segments across a narrow run at the vertices where the grid beside it changes; none where it has two at most. */
function divisionsOf(land: OpenLand, walls: Walls, run: NarrowRun, diameter: number): Segment[] {
  const { graph, owner } = land;
  const [first] = run.samples;
  if (first === undefined) return [];
  const cycle = walls.cycles[walls.cycleOf[first.wall]!]!;
  const from = walls.placeOf[first.wall]!;
  const last =
    run.ends.length === 0 ? from + cycle.halfEdges.length : walls.placeOf[run.samples.at(-1)!.wall]!;
  const to = last < from ? last + cycle.halfEdges.length : last;
  const segments: Segment[] = [];
  const beside = new Set<number>();
  for (let i = from; i <= to; i++) {
    const place = i % cycle.halfEdges.length;
    const next = (place + 1) % cycle.halfEdges.length;
    const [h, g] = [cycle.halfEdges[place]!, cycle.halfEdges[next]!];
    const [here, there] = [owner[graph.faceOf[h ^ 1]!]!, owner[graph.faceOf[g ^ 1]!]!];
    beside.add(here);
    if (here === there || i === to) continue;
    const vertex = graph.head(h);
    const [x, y] = [walls.x(vertex), walls.y(vertex)];
    const along = cycle.before[next]!;
    const other = walls.nearest(x, y, diameter, (wall) => facesFrom(walls, wall, x, y, first.wall, along));
    if (other === null) continue;
    const start = { wall: first.wall - from + place, t: 1, x, y, distance: 0 };
    segments.push(segmentBetween(walls, start, other, diameter / 2));
  }
  return beside.size > 2 ? segments : [];
}

/** Whether a wall lies opposite a point on a wall: the point on its open side, and not just further along. */
function facesFrom(
  walls: Walls,
  wall: number,
  x: number,
  y: number,
  sameCycleAs: number,
  along: number,
): boolean {
  const { graph } = walls;
  const h = walls.halfEdge(wall);
  const [a, b] = [graph.tail(h), graph.head(h)];
  const [ax, ay, bx, by] = [walls.x(a), walls.y(a), walls.x(b), walls.y(b)];
  if ((bx - ax) * (y - ay) - (by - ay) * (x - ax) <= 0) return false;
  if (walls.cycleOf[wall] !== walls.cycleOf[sameCycleAs]) return true;
  const cycle = walls.cycles[walls.cycleOf[wall]!]!;
  const start = cycle.before[walls.placeOf[wall]!]!;
  const away = Math.min(Math.abs(start - along), Math.abs(start + lengthOf(bx - ax, by - ay) - along));
  return Math.min(away, cycle.length - away) >= Math.min(lengthOf(ax - x, ay - y), lengthOf(bx - x, by - y));
}

/** Segments by position, so that the order in which they were found does not matter; each once. */
function inOrder(segments: readonly Segment[]): Segment[] {
  const turned = segments
    .filter(([ax, ay, bx, by]) => ax !== bx || ay !== by)
    .map(
      ([ax, ay, bx, by]): Segment =>
        ax < bx || (ax === bx && ay < by) ? [ax, ay, bx, by] : [bx, by, ax, ay],
    );
  turned.sort((p, q) => p[0] - q[0] || p[1] - q[1] || p[2] - q[2] || p[3] - q[3]);
  return turned.filter((s, i) => i === 0 || s.some((coordinate, k) => coordinate !== turned[i - 1]![k]));
}
