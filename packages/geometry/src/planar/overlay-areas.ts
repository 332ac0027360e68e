import type { EdgeAreas } from './edge-areas.ts';
import { EdgeWalk } from './edge-walk.ts';
import { FaceShares, type OverlayAreas } from './face-shares.ts';
import { findCrossings } from './overlay-crossings.ts';
import type { PlanarGraph } from './planar-graph.ts';
import { PointLocator } from './point-locator.ts';

const SQUARE_UNITS: EdgeAreas = {
  dust: 1e-5,
  under: (ax, ay, bx, by) => ((ax - bx) * (ay + by)) / 2,
};

/**
 * What every face of one planar graph shares with every face of another on the same lattice: exact, without
 * sampling and without rounding crossings to the lattice. Pairs with one unbounded face (0) are kept, the pair of
 * both is not; pairs are sorted.
 *
 * The common part of two faces is bounded by stretches of either's edges inside the other, so its area is a sum
 * over stretches, and no common linework is built. Every edge is followed from crossing to crossing, which tell the
 * other graph's face on the way. The stretches of an edge add up to the edge, so the shares of a bounded face add up
 * to its own area, to the rounding of doubles. No share is negative.
 *
 * @param measure what is added up; square lattice units without it.
 */
export function overlayAreas(
  a: PlanarGraph,
  b: PlanarGraph,
  measure: EdgeAreas = SQUARE_UNITS,
): OverlayAreas {
  const [ofA, ofB] = findCrossings(a, b);
  const shares = new FaceShares();
  new EdgeWalk(a, b, ofA, measure).follow(faceLocator(b, a, 1), (own, other, amount) =>
    shares.add(own, other, amount),
  );
  new EdgeWalk(b, a, ofB, measure).follow(faceLocator(a, b, -1), (own, other, amount) =>
    shares.add(other, own, amount),
  );
  shares.settle(measure.dust);
  return shares.sorted();
}

/**
 * The face of a graph around a vertex of another. A point on a line counts as the locator has it, a hair to the
 * west and less to the north; for the second graph, which counts as moved the other way, all is turned by half.
 */
function faceLocator(graph: PlanarGraph, other: PlanarGraph, sign: 1 | -1): (vertex: number) => number {
  let locator: PointLocator | null = null;
  return (vertex) => {
    locator ??= new PointLocator(
      sign === 1
        ? graph
        : { x: graph.x.map((x) => -x), y: graph.y.map((y) => -y), from: graph.from, to: graph.to },
    );
    const edge = locator.edgeWest(sign * other.x[vertex]!, sign * other.y[vertex]!);
    return edge < 0 ? 0 : graph.faceOf[locator.eastSide(edge)]!;
  };
}
