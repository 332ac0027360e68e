import { describe, expect, it } from 'vitest';
import { box, planOf } from '../edit/select/plan.fixture.ts';
import { boundsOf, gridFeatures, neighboursAmong } from './local-grids.ts';

/** A | B | C from the west to the east; B of two atoms, one over the other. */
const PLAN = planOf(
  ['a', box(0, 0, 100, 100), 'A'],
  ['b1', box(100, 0, 200, 50), 'B'],
  ['b2', box(100, 50, 200, 100), 'B'],
  ['c', box(200, 0, 300, 100), 'C'],
);

describe('grids drawn from a plan', () => {
  it('are one area each, whatever atoms they have, and only those there are', () => {
    const [b, ...others] = gridFeatures(PLAN, ['B', 'X']);
    expect(others).toEqual([]);
    expect(b.properties).toEqual({ code: 'B' });
    expect(b.geometry.type).toBe('Polygon');
    expect(boundsOf([b])).toEqual([0.001, 0, 0.002, 0.001]);
    expect(boundsOf([])).toBeNull();
  });

  it('know who is beside whom by the edges that both have', () => {
    // The corner of B at 100, 50 is on no edge of A: these two share no edge number for number.
    const neighbours = neighboursAmong(gridFeatures(PLAN, ['B', 'C', 'A']));
    expect(neighbours.get('A')).toEqual([]);
    const plan = planOf(['a', box(0, 0, 100, 100), 'A'], ['c', box(100, 0, 200, 100), 'C']);
    expect(neighboursAmong(gridFeatures(plan, ['A', 'C'])).get('C')).toEqual(['A']);
  });
});
