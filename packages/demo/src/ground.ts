import { type Ground, TOWN_CUTS } from './blocks.ts';
import type { LineKind, TownLine } from './coverage.ts';
import type { Point2, Ring } from './plane.ts';
import type { River } from './river.ts';
import type { StreetPlan } from './streets.ts';
import { zoneAt } from './zones.ts';

/** The lines of an outline and a river, in the order in which a coverage wants them. */
export function landLines(outline: Ring, river: River): TownLine[] {
  return [
    plainLine('outline', [...outline, outline[0]!]),
    plainLine('bank', river.northBank),
    plainLine('bank', river.southBank),
    plainLine('midstream', river.midstream),
  ];
}

/** A line that is no street and has no name. */
export function plainLine(kind: LineKind, points: readonly Point2[]): TownLine {
  return { kind, name: '', width: 0, points };
}

/** The land of the start-up town. */
export function townGround(outline: Ring, river: River, plan: StreetPlan): Ground {
  return {
    lines: [...landLines(outline, river), ...plan.lines],
    zoneAt: (place) => zoneAt(place, river, plan),
    cuts: TOWN_CUTS,
  };
}
