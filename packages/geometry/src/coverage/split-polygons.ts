import type { LineString, Polygon, Position } from 'geojson';
import { nodeLines } from './node-lines.ts';
import {
  type CutRefusal,
  cutTargets,
  placeOf,
  type ReplacedPolygon,
  replaceFaces,
  verticesAfter,
} from './replace-faces.ts';
import { buildTopology } from './topology.ts';

export interface SplitOptions {
  /** A drawn line passing a vertex nearer than this goes through the vertex; default 0.5 m. */
  readonly snapMetres?: number;
  /** No piece may be smaller than this; default 1 m2. */
  readonly minimumPieceM2?: number;
}

/** Why a line cannot cut the polygons. */
export type SplitRefusal =
  | CutRefusal
  /** It neither cuts a target in two nor runs along the border of one. */
  | 'line-does-not-cross';

export interface PolygonSplit {
  /** Polygons that change, by index ascending: two or more pieces, or one that gained vertices. */
  readonly replaced: readonly ReplacedPolygon[];
  /**
   * The edges that lie on the line afterwards, as drawn: those that cut a target, and those where the line
   * follows the border of a target. Their ends are vertices of the pieces, number for number.
   */
  readonly cut: readonly (readonly [Position, Position])[];
  /**
   * By how much the area inside changes in doubled square lattice units: a crossing with the outside of
   * the coverage is rounded to the lattice, which moves that border by less than one unit. 0 where the
   * line meets the outside in vertices or not at all. Between polygons nothing is ever lost.
   */
  readonly outsideDoubledAreaChange: bigint;
}

export type SplitOutcome =
  | { readonly split: PolygonSplit }
  | { readonly refused: SplitRefusal; readonly at: Position | null };

/**
 * Cuts target polygons of an edge-matched coverage along a drawn line.
 *
 * Crossings are rounded to the lattice and become vertices of the target and of every polygon that shares
 * the edge, so the result is edge-matched again, and the doubled areas of what is replaced add up to the
 * same integer (but see `outsideDoubledAreaChange`). Stretches of the line that do not help to separate
 * anything (ends hanging inside, parts outside the targets) leave no trace. Holes, several crossings,
 * lines through vertices, along borders and through themselves are allowed.
 *
 * @param polygons the targets and everything around them: whoever shares a border with a target must be
 *   there, or it is taken for the outside. CRS84 degrees on the 1e-7 lattice, valid by `verifyCoverage`
 * @param targets indices of the polygons to cut
 */
export function splitPolygons(
  polygons: readonly Polygon[],
  targets: readonly number[],
  line: LineString,
  options: SplitOptions = {},
): SplitOutcome {
  const { snapMetres = 0.5, minimumPieceM2 = 1 } = options;
  const topology = buildTopology(polygons);
  const { lattice, vertices } = topology;
  const noded = nodeLines(topology, new Set(targets), [line.coordinates], [snapMetres]);
  if (!noded) return { refused: 'line-too-short', at: null };
  const cuts = cutTargets(topology, targets, noded);
  if (!cuts) return { refused: 'rounding-conflict', at: line.coordinates[0] };
  const outcome = replaceFaces(polygons, topology, noded, cuts, minimumPieceM2);
  if ('refused' in outcome) return outcome;
  const isVertex = verticesAfter(topology, outcome.chains);
  const along = noded.along.filter(({ from, to }) => isVertex(from) && isVertex(to));
  const cut = [...[...cuts.values()].flat(), ...along];
  if (cut.length === 0) return { refused: 'line-does-not-cross', at: null };
  return {
    split: {
      replaced: outcome.replaced.map(({ index, pieces }) => ({ index, pieces })),
      cut: cut.map(({ from, to }) => [placeOf(lattice, vertices, from), placeOf(lattice, vertices, to)]),
      outsideDoubledAreaChange: outcome.outsideDoubledAreaChange,
    },
  };
}
