import { expect, test } from 'vitest';
import { parsePlanRevision, parseTileAddress, planRevision } from './tile-address.ts';

const GOOD = { layer: 'grids', revision: 'p.1', z: '2', x: '3', y: '0' };

test('a tile inside the pyramid has an address', () => {
  expect(parseTileAddress(GOOD)).toEqual({ layer: 'grids', revision: 'p.1', z: 2, x: 3, y: 0 });
});

test.each([
  { layer: 'people' },
  { z: '23' },
  { z: '-1' },
  { x: '4' },
  { x: '1.5' },
  { y: '' },
  { y: '0x1' },
  { x: '99999999999' },
])('%o is none', (wrong) => {
  expect(parseTileAddress({ ...GOOD, ...wrong })).toBeNull();
});

test('a revision of a plan is read back', () => {
  expect(parsePlanRevision(planRevision('a-b.c', 12))).toEqual({ planId: 'a-b.c', revision: 12 });
  for (const bad of ['', 'a', '.1', 'a.', 'a.0', 'a.x']) expect(parsePlanRevision(bad), bad).toBeNull();
});
