import { expect, it } from 'vitest';
import { spreadAround } from './spread.ts';

const PLACE = [118.2, 31.08] as const;
const appeals = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `a${index}`,
    category: 'NOISE',
    status: 'FILED',
    at: null,
  }));
const metres = ([ax, ay]: number[], [bx, by]: number[]) =>
  Math.hypot((ax - bx) * 111_195 * Math.cos((31.08 * Math.PI) / 180), (ay - by) * 111_195);

it.each([2, 8, 9, 40])('keeps %i appeals of one place apart', (count) => {
  const points = spreadAround(PLACE, appeals(count)).flatMap(({ geometry, properties }) =>
    geometry.type === 'Point' ? [{ at: geometry.coordinates, id: properties?.id }] : [],
  );
  expect(points.map(({ id }) => id)).toEqual(appeals(count).map(({ id }) => id));
  for (const [index, a] of points.entries()) {
    for (const b of points.slice(index + 1)) expect(metres(a.at, b.at), `${a.id} ${b.id}`).toBeGreaterThan(4);
  }
});
