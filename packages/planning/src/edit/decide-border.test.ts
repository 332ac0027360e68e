import { describe, expect, it } from 'vitest';
import { applyEdit, canApply } from './apply-edit.ts';
import type { DecideBorderOp, EditOp } from './edit-op.ts';
import { borderMark, edited, keyOf, marked, nineAtoms, reasons } from './marked.fixture.ts';
import { line, type Point } from './plan.fixture.ts';
import { applyDiff, invert } from './plan-diff.ts';

const decide = (decision: DecideBorderOp['decision'], ...edges: [Point, Point][]): EditOp => ({
  kind: 'decide-border',
  edges: edges.map(([a, b]) => [
    [a[0] / 1e5, a[1] / 1e5],
    [b[0] / 1e5, b[1] / 1e5],
  ]),
  decision,
});
const split = (code: string, ...points: Point[]): EditOp => ({
  kind: 'split-grid',
  code,
  line: line(...points),
  newCode: '009',
  newAtomIds: [],
});
/** The border between d and a. */
const WEST: [Point, Point] = [
  [0, 100],
  [100, 100],
];
/** The border between e and b. */
const MIDDLE: [Point, Point] = [
  [100, 100],
  [200, 100],
];

describe('decide-border', () => {
  // +---+---+---+
  // | g | h | i |   003
  // +---+---+---+
  // | d | e | f |   002
  // +===+---+---+
  // | a | b | c |   001
  // +---+---+---+
  it('locks, rejects and forgets stretches, whichever way they are given', () => {
    const locked = edited(nineAtoms(), decide('locked', [WEST[1], WEST[0]], MIDDLE));
    expect(locked.marks).toEqual([borderMark('locked', ...WEST), borderMark('locked', ...MIDDLE)]);
    const rejected = edited(locked, decide('rejected', WEST));
    expect(rejected.marks).toEqual([borderMark('rejected', ...WEST), borderMark('locked', ...MIDDLE)]);
    expect(edited(rejected, decide(null, MIDDLE)).marks).toEqual([borderMark('rejected', ...WEST)]);
  });

  it('knows borders between grids only', () => {
    const inside: [Point, Point] = [
      [100, 0],
      [100, 100],
    ];
    const outside: [Point, Point] = [
      [0, 0],
      [100, 0],
    ];
    const long: [Point, Point] = [
      [0, 100],
      [200, 100],
    ];
    for (const edge of [inside, outside, long])
      expect(canApply(nineAtoms(), decide('locked', WEST, edge))).toBe('border-unknown');
    expect(canApply(nineAtoms(), decide(null, WEST))).toBe('nothing-changes');
    expect(canApply(nineAtoms(), decide('locked'))).toBe('nothing-changes');
  });
});

describe('a locked border', () => {
  const locked = marked(nineAtoms(), borderMark('locked', ...WEST));

  it('does not vanish: no atom changes sides, no grids merge across it', () => {
    expect(reasons(locked, { kind: 'merge-grids', codes: ['001', '002'], intoCode: '001' })).toEqual([
      'border-locked',
    ]);
    expect(reasons(locked, { kind: 'reassign-atoms', atomIds: ['a'], to: '002' })).toEqual(['border-locked']);
    const outcome = applyEdit(locked, { kind: 'retire-grid', code: '001', into: '002' });
    expect(outcome).toMatchObject({
      rejected: [
        { kind: 'border-locked', params: { edges: 1 }, place: [WEST.map(([x, y]) => [x / 1e5, y / 1e5])] },
      ],
    });
  });

  it('lets everything else change', () => {
    const after = edited(locked, { kind: 'reassign-atoms', atomIds: ['c'], to: '002' });
    expect(after.marks).toEqual(locked.marks);
    // a and b leave together: west of them the border stays one between two grids.
    const renamed = edited(locked, split('001', [200, -10], [200, 110]));
    expect(renamed.marks).toEqual(locked.marks);
  });

  // +---+
  // | d |
  // +=:=+   the cut ends in the locked edge, which goes on as two
  // | : |
  // +-:-+
  it('keeps its lock where it only gains a vertex', () => {
    const outcome = applyEdit(locked, split('001', [40, -10], [40, 110]));
    if ('rejected' in outcome) throw new Error(JSON.stringify(outcome.rejected));
    const after = applyDiff(locked, outcome.diff);
    expect(after.marks).toEqual([
      borderMark('locked', [0, 100], [40, 100]),
      borderMark('locked', [40, 100], [100, 100]),
    ]);
    expect(JSON.stringify(applyDiff(after, invert(outcome.diff)))).toBe(JSON.stringify(locked));
  });

  // +===+---+   what lies north of the dots would go to 002
  // |...:   |
  // |   | b |
  it('does not move: nobody redraws it', () => {
    const redraw: EditOp = {
      kind: 'redraw-boundary',
      code: '001',
      line: line([0, 60], [100, 60], [100, 100]),
    };
    expect(reasons(locked, redraw)).toEqual(['border-locked']);
    expect(reasons(nineAtoms(), redraw)).toEqual([]);
  });
});

describe('a rejected border', () => {
  it('loses its mark when it is gone, and has it again when that is undone', () => {
    const plan = marked(
      nineAtoms(),
      borderMark('rejected', ...WEST),
      borderMark('locked', [0, 200], [100, 200]),
    );
    const outcome = applyEdit(plan, { kind: 'reassign-atoms', atomIds: ['a'], to: '002' });
    if ('rejected' in outcome) throw new Error(JSON.stringify(outcome.rejected));
    expect(outcome.diff.marks).toEqual([{ kind: 'border', key: keyOf(...WEST), from: 'rejected', to: null }]);
    const after = applyDiff(plan, outcome.diff);
    expect(after.marks).toEqual([borderMark('locked', [0, 200], [100, 200])]);
    expect(JSON.stringify(applyDiff(after, invert(outcome.diff)))).toBe(JSON.stringify(plan));
  });
});
