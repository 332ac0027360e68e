import { atomsTouching, type PlanState } from '../edit/plan-state.ts';
import type { Atom } from '../model/atom.ts';
import { type Ground, type GroundThing, NOTICEABLE_SHARE } from './ground.ts';

/** A unit or building that a border between grids cuts inside one community. */
export interface GroundCut {
  readonly thing: GroundThing;
  /** The grids that hold it there, the one with most of it first. */
  readonly grids: readonly string[];
  /** The chance that two places in it lie in different grids: it rises with every cut, and with what is cut off. */
  readonly parted: number;
}

/**
 * How a plan cuts a thing; null where the grid that has most of it has all but `NOTICEABLE_SHARE`. A border between
 * communities may cut it: no grid lies in two communities.
 */
export function cutOf(plan: PlanState, ground: Ground, thing: GroundThing): GroundCut | null {
  const byCommunity = new Map<string | null, Map<string, number>>();
  for (const i of atomsTouching(plan, thing.box)) {
    const held = ground.heldBy(plan.atoms[i]).find((land) => land.thing === thing);
    if (held === undefined) continue;
    const grids = byCommunity.get(plan.atoms[i].community) ?? new Map<string, number>();
    byCommunity.set(plan.atoms[i].community, grids);
    grids.set(plan.codes[i], (grids.get(plan.codes[i]) ?? 0) + held.areaM2);
  }
  let worst: GroundCut | null = null;
  for (const grids of byCommunity.values()) {
    const ranked = [...grids].sort(([p, a], [q, b]) => b - a || (p < q ? -1 : 1));
    const whole = ranked.reduce((sum, [, areaM2]) => sum + areaM2, 0);
    if (whole - ranked[0][1] <= NOTICEABLE_SHARE * thing.areaM2) continue;
    const parted = 1 - ranked.reduce((sum, [, areaM2]) => sum + (areaM2 / whole) ** 2, 0);
    if (parted > (worst?.parted ?? 0)) worst = { thing, grids: ranked.map(([code]) => code), parted };
  }
  return worst;
}

/** Things that some of these atoms hold a noticeable part of, but not all: only these can be cut. */
export function thingsInPart(ground: Ground, atoms: Iterable<Atom>): GroundThing[] {
  const found = new Set<GroundThing>();
  for (const atom of atoms) {
    for (const { thing, areaM2 } of ground.heldBy(atom)) {
      const share = areaM2 / thing.areaM2;
      if (share > NOTICEABLE_SHARE && share < 1 - NOTICEABLE_SHARE) found.add(thing);
    }
  }
  return [...found];
}
