import type { MultiPolygon, Polygon } from 'geojson';
import type { MergeCommunity, MergeInput, MergeStreet, MergeUnit } from '../../src/index.ts';
import { blob, type Chance, type Point, randomMesh, toPosition, toRing } from './random-shapes.ts';

/** What a random merge may find on the ground: communities that tile the land, units, streets; each at times. */
export function randomGround(
  chance: Chance,
  size: number,
): Pick<MergeInput, 'units' | 'communities' | 'streets'> {
  return {
    ...(chance.oneIn(2) ? { communities: randomCommunities(chance, size) } : {}),
    ...(chance.oneIn(2) ? { units: randomUnits(chance, size) } : {}),
    ...(chance.oneIn(2) ? { streets: randomStreets(chance, size) } : {}),
  };
}

/** A mesh whose cells share their corners; with codes or without, at times two cells are one community. */
function randomCommunities(chance: Chance, size: number): MergeCommunity[] {
  const columns = chance.whole(1, 3);
  const rows = chance.whole(1, 2);
  const { corner } = randomMesh(chance, size, columns, rows);
  const coded = chance.oneIn(2);
  const communities: MergeCommunity[] = [];
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < rows; j++) {
      const ring = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)];
      const number = chance.oneIn(8) && communities.length > 0 ? 1 : communities.length + 1;
      communities.push({
        id: `c${number}`,
        name: `社区${number}`,
        code: coded ? `999903100${String(number).padStart(3, '0')}` : null,
        geometry: { type: 'Polygon', coordinates: [toRing(ring)] },
      });
    }
  }
  return communities;
}

/** Compounds of all sizes, some overlapping, some in two parts, some beyond the outline. */
function randomUnits(chance: Chance, size: number): MergeUnit[] {
  return Array.from({ length: chance.whole(1, 12) }, (_, i) => {
    const radius = chance.pick([8, 20, 40, size * 0.1]);
    const part = (): Polygon['coordinates'] => {
      const x = chance.between(-size * 0.5, size * 0.5);
      const y = chance.between(-size * 0.5, size * 0.5);
      return [toRing(chance.oneIn(2) ? rectangle(chance, x, y, radius) : blob(chance, x, y, radius, 7))];
    };
    const geometry: Polygon | MultiPolygon = chance.oneIn(6)
      ? { type: 'MultiPolygon', coordinates: [part(), part()] }
      : { type: 'Polygon', coordinates: part() };
    return { id: `u${i}`, geometry };
  });
}

function rectangle(chance: Chance, x: number, y: number, radius: number): Point[] {
  const turn = chance.between(0, Math.PI);
  const [w, h] = [radius, radius * chance.between(0.3, 1)];
  return (
    [
      [-w, -h],
      [w, -h],
      [w, h],
      [-w, h],
    ] as const
  ).map(([dx, dy]) => [
    x + dx * Math.cos(turn) - dy * Math.sin(turn),
    y + dx * Math.sin(turn) + dy * Math.cos(turn),
  ]);
}

function randomStreets(chance: Chance, size: number): MergeStreet[] {
  return Array.from({ length: chance.whole(1, 8) }, (_, i) => {
    const angle = chance.between(0, 2 * Math.PI);
    const away = chance.between(-size * 0.4, size * 0.4);
    const points = Array.from({ length: chance.whole(2, 6) }, (__, k): Point => {
      const along = (k / 5 - 0.5) * size;
      const across = away + chance.between(-15, 15);
      return [
        along * Math.cos(angle) - across * Math.sin(angle),
        along * Math.sin(angle) + across * Math.cos(angle),
      ];
    });
    return { id: `s${i}`, geometry: { type: 'LineString', coordinates: points.map(toPosition) } };
  });
}
