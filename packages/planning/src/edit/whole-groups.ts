import { connectedParts } from '@onegrid/geometry';
import type { Atom } from '../model/atom.ts';
import { Ground, NOTICEABLE_SHARE } from '../rules/ground.ts';
import type { EditRules } from './edit-rules.ts';

/**
 * Atoms by what must stay together: those that hold parts of one unit or building inside one community, and those
 * that the rules tie. Without rules every atom is a group of its own.
 *
 * @returns groups of places in `atoms`, each ascending, in the order of their first
 */
export function wholeGroups(atoms: readonly Atom[], rules?: EditRules): number[][] {
  if (!rules) return [...atoms.keys()].map((place) => [place]);
  const ground = Ground.of(rules);
  const firstHolder = new Map<string, number>();
  const ties: { a: number; b: number }[] = [];
  atoms.forEach((atom, place) => {
    for (const { thing, areaM2 } of ground.heldBy(atom)) {
      if (areaM2 <= NOTICEABLE_SHARE * thing.areaM2) continue;
      const key = JSON.stringify([thing.kind, thing.id, atom.community]);
      const first = firstHolder.get(key);
      if (first === undefined) firstHolder.set(key, place);
      else ties.push({ a: first, b: place });
    }
  });
  return connectedParts([...ties, ...linksAmong(atoms, rules)], atoms.keys());
}

/** Pairs of places in `atoms` that the rules tie. */
export function linksAmong(atoms: readonly Atom[], { links }: EditRules): { a: number; b: number }[] {
  if (links.length === 0) return [];
  const placeOf = new Map(atoms.map(({ id }, place) => [id, place]));
  return links.flatMap(([one, other]) => {
    const [a, b] = [placeOf.get(one), placeOf.get(other)];
    return a === undefined || b === undefined ? [] : [{ a, b }];
  });
}
