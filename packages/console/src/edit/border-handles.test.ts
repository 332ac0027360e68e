import { applyDiff, applyEdit } from '@onegrid/planning';
import { describe, expect, it } from 'vitest';
import { borderHandles, carry, remove } from './border-handles.ts';
import { borderLines } from './border-lines.ts';
import { at, box, planOf, polygon } from './select/plan.fixture.ts';

/**
 *   200 +---------+---------+
 *       |    B    |         |
 *   100 +---------+    C    |      the border of A and B has a vertex at 50, that of A and C at 120, 50
 *       |    A     >        |
 *     0 +---------+---------+
 *       0        100       200
 */
const PLAN = planOf(
  ['a', polygon([0, 0], [100, 0], [120, 50], [100, 100], [50, 100], [0, 100]), 'A'],
  ['b', polygon([0, 100], [50, 100], [100, 100], [100, 200], [0, 200]), 'B'],
  ['c', polygon([100, 0], [200, 0], [200, 200], [100, 200], [100, 100], [120, 50]), 'C'],
);
const FINE = 1e-7;
const places = (line: readonly (readonly number[])[]) =>
  line.map(([x, y]) => `${Math.round(x * 1e5)} ${Math.round(y * 1e5)}`);

describe('the border of a grid as lines', () => {
  it('runs from node to node, with the lines of others that end in its nodes', () => {
    const lines = borderLines(PLAN, 'A').map(({ line, outside, own }) => ({
      places: places(line).sort(),
      outside,
      own,
    }));
    expect(lines).toHaveLength(6);
    expect(lines).toContainEqual({
      places: ['100 0', '100 100', '120 50'].sort(),
      outside: false,
      own: true,
    });
    expect(lines).toContainEqual({
      places: ['0 100', '100 100', '50 100'].sort(),
      outside: false,
      own: true,
    });
    // The border of B and C ends in the node where all three meet.
    expect(lines).toContainEqual({ places: ['100 100', '100 200'], outside: false, own: false });
    expect(lines.filter(({ outside, own }) => outside && own)).toHaveLength(1);
  });

  it('is one ring where a grid lies inside another', () => {
    const hole = [at(40, 40), at(60, 40), at(60, 60), at(40, 60), at(40, 40)];
    const outer = box(0, 0, 100, 100);
    const plan = planOf(
      ['in', box(40, 40, 60, 60), 'I'],
      ['out', { type: 'Polygon', coordinates: [...outer.coordinates, [...hole].reverse()] }, 'O'],
    );
    const [ring, ...others] = borderLines(plan, 'I');
    expect(others).toEqual([]);
    expect(ring.line).toHaveLength(5);
    expect(ring.line[0]).toEqual(ring.line[4]);
  });
});

describe('handles of a border', () => {
  it('stand where the simplified border turns, and between; none on the outside', () => {
    const handles = borderHandles(PLAN, 'A', FINE);
    const of = (kind: string) =>
      places(handles.filter((handle) => handle.kind === kind).map((handle) => handle.at)).sort();
    expect(of('node')).toEqual(['100 100']);
    // The vertex at 50, 100 lies on a straight line: it stands between two.
    expect(of('vertex')).toEqual(['120 50']);
    expect(of('middle')).toEqual(['110 25', '110 75', '50 100']);
  });

  it('carry their stretch along: the nearer, the more', () => {
    const border = [
      [100, 0],
      [110, 100],
      [100, 200],
      [110, 300],
      [100, 400],
    ] as const;
    const plan = planOf(
      ['a', polygon([0, 0], ...border, [0, 400]), 'A'],
      ['c', polygon([200, 0], [200, 400], ...[...border].reverse()), 'C'],
    );
    // Coarse enough that of the zigzag nothing stands but its ends; one handle in its middle.
    const handles = borderHandles(plan, 'A', 15e-5);
    const middle = handles.find(({ at: place }) => places([place])[0] === '100 200');
    expect(middle).toBeDefined();
    const { moves, inserts } = carry(middle!, at(120, 200));
    expect(inserts).toEqual([]);
    const moved = moves.map((move) => [places([move.from])[0], places([move.to!])[0]]);
    expect(moved.sort()).toEqual([
      ['100 200', '120 200'],
      ['110 100', '120 100'],
      ['110 300', '120 300'],
    ]);
  });

  it('move a border of the plan as the engine has it, take a point away, and make a new one', () => {
    const handles = borderHandles(PLAN, 'A', FINE);
    const handleAt = (place: string) => handles.find((handle) => places([handle.at])[0] === place)!;
    const areaOf = (op: Parameters<typeof applyEdit>[1]) => {
      const outcome = applyEdit(PLAN, op);
      if ('rejected' in outcome) throw new Error(outcome.rejected.map(({ kind }) => kind).join());
      const after = applyDiff(PLAN, outcome.diff);
      return after.atoms.reduce((sum, atom, i) => sum + (after.codes[i] === 'A' ? atom.areaM2 : 0), 0);
    };
    const before = PLAN.atoms[0].areaM2;
    const unit = before / 11_000;
    // The triangle 100 0, 120 50, 100 100 has 1,000 square units; with its tip at 140 it has 2,000.
    expect(areaOf(carry(handleAt('120 50'), at(140, 50)))).toBeCloseTo(before + 1000 * unit, 1);
    expect(areaOf(remove(handleAt('120 50'))!)).toBeCloseTo(before - 1000 * unit, 1);
    // A point between 100 0 and 120 50, drawn out by ten: a triangle of that base and height 50.
    expect(areaOf(carry(handleAt('110 25'), at(120, 25)))).toBeCloseTo(before + 250 * unit, 1);
    expect(remove(handleAt('100 100'))).toBeNull();
  });
});
