/**
 * Russian dolls (Verfaillie, Lemaitre & Schiex 1996): `doll[t]` is no less than what the nodes from t on can
 * gain among themselves in at most `grids` grids, whatever shape these have. Each is found by branch and bound
 * with the dolls inside it; one that takes more than `limit` search nodes is bounded by the next one and all
 * that node t can gain.
 *
 * @param gain symmetric, by `i * nodes + j`.
 * @param mass by node; no grid has more than `most`.
 */
export function dollsOf(
  gain: Float64Array,
  mass: Float64Array,
  most: number,
  grids: number,
  limit: number,
): Float64Array {
  const nodes = mass.length;
  const filled = new Float64Array(grids);
  const dolls = new Float64Array(nodes + 1);
  // What each node from the doll's first on gains in each grid, as far as nodes are placed.
  const inGrid = new Float64Array(nodes * grids);
  let left = 0;
  let best = 0;
  let leftOut = 0;
  const place = (node: number, used: number, gained: number): void => {
    if (node === nodes) {
      best = Math.max(best, gained);
      return;
    }
    let bound = gained + dolls[node]!;
    for (let later = node; later < nodes; later++) bound += greatestGain(later, used);
    if (bound <= best) return;
    if (left-- <= 0) {
      leftOut = Math.max(leftOut, bound);
      return;
    }
    const choices = Math.min(used + 1, grids);
    for (const grid of byGain(node, choices, inGrid, grids)) {
      if (filled[grid]! + mass[node]! > most) continue;
      filled[grid]! += mass[node]!;
      add(node, grid, 1);
      place(node + 1, Math.max(used, grid + 1), gained + inGrid[node * grids + grid]!);
      add(node, grid, -1);
      filled[grid]! -= mass[node]!;
    }
  };
  const greatestGain = (node: number, used: number): number => {
    let greatest = used < grids ? 0 : Number.NEGATIVE_INFINITY;
    for (let grid = 0; grid < used; grid++) {
      if (filled[grid]! + mass[node]! <= most) greatest = Math.max(greatest, inGrid[node * grids + grid]!);
    }
    return greatest;
  };
  const add = (node: number, grid: number, sign: number): void => {
    for (let later = node + 1; later < nodes; later++)
      inGrid[later * grids + grid]! += sign * gain[node * nodes + later]!;
  };
  for (let first = nodes - 1; first >= 0; first--) {
    let most = dolls[first + 1]!;
    for (let later = first + 1; later < nodes; later++) most += Math.max(0, gain[first * nodes + later]!);
    best = dolls[first + 1]!;
    leftOut = best;
    left = limit;
    inGrid.fill(0);
    // The doll's own bound is not known yet; what the first node can gain stands in for it.
    dolls[first] = most;
    place(first, 0, 0);
    dolls[first] = Math.min(most, Math.max(best, leftOut));
  }
  return dolls;
}

/** The first grids by what the node gains there, most first. */
export function byGain(node: number, choices: number, inGrid: Float64Array, grids: number): number[] {
  const order = Array.from({ length: choices }, (_, grid) => grid);
  return order.sort((a, b) => inGrid[node * grids + b]! - inGrid[node * grids + a]! || a - b);
}
