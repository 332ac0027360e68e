import { expect, it } from 'vitest';
import { tilesAt } from './tiles-at.ts';

const source = (key: string, url: string) => ({ key, sourceLayer: key, url, minZoom: 0, maxZoom: 16 });
const TILES = [
  source('outline', '/tiles/outline/0a1b/{z}/{x}/{y}.mvt'),
  source('grids', '/tiles/grids/p-1.12/{z}/{x}/{y}.mvt'),
  source('appeals', '/tiles/appeals/p-1.12/{z}/{x}/{y}.mvt'),
];

it('addresses the tiles of an earlier revision, and leaves what belongs to no revision', () => {
  expect(tilesAt(TILES, 'p-1', 3).map(({ url }) => url)).toEqual([
    '/tiles/outline/0a1b/{z}/{x}/{y}.mvt',
    '/tiles/grids/p-1.3/{z}/{x}/{y}.mvt',
    '/tiles/appeals/p-1.12/{z}/{x}/{y}.mvt',
  ]);
  expect(tilesAt(TILES, 'p-1', null)).toBe(TILES);
});
