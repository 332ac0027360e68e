import type { Lattice } from '../lattice.ts';
import type { CoverageTopology } from './topology.ts';

/** An edge of the coverage near the line, and whether a target uses it. */
export interface SnapEdge {
  readonly edge: number;
  readonly target: boolean;
}

/** Lines as vertex ids, and the vertices that they added to edges, in order from the edge's start. */
export interface SnappedLines {
  readonly paths: number[][];
  readonly inserted: Map<number, number[]>;
}

/**
 * Leads drawn lines through what they were meant to meet, so that no tiny edge arises: their positions move
 * to a vertex of a target nearer than its `snapMetres`, else onto a target's edge nearer than that; and a segment
 * that passes such a vertex goes through it. New vertices are added to the topology's table.
 */
export function snapToBorders(
  topology: CoverageTopology,
  lines: readonly (readonly (readonly [number, number])[])[],
  edges: readonly SnapEdge[],
  snapMetres: readonly number[],
): SnappedLines {
  const { vertices, lattice, from, to } = topology;
  const borders = edges.filter(({ target }) => target).map(({ edge }) => edge);
  const corners = new Set(borders.flatMap((edge) => [from[edge], to[edge]]));
  const inserted = new Map<number, number[]>();
  const endsOf = lines.map((line, k) => {
    const ends: number[] = [];
    for (const [x, y] of line) {
      const reach = snapMetres[k];
      const id = nearestVertex(x, y, reach) ?? ontoNearestEdge(x, y, reach) ?? vertices.add(x, y);
      if (id !== ends[ends.length - 1]) ends.push(id);
    }
    return ends;
  });
  for (const [edge, ids] of inserted) {
    const distance = (id: number) =>
      between(lattice, vertices.first[from[edge]], vertices.second[from[edge]], id);
    inserted.set(
      edge,
      [...new Set(ids)].sort((p, q) => distance(p) - distance(q)),
    );
  }
  const paths = endsOf.map((ends, k) =>
    ends.flatMap((end, i) => (i === 0 ? [end] : [...verticesPassed(ends[i - 1], end, snapMetres[k]), end])),
  );
  return { paths, inserted };

  function between(metric: Lattice, x: number, y: number, id: number): number {
    return metric.distance(x, y, vertices.first[id], vertices.second[id]);
  }

  function nearestVertex(x: number, y: number, reach: number): number | null {
    let best: number | null = null;
    let least = reach;
    for (const id of corners) {
      const distance = between(lattice, x, y, id);
      if (distance < least || (distance === least && best === null)) {
        least = distance;
        best = id;
      }
    }
    return best;
  }

  function ontoNearestEdge(x: number, y: number, reach: number): number | null {
    let best: { edge: number; px: number; py: number } | null = null;
    let least = reach;
    for (const edge of borders) {
      const t = along(edge, x, y);
      if (t <= 0 || t >= 1) continue;
      const px = Math.round(vertices.first[from[edge]] * (1 - t) + vertices.first[to[edge]] * t);
      const py = Math.round(vertices.second[from[edge]] * (1 - t) + vertices.second[to[edge]] * t);
      const distance = lattice.distance(x, y, px, py);
      if (distance > least) continue;
      least = distance;
      best = { edge, px, py };
    }
    if (!best) return null;
    const id = vertices.add(best.px, best.py);
    if (id !== from[best.edge] && id !== to[best.edge]) {
      inserted.set(best.edge, [...(inserted.get(best.edge) ?? []), id]);
      corners.add(id);
    }
    return id;
  }

  function along(edge: number, x: number, y: number): number {
    return fraction(from[edge], to[edge], x, y);
  }

  /** Where the foot of (x, y) lies on the segment a→b, 0 at a and 1 at b; in metres, not in units. */
  function fraction(a: number, b: number, x: number, y: number): number {
    const { first, second } = vertices;
    const dx = (first[b] - first[a]) * lattice.metresX;
    const dy = (second[b] - second[a]) * lattice.metresY;
    const px = (x - first[a]) * lattice.metresX;
    const py = (y - second[a]) * lattice.metresY;
    return (px * dx + py * dy) / (dx * dx + dy * dy);
  }

  /** Border vertices within reach of the segment a→b, in its order, but none at its ends. */
  function verticesPassed(a: number, b: number, reach: number): number[] {
    const passed: { id: number; t: number }[] = [];
    const { first, second } = vertices;
    for (const id of corners) {
      if (id === a || id === b) continue;
      const t = fraction(a, b, first[id], second[id]);
      if (t <= 0 || t >= 1) continue;
      const x = first[a] * (1 - t) + first[b] * t;
      const y = second[a] * (1 - t) + second[b] * t;
      if (between(lattice, x, y, id) > reach) continue;
      // Beside an end the line already goes through a vertex; a second one so near would make it turn back.
      const atEnd = [a, b].some((end) => between(lattice, first[end], second[end], id) <= reach);
      if (!atEnd || (x === first[id] && y === second[id])) passed.push({ id, t });
    }
    return passed.sort((p, q) => p.t - q.t).map(({ id }) => id);
  }
}
