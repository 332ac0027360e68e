/**
 * The connected parts of some nodes of a graph. Only links between two members count.
 *
 * @param adjacency pairs of nodes, as `sharedBorders` gives them
 * @param members node numbers, without repeats
 * @returns the parts, each sorted, ordered by their least member; no member gives no part
 */
export function connectedParts(
  adjacency: Iterable<{ readonly a: number; readonly b: number }>,
  members: Iterable<number>,
): number[][] {
  const root = new Map<number, number>();
  for (const member of members) root.set(member, member);
  for (const { a, b } of adjacency) {
    if (!root.has(a) || !root.has(b)) continue;
    const one = find(a);
    const other = find(b);
    if (one !== other) root.set(Math.max(one, other), Math.min(one, other));
  }
  const parts = new Map<number, number[]>();
  for (const member of [...root.keys()].sort((p, q) => p - q)) {
    const key = find(member);
    const part = parts.get(key);
    if (part) part.push(member);
    else parts.set(key, [member]);
  }
  return [...parts.values()];

  function find(node: number): number {
    let top = node;
    for (let up = root.get(top)!; up !== top; up = root.get(top)!) top = up;
    for (let step = node; step !== top; ) {
      const up = root.get(step)!;
      root.set(step, top);
      step = up;
    }
    return top;
  }
}
