import { expect, it } from 'vitest';
import { applyEdit } from './apply-edit.ts';
import { areas, at, edited, faults, fourGrids, land } from './boundary.fixture.ts';
import { applyDiff, invert } from './plan-diff.ts';
import type { PlanState } from './plan-state.ts';

const SOUTH_WEST_CORNER = land([150, 50], [250, 50], [250, 150], [150, 150]);

/** How many atoms each grid has. */
function counts({ codes }: PlanState): Record<string, number> {
  return Object.fromEntries(
    [...new Set(codes)].sort().map((code) => [code, codes.filter((c) => c === code).length]),
  );
}

it('joins land that comes back with the rest of its atom', () => {
  const out = edited(fourGrids(), { kind: 'move-land', land: SOUTH_WEST_CORNER, to: 'B' });
  expect(counts(out)).toEqual({ A: 1, B: 2, C: 1, D: 1 });
  const outcome = applyEdit(
    out,
    { kind: 'move-land', land: land([150, 50], [200, 50], [200, 150], [150, 150]), to: 'A' },
    { changeSet: 'back' },
  );
  if ('rejected' in outcome) throw new Error('refused');
  const back = applyDiff(out, outcome.diff);
  expect(counts(back)).toEqual({ A: 1, B: 1, C: 1, D: 1 });
  expect(areas(back)).toEqual({ A: 40000, B: 40000, C: 40000, D: 40000 });
  expect(faults(back)).toEqual([]);
  const joined = back.atoms.find(({ root }) => root === 'a');
  expect(joined?.households).toBeCloseTo(100, 9);
  expect(joined?.labels).toEqual({ police: 'a' });
  // The corners of what went and came are vertices of its neighbour too.
  expect(joined?.geometry.coordinates[0]).toContainEqual(at([200, 50]));
  expect(JSON.stringify(applyDiff(back, invert(outcome.diff)))).toBe(JSON.stringify(out));
});
