import { middleOfGrid } from './grid-middle.ts';
import { groundPlane } from './ground-plane.ts';
import type { PlanPlaces } from './plan-places.ts';

/** Codes of the grids whose middles lie nearest to a place (degrees), the nearest first. */
export function nearGrids(places: PlanPlaces, at: readonly [number, number], most: number): string[] {
  const plane = groundPlane([...at]);
  return places
    .codes()
    .map((code) => {
      const middle = middleOfGrid(places.plan, code) ?? at;
      return { code, metres: Math.hypot(plane.toX(middle[0]), plane.toY(middle[1])) };
    })
    .sort((a, b) => a.metres - b.metres || (a.code < b.code ? -1 : 1))
    .slice(0, most)
    .map(({ code }) => code);
}
