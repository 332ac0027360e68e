import type { AtomGraph } from '../model/atom-graph.ts';

/** The given grids from west to east, then north to south, by the middle of the bounds of their atoms' points. */
export function byPlace(graph: AtomGraph, assignment: ArrayLike<number>, grids: readonly number[]): number[] {
  const bounds = new Map<number, [number, number, number, number]>();
  for (let atom = 0; atom < graph.count; atom++) {
    const x = graph.x[atom]!;
    const y = graph.y[atom]!;
    const known = bounds.get(assignment[atom]!);
    bounds.set(
      assignment[atom]!,
      known
        ? [Math.min(known[0], x), Math.min(known[1], y), Math.max(known[2], x), Math.max(known[3], y)]
        : [x, y, x, y],
    );
  }
  const middle = (grid: number): [number, number] => {
    const [west, south, east, north] = bounds.get(grid)!;
    return [west + east, south + north];
  };
  return [...grids].sort((a, b) => {
    const [first, second] = [middle(a), middle(b)];
    return first[0] - second[0] || second[1] - first[1] || a - b;
  });
}
