import type { Polygon, Position } from 'geojson';
import type { FaceGroups } from './face-groups.ts';

/**
 * The polygon of a group of faces: one exterior ring counter-clockwise, then its holes clockwise, on the
 * graph's own vertices. Rings that touch themselves in a vertex are split there, so the polygon is valid.
 * Each ring starts at its westernmost (then southernmost) vertex; holes are in order of their starts.
 */
export function groupPolygon(groups: FaceGroups, root: number): Polygon {
  const { graph, lattice } = groups;
  const border = groups.border(root);
  const onBorder = new Set(border);
  const rings: { vertices: number[]; doubled: number }[] = [];
  const visited = new Set<number>();
  for (const start of border) {
    if (visited.has(start)) continue;
    const stack: number[] = [];
    const position = new Map<number, number>();
    let h = start;
    do {
      visited.add(h);
      const v = graph.tail(h);
      const seen = position.get(v);
      if (seen !== undefined) rings.push(cutLoop(groups, stack, position, seen));
      position.set(v, stack.length);
      stack.push(v);
      h = graph.next[h]!;
      while (!onBorder.has(h)) h = graph.next[h ^ 1]!;
    } while (h !== start);
    rings.push(ringOf(groups, stack));
  }
  rings.sort((p, q) => q.doubled - p.doubled || compareVertices(groups, p.vertices[0]!, q.vertices[0]!));
  const outer = rings[0]!;
  const holes = rings.slice(1).sort((p, q) => compareVertices(groups, p.vertices[0]!, q.vertices[0]!));
  const coordinates = [outer, ...holes].map(({ vertices }) => {
    const ring: Position[] = vertices.map((v) => lattice.toPosition(graph.x[v]!, graph.y[v]!));
    ring.push([...ring[0]!]);
    return ring;
  });
  return { type: 'Polygon', coordinates };
}

/** Takes the loop that has just closed at a repeated vertex off the stack. */
function cutLoop(groups: FaceGroups, stack: number[], position: Map<number, number>, from: number) {
  const loop = stack.splice(from);
  for (const v of loop) position.delete(v);
  return ringOf(groups, loop);
}

function ringOf(groups: FaceGroups, loop: readonly number[]): { vertices: number[]; doubled: number } {
  const { x, y } = groups.graph;
  let first = 0;
  for (let i = 1; i < loop.length; i++) if (compareVertices(groups, loop[i]!, loop[first]!) < 0) first = i;
  const vertices = [...loop.slice(first), ...loop.slice(0, first)];
  const ox = x[vertices[0]!]!;
  const oy = y[vertices[0]!]!;
  let doubled = 0;
  for (let i = 0; i < vertices.length; i++) {
    const a = vertices[i]!;
    const b = vertices[(i + 1) % vertices.length]!;
    doubled += (x[a]! - ox) * (y[b]! - oy) - (x[b]! - ox) * (y[a]! - oy);
  }
  return { vertices, doubled };
}

function compareVertices(groups: FaceGroups, a: number, b: number): number {
  const { x, y } = groups.graph;
  return x[a]! - x[b]! || y[a]! - y[b]!;
}
