import { connectedParts } from '@onegrid/geometry';
import { Ground, NOTICEABLE_SHARE } from '../rules/ground.ts';
import type { EditRules } from './edit-rules.ts';
import { type PlanState, planIndex } from './plan-state.ts';

/**
 * Atoms by what must stay together: those that hold parts of one unit or building inside one community, and those
 * that the rules tie. Without rules every atom is a group of its own.
 *
 * @param positions of atoms in the plan, without repeats
 * @returns groups of positions, each ascending, in the order of their first
 */
export function wholeGroups(plan: PlanState, positions: readonly number[], rules?: EditRules): number[][] {
  if (!rules) return positions.map((i) => [i]);
  const ground = Ground.of(rules);
  const { position } = planIndex(plan);
  const firstHolder = new Map<string, number>();
  const ties: { a: number; b: number }[] = rules.links.flatMap(([one, other]) => {
    const [a, b] = [position.get(one), position.get(other)];
    return a === undefined || b === undefined ? [] : [{ a, b }];
  });
  for (const i of positions) {
    const { community } = plan.atoms[i];
    for (const { thing, areaM2 } of ground.heldBy(plan.atoms[i])) {
      if (areaM2 <= NOTICEABLE_SHARE * thing.areaM2) continue;
      const key = JSON.stringify([thing.kind, thing.id, community]);
      const first = firstHolder.get(key);
      if (first === undefined) firstHolder.set(key, i);
      else ties.push({ a: first, b: i });
    }
  }
  return connectedParts(ties, positions);
}
