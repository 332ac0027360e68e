import {
  arrange,
  type Cut,
  evenCut,
  evenSamples,
  FaceGroups,
  geodesicLengthM,
  latticeAround,
  latticePolygons,
} from '@onegrid/geometry';
import type { Polygon, Position } from 'geojson';
import { THIN_METRES } from '../rules/grid-land.ts';
import type { GroundThing } from '../rules/ground.ts';
import { holdsPoint } from './placed-points.ts';

/** Places over the land by which its shares are counted. */
const SAMPLES = 400;
/** A cut is looked at in places so far apart, in metres. */
const SAMPLE_METRES = 1;
/** Cuts are drawn on beyond the border by so many degrees, so that rounding leaves none of them short of it. */
const BEYOND_DEGREES = 1e-6;

/**
 * Straight lines that cut land into so many pieces of about the same area: for each share the shortest of twelve
 * directions that leaves no piece narrower than a grid may be and passes through none of the things. Fewer where
 * there is no such line.
 */
export function evenCuts(land: Polygon, pieces: number, things: readonly GroundThing[]): Position[][] {
  const lattice = latticeAround([land]);
  const { graph, labels } = arrange(latticePolygons(land, lattice, 0));
  const inside = Uint8Array.from(labels, (own) => (own.length > 0 ? 1 : 0));
  const groups = new FaceGroups(graph, lattice, inside, []);
  const [face, ...others] = groups.roots();
  // Land whose ring touches itself is two faces: no one line parts it evenly.
  if (face === undefined || others.length > 0) return [];
  const samples = evenSamples(groups.boundaryEdges(face), groups.areaM2[face], SAMPLES);
  const lineOf = ([ax, ay, bx, by]: Cut): [Position, Position] => [
    lattice.toPosition(ax, ay),
    lattice.toPosition(bx, by),
  ];
  const allowed = (cut: Cut) => !things.some((thing) => passesThrough(thing, lineOf(cut)));
  const lines: Position[][] = [];
  for (let piece = 1; piece < pieces; piece++) {
    const cuts = evenCut(groups, face, samples, piece / pieces, THIN_METRES, allowed);
    for (const cut of cuts ?? []) lines.push(drawnOn(lineOf(cut)));
  }
  return lines;
}

function passesThrough({ geometry, box }: GroundThing, [a, b]: readonly [Position, Position]): boolean {
  if (Math.max(a[0], b[0]) < box[0] || Math.min(a[0], b[0]) > box[2]) return false;
  if (Math.max(a[1], b[1]) < box[1] || Math.min(a[1], b[1]) > box[3]) return false;
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const steps = Math.max(1, Math.ceil(geodesicLengthM([a, b]) / SAMPLE_METRES));
  for (let i = 0; i < steps; i++) {
    const t = (i + 0.5) / steps;
    const place = { lon: a[0] + t * (b[0] - a[0]), lat: a[1] + t * (b[1] - a[1]) };
    if (parts.some((rings) => holdsPoint(rings, place))) return true;
  }
  return false;
}

function drawnOn([a, b]: readonly [Position, Position]): Position[] {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const beyond = BEYOND_DEGREES / Math.sqrt(dx * dx + dy * dy);
  return [
    [a[0] - beyond * dx, a[1] - beyond * dy],
    [b[0] + beyond * dx, b[1] + beyond * dy],
  ];
}
