import type { Lattice } from '../lattice.ts';
import type { Arrangement, LatticePolygon } from '../planar/arrangement.ts';
import { insideFaces } from '../planar/inside-faces.ts';
import type { TaggedSegments } from '../planar/node-segments.ts';
import { PointLocator } from '../planar/point-locator.ts';
import { type Absorption, absorbThin, dissolveEqual, fuseUnits } from './absorb.ts';
import { type BaseLines, groundOf, NO_BASE_LINES } from './base-lines.ts';
import { FaceGroups } from './face-groups.ts';
import { type InsertSettings, insertLine, type Line } from './insert-line.ts';
import { joinLooseEnds } from './join-ends.ts';
import { layerClaims } from './layer-claims.ts';
import { layerLines } from './layer-lines.ts';
import { withoutNarrowCommunities } from './narrow-communities.ts';
import { LINE_KIND, type LineKind, Network, networkSegments } from './network.ts';
import { orderLines } from './order-lines.ts';
import { type CleanOutline, cleanOutline } from './outline-parts.ts';

/** What linework is brought together from, all on one lattice. */
export interface ReconcileInput {
  readonly lattice: Lattice;
  readonly outline: readonly LatticePolygon[];
  readonly layers: readonly Arrangement[];
  /** Weights of the layers, above 0; all alike by default. */
  readonly weights?: readonly number[];
  /** Layers in the order in which they win where nothing else decides, see `orderLines`. As given by default. */
  readonly order?: readonly number[];
  readonly base?: BaseLines;
  readonly toleranceMetres: number;
  readonly thinMetres: number;
}

/** One edge-matched coverage in which no face is thin, with the label of every layer on every face. */
export interface Reconciled {
  readonly groups: FaceGroups;
  readonly outline: CleanOutline;
  readonly absorbed: readonly Absorption[];
  /** Whether an edge of the groups' graph was drawn for this. */
  readonly drawnFor: (edge: number, kind: LineKind) => boolean;
}

/** Outline parts below this are left out. */
const LEAST_PART_M2 = 50;
/** Units and streets are drawn where they are, but for lines that are nearer than this, in metres. */
const BASE_TOLERANCE = 2;
/** Progress is told after so many lines. */
const LINES_PER_REPORT = 256;
/** Faces are absorbed when a little under the limit, so that no other way of measuring finds them thin. */
export const THIN_MARGIN = 1.03;

/**
 * Brings the lines of several layers together so that what was meant to be one line is one line: the
 * network starts as the outline, communities, units and streets are drawn, layers are inserted one after the
 * other, each line only where it leaves what is already there by more than the tolerance; then all is noded,
 * faces are labelled by the layer areas they hold, equal neighbours are joined and thin faces absorbed.
 *
 * With units, thin faces are absorbed between the streets before equal neighbours are joined across them:
 * the strip of land between walls and the middle of the street goes with its own block, instead of growing
 * into one web through the whole town.
 *
 * @param onProgress called with a fraction 0..1; may throw to cancel.
 */
export function reconcile(input: ReconcileInput, onProgress?: (fraction: number) => void): Reconciled {
  const { lattice, layers, base = NO_BASE_LINES } = input;
  const outline = cleanOutline(input.outline, lattice, LEAST_PART_M2, input.thinMetres);
  const network = buildNetwork(input, outline, (fraction) => onProgress?.(fraction * 0.6));
  joinLooseEnds(network, input.toleranceMetres);
  const { graph, inside, tagsOf } = insideFaces(networkSegments(network), (tag) => tag === LINE_KIND.outline);
  onProgress?.(0.7);
  const claims = layers.map((layer, index) => {
    const result = layerClaims(graph, layer, lattice);
    onProgress?.(0.7 + (0.2 * (index + 1)) / layers.length);
    return result;
  });
  const diameter = input.thinMetres * THIN_MARGIN;
  const held = groundOf(graph, base, lattice);
  const ground =
    held && base.communities ? withoutNarrowCommunities(graph, lattice, inside, held, diameter) : held;
  const groups = new FaceGroups(graph, lattice, inside, claims, ground, input.weights);
  const drawnFor = (edge: number, kind: LineKind) => tagsOf(edge).some((tag) => tag >> 1 === LINE_KIND[kind]);
  const absorbed: Absorption[] = [];
  if (base.units !== null) {
    fuseUnits(groups);
    dissolveEqual(groups, (edge) => drawnFor(edge, 'street'));
    absorbed.push(...absorbThin(groups, diameter, false));
  }
  dissolveEqual(groups);
  absorbed.push(...absorbThin(groups, diameter));
  onProgress?.(1);
  return { groups, outline, absorbed, drawnFor };
}

function buildNetwork(
  input: ReconcileInput,
  outline: CleanOutline,
  onProgress: (fraction: number) => void,
): Network {
  const { lattice, layers, toleranceMetres: tolerance, base = NO_BASE_LINES } = input;
  const network = new Network(lattice, boundsOf(outline, layers), 1.5 * tolerance);
  network.kind = 'outline';
  for (const [ax, ay, bx, by] of outline.segments) network.addSegment(ax, ay, bx, by);
  const inside = insideOutline(outline);
  const draw = (kind: LineKind, lines: readonly Line[], settings: InsertSettings) => {
    network.kind = kind;
    for (const line of lines) insertLine(network, line, settings);
  };
  const { communities, units, streets } = base;
  if (communities) draw('community', layerLines(communities, lattice), { tolerance, inside });
  if (units) draw('unit', layerLines(units, lattice), { tolerance: BASE_TOLERANCE, inside });
  const free = units ? outsideUnits(units, inside) : inside;
  draw('street', streets, { tolerance: BASE_TOLERANCE, inside: free });
  network.kind = 'department';
  const lines = orderLines(
    layers.map((layer) => layerLines(layer, lattice)),
    input.weights ?? layers.map(() => 1),
    input.order ?? [...layers.keys()],
    lattice,
    network.bounds,
    tolerance,
  );
  lines.forEach((line, place) => {
    insertLine(network, line, { tolerance, inside: free });
    if (place % LINES_PER_REPORT === 0) onProgress(place / lines.length);
  });
  return network;
}

/** The test without the land of units, which no line divides. */
function outsideUnits(
  { graph, labels }: Arrangement,
  inside: (x: number, y: number) => boolean,
): (x: number, y: number) => boolean {
  const locator = new PointLocator(graph);
  return (x, y) => {
    const edge = locator.edgeWest(x, y);
    const unit = edge >= 0 && labels[graph.faceOf[locator.eastSide(edge)]!]!.length > 0;
    return !unit && inside(x, y);
  };
}

/** A test for lattice points against the cleaned outline. */
function insideOutline(outline: CleanOutline): (x: number, y: number) => boolean {
  const { graph, inside } = insideFaces(taggedSegments(outline.segments), () => true);
  const locator = new PointLocator(graph);
  return (x, y) => {
    const edge = locator.edgeWest(x, y);
    return edge >= 0 && inside[graph.faceOf[locator.eastSide(edge)]!] === 1;
  };
}

function taggedSegments(segments: CleanOutline['segments']): TaggedSegments {
  return {
    count: segments.length,
    ax: segments.map((s) => s[0]),
    ay: segments.map((s) => s[1]),
    bx: segments.map((s) => s[2]),
    by: segments.map((s) => s[3]),
    tag: new Int32Array(segments.length),
  };
}

function boundsOf(outline: CleanOutline, layers: readonly Arrangement[]): [number, number, number, number] {
  const bounds: [number, number, number, number] = [0, 0, 0, 0];
  let first = true;
  const extend = (x: number, y: number): void => {
    if (first || x < bounds[0]) bounds[0] = x;
    if (first || y < bounds[1]) bounds[1] = y;
    if (first || x > bounds[2]) bounds[2] = x;
    if (first || y > bounds[3]) bounds[3] = y;
    first = false;
  };
  for (const [ax, ay, bx, by] of outline.segments) {
    extend(ax, ay);
    extend(bx, by);
  }
  for (const layer of layers) {
    for (let v = 0; v < layer.graph.x.length; v++) extend(layer.graph.x[v]!, layer.graph.y[v]!);
  }
  return bounds;
}
