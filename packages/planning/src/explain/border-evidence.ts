import type { Atom } from '../model/atom.ts';

/** What one department says about an edge of a unified border. */
export type Testimony =
  /** Its labels on the two sides differ; no label on one side differs from any id. */
  | 'supporter'
  /** The same id on both sides. */
  | 'opponent'
  /** No grid on either side. */
  | 'silent';

/** What all departments say about an edge between two atoms, or between an atom and the outside. */
export interface Evidence {
  readonly supporters: readonly string[];
  readonly opponents: readonly string[];
  readonly silent: readonly string[];
  /** Equal for equal lists, whichever atoms they come from. */
  readonly key: string;
}

/**
 * The evidence across an edge. Outside the outline no department has a grid.
 *
 * @param departments keys of all departments, sorted
 * @param right null outside the outline
 */
export function evidenceAcross(departments: readonly string[], left: Atom, right: Atom | null): Evidence {
  const lists: Record<Testimony, string[]> = { supporter: [], opponent: [], silent: [] };
  let key = '';
  for (const department of departments) {
    const word = testimony(left.labels[department] ?? null, right?.labels[department] ?? null);
    lists[word].push(department);
    key += word[0] + word[1];
  }
  return { supporters: lists.supporter, opponents: lists.opponent, silent: lists.silent, key };
}

function testimony(left: string | null, right: string | null): Testimony {
  if (left !== right) return 'supporter';
  return left === null ? 'silent' : 'opponent';
}
