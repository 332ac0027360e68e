import type { Network } from './network.ts';

/** A line to be brought into the network: lattice vertices; closed where first and last are equal. */
export interface Line {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Distances, in multiples of the tolerance unless said otherwise. */
export interface InsertSettings {
  /** Nearer than this, in metres, a line is the line that is already there. */
  readonly tolerance: number;
  /** Whether a lattice point lies in the land that is divided. */
  readonly inside: (x: number, y: number) => boolean;
}

const NEAR = 0;
const FAR = 1;
const OUTSIDE = 2;

/** A far run that stays this close and is this short is drawing noise, not a line of its own. */
const NOISE_REACH = 1.5;
const NOISE_LENGTH = 6;
/** A near run this short between two far ones is a crossing or a touch: the line goes on through it. */
const CROSSING_LENGTH = 4;
/** How far an end is led on along its own line to reach the network, or to its own end. */
const EXTEND = 2;
const EXTEND_TO_END = 3;
/** An end is led to a node within this many times its distance from the network, or tolerances. */
const NODE_BY_DISTANCE = 1.5;
const NODE_BY_TOLERANCE = 0.8;
/** Following the network, a jump of the nearest place by more than this calls for a joining segment. */
const JUMP = 0.6;

/** The network around so many samples is looked up together. */
const SAMPLES_AT_ONCE = 8;

/** One line cut into samples at most a quarter tolerance apart, all its own vertices among them. */
interface Samples {
  readonly x: number[];
  readonly y: number[];
  /** Distance along the line in metres. */
  readonly along: number[];
  /** Whether the sample is a vertex of the line (else a point between two). */
  readonly vertex: boolean[];
  readonly state: Uint8Array;
  /** Distance to the network (infinite beyond the reach) and the nearest place on it. */
  readonly distance: Float64Array;
  readonly placeX: Float64Array;
  readonly placeY: Float64Array;
}

/**
 * Brings a line into the network: stretches that follow what is already there within the tolerance are
 * dropped, stretches that do not are added and joined to it, stretches outside are dropped. The network
 * changes only after the whole line has been looked at, so a line is never compared with itself.
 */
export function insertLine(network: Network, line: Line, settings: InsertSettings): void {
  const samples = sample(network, line, settings);
  const count = samples.x.length;
  if (count < 2) return;
  const closed = line.x[0] === line.x[line.x.length - 1] && line.y[0] === line.y[line.y.length - 1];
  const passages = smoothStates(samples, settings.tolerance, closed);
  const pieces: [number, number][] = [];
  for (let i = 0; i < count; i++) {
    if (samples.state[i] !== FAR) continue;
    let j = i;
    while (j + 1 < count && samples.state[j + 1] === FAR) j++;
    pieces.push([i, j]);
    i = j;
  }
  const drawn = pieces.map(([i, j]) => drawRun(network, samples, i, j, settings, closed));
  const bridges = [
    ...jumps(network, samples, settings),
    ...joinPassedNodes(network, samples, passages, settings),
  ];
  for (const path of drawn) addPath(network, path);
  for (const path of bridges) addPath(network, path);
}

function addPath(network: Network, path: readonly [number, number][]): void {
  for (let i = 1; i < path.length; i++) {
    network.addSegment(path[i - 1]![0], path[i - 1]![1], path[i]![0], path[i]![1]);
  }
  if (path.length > 1) {
    network.addNode(path[0]![0], path[0]![1]);
    network.addNode(path[path.length - 1]![0], path[path.length - 1]![1]);
  }
}

/** Greatest distance of two samples in metres. */
function spacingFor(tolerance: number): number {
  return Math.max(2, tolerance / 4);
}

function sample(network: Network, line: Line, settings: InsertSettings): Samples {
  const { lattice } = network;
  const spacing = spacingFor(settings.tolerance);
  const x: number[] = [line.x[0]!];
  const y: number[] = [line.y[0]!];
  const along: number[] = [0];
  const vertex: boolean[] = [true];
  let length = 0;
  for (let i = 1; i < line.x.length; i++) {
    const ax = line.x[i - 1]!;
    const ay = line.y[i - 1]!;
    const bx = line.x[i]!;
    const by = line.y[i]!;
    const segment = lattice.distance(ax, ay, bx, by);
    const pieces = Math.max(1, Math.ceil(segment / spacing));
    for (let k = 1; k <= pieces; k++) {
      x.push(k === pieces ? bx : ax + ((bx - ax) * k) / pieces);
      y.push(k === pieces ? by : ay + ((by - ay) * k) / pieces);
      along.push(length + (segment * k) / pieces);
      vertex.push(k === pieces);
    }
    length += segment;
  }
  const count = x.length;
  const state = new Uint8Array(count);
  const distance = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const placeX = new Float64Array(count);
  const placeY = new Float64Array(count);
  const reach = settings.tolerance * NOISE_REACH;
  for (let i = 0; i < count; i++) {
    if (i % SAMPLES_AT_ONCE === 0)
      gatherAround(network, x, y, i, Math.min(count, i + SAMPLES_AT_ONCE), reach);
    if (network.nearestGathered(x[i]!, y[i]!, reach)) {
      distance[i] = network.place.distance;
      placeX[i] = network.place.x;
      placeY[i] = network.place.y;
    }
    if (distance[i]! <= settings.tolerance) state[i] = NEAR;
    else state[i] = settings.inside(Math.round(x[i]!), Math.round(y[i]!)) ? FAR : OUTSIDE;
  }
  return { x, y, along, vertex, state, distance, placeX, placeY };
}

/** Gathers what lies within reach of samples `from` to `until`. */
function gatherAround(
  network: Network,
  x: readonly number[],
  y: readonly number[],
  from: number,
  until: number,
  reach: number,
): void {
  let west = x[from]!;
  let east = west;
  let south = y[from]!;
  let north = south;
  for (let i = from + 1; i < until; i++) {
    west = Math.min(west, x[i]!);
    east = Math.max(east, x[i]!);
    south = Math.min(south, y[i]!);
    north = Math.max(north, y[i]!);
  }
  network.gather(west, south, east, north, reach);
}

/**
 * Hysteresis: drawing noise becomes near, short touches between far stretches become far.
 *
 * @returns the touches, as first and last sample: there the line goes on past what is already there.
 */
function smoothStates(samples: Samples, tolerance: number, closed: boolean): [number, number][] {
  const { state, along, distance } = samples;
  const count = state.length;
  forRuns(state, (i, j) => {
    if (state[i] !== FAR) return;
    if ((i === 0 && j === count - 1) || along[j]! - along[i]! >= NOISE_LENGTH * tolerance) return;
    // The whole stretch of a ring that starts inside a far run is judged as two runs: only ever stricter.
    if (closed && (i === 0 || j === count - 1)) return;
    for (let k = i; k <= j; k++) if (distance[k]! > NOISE_REACH * tolerance) return;
    state.fill(NEAR, i, j + 1);
  });
  const passages: [number, number][] = [];
  forRuns(state, (i, j) => {
    if (state[i] !== NEAR || i === 0 || j === count - 1) return;
    if (state[i - 1] !== FAR || state[j + 1] !== FAR) return;
    if (along[j + 1]! - along[i - 1]! > CROSSING_LENGTH * tolerance) return;
    state.fill(FAR, i, j + 1);
    passages.push([i, j]);
  });
  return passages;
}

function forRuns(state: Uint8Array, visit: (first: number, last: number) => void): void {
  for (let i = 0; i < state.length; ) {
    let j = i;
    while (j + 1 < state.length && state[j + 1] === state[i]) j++;
    const end = j + 1;
    visit(i, j);
    i = end;
  }
}

/** The path that stands for a far run, from network to network. */
function drawRun(
  network: Network,
  samples: Samples,
  first: number,
  last: number,
  settings: InsertSettings,
  closed: boolean,
): [number, number][] {
  const count = samples.x.length;
  const path: [number, number][] = [];
  const put = (x: number, y: number): void => {
    const px = Math.round(x);
    const py = Math.round(y);
    const end = path[path.length - 1];
    if (end === undefined || end[0] !== px || end[1] !== py) path.push([px, py]);
  };
  const wholeRing = closed && first === 0 && last === count - 1;
  const before = wholeRing ? [] : lead(network, samples, first, -1, settings);
  const after = wholeRing ? [] : lead(network, samples, last, 1, settings);
  for (let i = before.length - 1; i >= 0; i--) put(before[i]![0], before[i]![1]);
  // Points between two vertices are only put where the path would otherwise begin or end too late.
  for (let i = first; i <= last; i++) {
    const needed = (i === first && before.length === 0) || (i === last && after.length === 0);
    if (samples.vertex[i] || needed) put(samples.x[i]!, samples.y[i]!);
  }
  for (const [x, y] of after) put(x, y);
  return path;
}

/**
 * The points that lead the end of a far run on to the network: along its own line to the first crossing,
 * else to the line's own end if that is near, else a little further; then to a node or the nearest place.
 */
function lead(
  network: Network,
  samples: Samples,
  from: number,
  step: 1 | -1,
  settings: InsertSettings,
): [number, number][] {
  const { x, y, along, vertex } = samples;
  const { tolerance } = settings;
  const count = x.length;
  const lineEnd = step > 0 ? count - 1 : 0;
  const toEnd = Math.abs(along[lineEnd]! - along[from]!);
  // At least to the next sample, which may be further away where the tolerance is under a metre.
  const limit = Math.max(
    toEnd <= EXTEND_TO_END * tolerance ? toEnd : EXTEND * tolerance,
    Math.min(spacingFor(tolerance), toEnd),
  );
  const points: [number, number][] = [];
  let at = from;
  while (at !== lineEnd && Math.abs(along[at + step]! - along[from]!) <= limit + 1e-9) {
    const t = network.firstCrossing(x[at]!, y[at]!, x[at + step]!, y[at + step]!);
    if (t <= 1) {
      points.push([x[at]! + t * (x[at + step]! - x[at]!), y[at]! + t * (y[at + step]! - y[at]!)]);
      return points;
    }
    at += step;
    if (vertex[at] || at === lineEnd) points.push([x[at]!, y[at]!]);
  }
  const endX = x[at]!;
  const endY = y[at]!;
  if (at !== lineEnd && !vertex[at]) points.push([endX, endY]);
  if (!network.nearest(endX, endY, 2 * tolerance)) return points;
  const { distance, x: placeX, y: placeY } = network.place;
  if (distance === 0) return points;
  const reach = Math.max(NODE_BY_DISTANCE * distance, NODE_BY_TOLERANCE * tolerance);
  if (network.nearestNode(endX, endY, reach)) points.push([network.place.x, network.place.y]);
  else points.push([placeX, placeY]);
  return points;
}

/**
 * Segments that join the nodes a line passes by within the tolerance to the line. Where two lines of one layer
 * turn at the same corner, drawn half a metre apart, the gap between them would otherwise make one face of
 * the two grids on its sides.
 */
function joinPassedNodes(
  network: Network,
  samples: Samples,
  passages: readonly [number, number][],
  { tolerance }: InsertSettings,
): [number, number][][] {
  const nearest = new Map<number, { distance: number; sample: number }>();
  for (const [first, last] of passages) {
    for (let i = first; i <= last; i++) {
      for (const { node, distance } of network.nodesNear(samples.x[i]!, samples.y[i]!, tolerance)) {
        const known = nearest.get(node);
        if (known === undefined || distance < known.distance) nearest.set(node, { distance, sample: i });
      }
    }
  }
  return [...nearest].map(([node, { sample }]) => [
    network.nodeAt(node),
    [Math.round(samples.x[sample]!), Math.round(samples.y[sample]!)],
  ]);
}

/**
 * Segments that close the breaks of a dropped stretch: where its nearest place jumps from one line of the
 * network to another, the border would otherwise be interrupted there. Superfluous ones bound nothing that
 * differs and vanish when equal faces are joined.
 */
function jumps(network: Network, samples: Samples, settings: InsertSettings): [number, number][][] {
  const { state, distance, placeX, placeY } = samples;
  const paths: [number, number][][] = [];
  for (let i = 1; i < state.length; i++) {
    if (state[i] !== NEAR || state[i - 1] !== NEAR) continue;
    if (!Number.isFinite(distance[i]!) || !Number.isFinite(distance[i - 1]!)) continue;
    const gap = network.lattice.distance(placeX[i]!, placeY[i]!, placeX[i - 1]!, placeY[i - 1]!);
    // Along one line the nearest place goes on as far as the line does; only more than that is a jump.
    if (gap - (samples.along[i]! - samples.along[i - 1]!) <= JUMP * settings.tolerance) continue;
    paths.push([
      [Math.round(placeX[i - 1]!), Math.round(placeY[i - 1]!)],
      [Math.round(placeX[i]!), Math.round(placeY[i]!)],
    ]);
  }
  return paths;
}
