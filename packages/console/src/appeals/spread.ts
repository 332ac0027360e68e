import type { Feature, Position } from 'geojson';

export interface SpreadAppeal {
  readonly id: string;
  readonly category: string;
  readonly status: string;
  readonly at: readonly number[] | null;
}

/** Metres from the middle to the first appeal, and between one and the next along the spiral. */
const FIRST_METRES = 7;
const APART_METRES = 6;
const METRES_PER_DEGREE = 111_195;

/**
 * Appeals that lie on one another, drawn along a spiral around their place: a leg and a point for each, with
 * its id, category and status. Up to eight stand on a circle.
 */
export function spreadAround(place: readonly [number, number], appeals: readonly SpreadAppeal[]): Feature[] {
  const narrow = Math.cos((place[1] * Math.PI) / 180);
  const offset = (angle: number, metres: number): Position => [
    place[0] + (Math.sin(angle) * metres) / METRES_PER_DEGREE / narrow,
    place[1] + (Math.cos(angle) * metres) / METRES_PER_DEGREE,
  ];
  const circle = appeals.length <= 8;
  let angle = 0;
  let metres = FIRST_METRES;
  return appeals.flatMap(({ id, category, status }): Feature[] => {
    const end = offset(angle, metres);
    if (circle) angle += (2 * Math.PI) / appeals.length;
    else {
      angle += APART_METRES / metres;
      metres += (APART_METRES * APART_METRES) / (2 * Math.PI * metres);
    }
    return [
      { type: 'Feature', geometry: { type: 'LineString', coordinates: [[...place], end] }, properties: {} },
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: end },
        properties: { id, category, status },
      },
    ];
  });
}
