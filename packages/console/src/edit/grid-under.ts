import type { PlanState } from '@onegrid/planning';
import type { Position } from 'geojson';
import { PlanPlaces } from './select/plan-places.ts';

/** Samples on every piece of the line. */
const SAMPLES = 16;

/** The grids that a line runs through, those with the most of it first; by sampling it. */
export function gridsUnder(plan: PlanState, line: readonly Position[]): string[] {
  const places = PlanPlaces.of(plan);
  const counts = new Map<string, number>();
  for (let index = 1; index < line.length; index++) {
    const [from, to] = [line[index - 1], line[index]];
    const weight = Math.hypot(to[0] - from[0], to[1] - from[1]);
    for (let step = 0; step <= SAMPLES; step++) {
      const share = step / SAMPLES;
      const code = places.gridAt([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]);
      if (code !== null) counts.set(code, (counts.get(code) ?? 0) + weight);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([code]) => code);
}
