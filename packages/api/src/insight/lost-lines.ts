import type { Flip, LostLine } from '@onegrid/planning';
import type { ArcRecord, DistrictStore } from '@onegrid/store';
import { type InsightServices, questionAbout } from './ask-insight.ts';
import type { AskedPlan } from './plan-insights.ts';

export const LOST_LINES = 'lost-lines';
export const FLIPS = 'flips';

/** Sees to it that the lost lines of a plan are kept as parts of an insight. */
export async function readyLostLines(
  district: DistrictStore,
  plan: AskedPlan,
  { insights, thinking }: InsightServices,
): Promise<void> {
  await insights.content(district, LOST_LINES, plan, async () => {
    const lines = await thinking.lostLines(await questionAbout(district, plan));
    const items = lines.map((line: LostLine) => ({
      id: line.id,
      departments: line.supporters,
      content: line,
    }));
    return { content: { count: lines.length }, items };
  });
}

/** Sees to it that what would take each arc of a plan away is kept as parts of an insight, by the arc's id. */
export async function readyFlips(
  district: DistrictStore,
  plan: AskedPlan,
  { insights, thinking }: InsightServices,
): Promise<void> {
  await insights.content(district, FLIPS, plan, async () => {
    const arcs = await district.plans.arcsAt(plan.id, plan.revision);
    const flips = await thinking.flips(await questionAbout(district, plan), arcs.map(asUnified));
    const items = arcs.flatMap(({ id, opponents }, at) => {
      const flip: Flip | null = flips[at] ?? null;
      return flip === null ? [] : [{ id, departments: opponents, content: flip }];
    });
    return { content: { count: items.length }, items };
  });
}

function asUnified({ geometry, right, opponents }: ArcRecord) {
  return {
    coordinates: geometry.coordinates.map(([lon, lat]) => [lon!, lat!] as const),
    right,
    opponents,
  };
}
