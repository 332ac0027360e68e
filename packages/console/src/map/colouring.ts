/** For each grid code the codes of the grids that share a border with it. */
export type Neighbours = ReadonlyMap<string, readonly string[]>;

/**
 * Gives each grid one of `hues` colours (as an index from 0) so that neighbours never look alike, and so
 * that a grid keeps its colour from one revision to the next wherever that is possible.
 *
 * Grids that had a colour before keep it; only of two that have become neighbours and look alike the one
 * with the larger code gives way. The rest prefer a colour of their own, drawn from their code. Where a
 * grid is hemmed in by all colours, everything is coloured anew in smallest-last order, which needs at
 * most six colours on any plane map. Grids in several parts need not form a plane map: where even that
 * fails, the colour that the fewest neighbours have is taken.
 *
 * Deterministic: the same neighbours and previous colours give the same result in any order of entries.
 */
export function colourGrids(
  neighbours: Neighbours,
  hues: number,
  previous: ReadonlyMap<string, number> = new Map(),
): ReadonlyMap<string, number> {
  const graph = symmetric(neighbours);
  const codes = [...graph.keys()].sort();
  const colours = keep(graph, codes, hues, previous);
  for (const code of codes) {
    if (colours.has(code)) continue;
    const free = freeColour(graph, colours, code, hues);
    if (free === null) return colourAnew(graph, codes, hues);
    colours.set(code, free);
  }
  return colours;
}

/** Every pair from both its ends, none of a grid with itself, none with a grid that is not there. */
function symmetric(neighbours: Neighbours): Map<string, Set<string>> {
  const graph = new Map([...neighbours.keys()].map((code) => [code, new Set<string>()]));
  for (const [code, others] of neighbours) {
    for (const other of others) {
      if (other === code || !graph.has(other)) continue;
      graph.get(code)!.add(other);
      graph.get(other)!.add(code);
    }
  }
  return graph;
}

function keep(
  graph: Map<string, Set<string>>,
  codes: readonly string[],
  hues: number,
  previous: ReadonlyMap<string, number>,
): Map<string, number> {
  const colours = new Map<string, number>();
  for (const code of codes) {
    const colour = previous.get(code);
    if (colour === undefined || colour >= hues) continue;
    if ([...graph.get(code)!].every((other) => colours.get(other) !== colour)) colours.set(code, colour);
  }
  return colours;
}

function colourAnew(
  graph: Map<string, Set<string>>,
  codes: readonly string[],
  hues: number,
): Map<string, number> {
  const colours = new Map<string, number>();
  for (const code of smallestLast(graph, codes)) {
    colours.set(code, freeColour(graph, colours, code, hues) ?? leastUsed(graph, colours, code, hues));
  }
  return colours;
}

/** Repeatedly sets aside the grid with the fewest neighbours left; the order is the reverse of that. */
function smallestLast(graph: Map<string, Set<string>>, codes: readonly string[]): string[] {
  const degree = new Map(codes.map((code) => [code, graph.get(code)!.size]));
  const order: string[] = [];
  while (degree.size > 0) {
    let least = '';
    for (const [code, count] of degree) if (least === '' || count < degree.get(least)!) least = code;
    degree.delete(least);
    order.push(least);
    for (const other of graph.get(least)!) {
      const count = degree.get(other);
      if (count !== undefined) degree.set(other, count - 1);
    }
  }
  return order.reverse();
}

/** The preferred colour of a code, or the next one that no neighbour has; null where all are taken. */
function freeColour(
  graph: Map<string, Set<string>>,
  colours: ReadonlyMap<string, number>,
  code: string,
  hues: number,
): number | null {
  const taken = new Set([...graph.get(code)!].map((other) => colours.get(other)));
  const first = preference(code, hues);
  for (let step = 0; step < hues; step++) {
    const colour = (first + step) % hues;
    if (!taken.has(colour)) return colour;
  }
  return null;
}

function leastUsed(
  graph: Map<string, Set<string>>,
  colours: ReadonlyMap<string, number>,
  code: string,
  hues: number,
): number {
  const uses = new Array<number>(hues).fill(0);
  for (const other of graph.get(code)!) {
    const colour = colours.get(other);
    if (colour !== undefined) uses[colour]++;
  }
  return uses.indexOf(Math.min(...uses));
}

/** A colour from the characters of the code (FNV-1a), so that it does not depend on the other grids. */
function preference(code: string, hues: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < code.length; i++) hash = Math.imul(hash ^ code.charCodeAt(i), 0x01000193) >>> 0;
  return hash % hues;
}
