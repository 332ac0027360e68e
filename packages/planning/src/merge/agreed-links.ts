import type { AtomGraph } from '../model/atom-graph.ts';
import { withLentLabels } from './lent-labels.ts';

/**
 * Where all departments draw the same division: pairs of atoms that lie in one grid of all of them, in one
 * community, however far apart. A grid of several parts stays one grid.
 *
 * @param communityOf community by atom, -1 for none.
 */
export function agreedLinks(
  graph: AtomGraph,
  communityOf: (atom: number) => number,
): (readonly [number, number])[] {
  const { labels } = withLentLabels(graph);
  const first = new Map<string, number>();
  const links: [number, number][] = [];
  for (let atom = 0; atom < graph.count; atom++) {
    const own = labels.map((layer) => layer[atom]!);
    if (own.every((label) => label < 0)) continue;
    const key = `${communityOf(atom)}: ${own.join()}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, atom);
    else links.push([before, atom]);
  }
  return links;
}
