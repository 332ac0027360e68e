import { expect, it } from 'vitest';
import { applyEdit } from '../edit/apply-edit.ts';
import type { EditOp } from '../edit/edit-op.ts';
import { box, line, planOf as planOfCells } from '../edit/plan.fixture.ts';
import { EMPTY_DIFF, touchedGrids } from '../edit/plan-diff.ts';
import type { PlanState } from '../edit/plan-state.ts';
import {
  acknowledge,
  canRedo,
  canUndo,
  committedPlan,
  type EditSession,
  keptSessionOf,
  markSent,
  nextToSend,
  openSession,
  type PlanChange,
  perform,
  planOf,
  receive,
  redo,
  refused,
  resolve,
  restore,
  serialise,
  undo,
} from './index.ts';

/**
 * +---+---+---+---+
 * | a | b | c | d |   grids 001 (a, b), 002 (c, d), 003 (e, f), 004 (g, h), each atom 100 by 100 units
 * | e | f | g | h |
 * +---+---+---+---+
 */
function eightAtoms(): PlanState {
  const column = (i: number) => [100 * (i % 4), 100 * (1 - Math.floor(i / 4))] as const;
  const plan = planOfCells(
    ...[...'abcdefgh'].map((id, i) => {
      const [x, y] = column(i);
      return [id, box(x, y, x + 100, y + 100), `00${Math.floor(i / 2) + 1}`] as const;
    }),
  );
  return { ...plan, usedCodes: ['001', '002', '003', '004'] };
}

const open = () => openSession({ planId: 'p', state: eightAtoms(), departments: [] });
const bytes = (plan: PlanState) => JSON.stringify(plan);
const merge = (codes: readonly string[], intoCode = codes[0]): EditOp => ({
  kind: 'merge-grids',
  codes,
  intoCode,
});
const split = (code: string, newCode: string, x: number): EditOp => ({
  kind: 'split-grid',
  code,
  newCode,
  line: line([x, -50], [x, 250]),
  newAtomIds: [],
});

/** What the server makes of an operation: the next change of its plan. */
function serverChange(base: PlanState, id: string, op: EditOp): PlanChange {
  const outcome = applyEdit(base, op, { changeSet: id });
  if ('rejected' in outcome) throw new Error(outcome.rejected[0].kind);
  return changeOf(base.revision + 1, id, outcome.diff);
}

function changeOf(revision: number, changeSetId: string, diff: PlanChange['diff']): PlanChange {
  return {
    revision,
    changeSetId,
    by: 'b',
    at: '2026-01-01T00:00:00Z',
    reason: null,
    diff,
    touchedGrids: touchedGrids(diff),
  };
}

function done(session: EditSession, id: string, op: EditOp): EditSession {
  const { session: next, outcome } = perform(session, id, op, {});
  expect(outcome).toHaveProperty('diff');
  return next;
}

/** The server commits the next entry as it is. */
function saved(session: EditSession): EditSession {
  const entry = nextToSend(session)!;
  return acknowledge(
    markSent(session, entry.id),
    changeOf(session.base.revision + 1, entry.id, entry.diff),
    {},
  );
}

const codesOf = (plan: PlanState) => plan.atoms.map(({ id }, i) => `${id}${plan.codes[i]}`).join(' ');

it('shows what waits on top of what the server has', () => {
  const session = done(open(), 'one', merge(['001', '002']));
  expect(codesOf(planOf(session))).toBe('a001 b001 c001 d001 e003 f003 g004 h004');
  expect(codesOf(session.base)).toBe('a001 b001 c002 d002 e003 f003 g004 h004');
  expect(nextToSend(session)).toMatchObject({ id: 'one', status: 'waiting', revision: null });
});

it('leaves the session as it is where an edit is refused', () => {
  const session = open();
  const { session: after, outcome } = perform(session, 'one', merge(['001', '009']), {});
  expect(after).toBe(session);
  expect(outcome).toMatchObject({ rejected: [{ kind: 'grid-unknown' }] });
});

it('drops what waits when it is undone, and brings the same bytes back', () => {
  const first = done(open(), 'one', split('001', '005', 130));
  const second = done(first, 'two', merge(['005', '003']));
  const one = undo(second, 'x', {}).session;
  expect(bytes(planOf(one))).toBe(bytes(planOf(first)));
  const none = undo(one, 'x', {}).session;
  expect(bytes(planOf(none))).toBe(bytes(eightAtoms()));
  expect(canUndo(none)).toBe(false);
  expect(undo(none, 'x', {}).outcome).toMatchObject({ rejected: [{ kind: 'nothing-to-undo' }] });
  const again = redo(redo(none, 'x', {}).session, 'x', {}).session;
  expect(bytes(planOf(again))).toBe(bytes(planOf(second)));
  expect(again.entries.map(({ id }) => id)).toEqual(['one', 'two']);
  expect(canRedo(again)).toBe(false);
});

it('takes back what the server has by a revert, and redoes it by another', () => {
  const session = saved(
    saved(done(done(open(), 'one', split('001', '005', 130)), 'two', merge(['005', '003']))),
  );
  const after = planOf(session);
  const undone = undo(undo(session, 'r2', {}).session, 'r1', {}).session;
  expect(undone.entries.map(({ id, status }) => `${id} ${status}`)).toEqual([
    'one saved',
    'two saved',
    'r2 waiting',
    'r1 waiting',
  ]);
  const { usedCodes, ...plan } = planOf(undone);
  const { usedCodes: _, ...start } = eightAtoms();
  expect(plan).toEqual({ ...start, revision: 9 });
  expect(usedCodes).toContain('005');
  // The revert of the first has not left yet, so it is dropped; that of the second has.
  const half = redo(saved(undone), 'x', {}).session;
  expect(half.entries.map(({ id }) => id)).toEqual(['one', 'two', 'r2']);
  const whole = redo(half, 'r3', {}).session;
  expect(whole.entries.at(-1)).toMatchObject({ id: 'r3', kind: 'revert', reverts: 'r2' });
  expect({ ...planOf(whole), revision: 9 }).toEqual(after);
  expect(undo(saved(whole), 'r4', {}).session.entries.at(-1)).toMatchObject({ reverts: 'r3' });
});

it('forgets what was undone when a new edit is made', () => {
  const session = undo(done(open(), 'one', merge(['001', '002'])), 'x', {}).session;
  expect(canRedo(session)).toBe(true);
  expect(canRedo(done(session, 'two', merge(['003', '004'])))).toBe(false);
});

it('keeps the plan as the server commits one entry after the other', () => {
  const session = done(done(open(), 'one', merge(['001', '002'])), 'two', merge(['003', '004']));
  const after = saved(session);
  expect(after.base.revision).toBe(8);
  expect(nextToSend(after)?.id).toBe('two');
  expect({ ...planOf(after), revision: 7 }).toEqual(planOf(session));
});

it("makes own edits anew on top of others' that touch other grids", () => {
  const mine = done(open(), 'one', split('001', '005', 130));
  const theirs = serverChange(eightAtoms(), 'b1', merge(['003', '004']));
  const session = receive(mine, [theirs], {});
  expect(session.conflicts).toEqual([]);
  const expected = applyEdit(committedPlan(eightAtoms(), theirs), split('001', '005', 130), {
    changeSet: 'one',
  });
  expect(session.entries[0].diff).toEqual('diff' in expected && expected.diff);
  expect(session.base.revision).toBe(8);
  expect(receive(session, [theirs], {})).toBe(session);
});

it('asks for the revisions in between', () => {
  const far = { ...serverChange(eightAtoms(), 'b1', merge(['003', '004'])), revision: 9 };
  expect(() => receive(open(), [far], {})).toThrow('revision 9 does not follow revision 7');
});

it('knows an own entry again whatever the server made of it', () => {
  const session = markSent(done(open(), 'one', merge(['001', '002'])), 'one');
  const theirs = serverChange(eightAtoms(), 'b1', merge(['003', '004']));
  const moved = committedPlan(eightAtoms(), theirs);
  const own = serverChange(moved, 'one', merge(['001', '002']));
  const after = receive(session, [theirs, own], {});
  expect(after.entries).toMatchObject([{ id: 'one', status: 'saved', revision: 9 }]);
  expect(planOf(after)).toEqual(committedPlan(moved, own));
  expect(nextToSend(after)).toBeNull();
});

/** Own edits of 001, and of 003 and 004; another planner merges 001 and 002. */
function collision(): EditSession {
  const first = done(open(), 'one', split('001', '005', 130));
  const second = done(first, 'two', merge(['003', '004']));
  const third = done(second, 'three', merge(['005', '001']));
  return receive(third, [serverChange(eightAtoms(), 'b1', merge(['001', '002'], '002'))], {});
}

it('holds back what collides, with what was built on it, and shows both versions', () => {
  const session = collision();
  expect(session.entries.map(({ id }) => id)).toEqual(['two']);
  expect(codesOf(planOf(session))).toBe('a002 b002 c002 d002 e003 f003 g003 h003');
  const [conflict] = session.conflicts;
  expect(session.conflicts).toHaveLength(1);
  expect(conflict.entries.map(({ id }) => id)).toEqual(['one', 'three']);
  expect(conflict.changes.map(({ changeSetId }) => changeSetId)).toEqual(['b1']);
  expect(conflict.codes).toEqual(['001']);
  expect(codesOf(conflict.theirs)).toBe('a002 b002 c002 d002');
  expect(new Set(conflict.mine.codes)).toEqual(new Set(['005', '002']));
});

it("drops own edits where the others' version is chosen, and says so", () => {
  const session = collision();
  const { session: after, dropped } = resolve(session, 'one', new Map([['001', 'theirs']]), {});
  expect(dropped.map(({ entry, issues }) => [entry.id, issues])).toEqual([
    ['one', []],
    ['three', []],
  ]);
  expect(after.conflicts).toEqual([]);
  expect(bytes(planOf(after))).toBe(bytes(planOf(session)));
});

it('makes own edits on top where they are chosen, and tells those that can no longer be made', () => {
  const { session: after, dropped } = resolve(collision(), 'one', new Map([['001', 'mine']]), {});
  expect(dropped.map(({ entry, issues }) => [entry.id, issues[0].kind])).toEqual([
    ['one', 'grid-unknown'],
    ['three', 'grid-unknown'],
  ]);
  expect(after.conflicts).toEqual([]);
});

it('makes an own edit on top of a change that left its grid there', () => {
  const mine = done(open(), 'one', split('001', '005', 130));
  const theirs = serverChange(eightAtoms(), 'b1', merge(['001', '002'], '001'));
  const session = receive(mine, [theirs], {});
  expect(session.conflicts[0].codes).toEqual(['001']);
  const { session: after, dropped } = resolve(session, 'one', new Map([['001', 'mine']]), {});
  expect(dropped).toEqual([]);
  expect(after.entries).toMatchObject([{ id: 'one', status: 'waiting' }]);
  expect(new Set(planOf(after).codes)).toEqual(new Set(['001', '005', '003', '004']));
  expect(() => resolve(after, 'one', new Map(), {})).toThrow('no conflict');
});

it('wants a choice for every grid', () => {
  expect(() => resolve(collision(), 'one', new Map(), {})).toThrow('grid 001');
});

it('believes the server where it has saved what was held back here', () => {
  const mine = markSent(done(open(), 'one', split('001', '005', 130)), 'one');
  const theirs = serverChange(eightAtoms(), 'b1', merge(['001', '002'], '001'));
  const held = receive(mine, [theirs], {});
  const own = serverChange(committedPlan(eightAtoms(), theirs), 'one', split('001', '005', 130));
  const after = acknowledge(held, own, {});
  expect(after.conflicts).toEqual([]);
  expect(after.entries).toMatchObject([{ id: 'one', status: 'saved', revision: 9 }]);
});

it('drops a refused entry with what depends on it, and keeps the rest', () => {
  const first = done(open(), 'one', split('001', '005', 130));
  const second = done(first, 'two', merge(['003', '004']));
  const third = done(second, 'three', merge(['005', '002']));
  const { session, dropped } = refused(markSent(third, 'one'), 'one', [], {});
  expect(dropped.map(({ entry }) => entry.id)).toEqual(['one', 'three']);
  expect(dropped[1].issues[0].kind).toBe('grid-unknown');
  expect(session.entries.map(({ id }) => id)).toEqual(['two']);
  expect(codesOf(planOf(session))).toBe('a001 b001 c002 d002 e003 f003 g003 h003');
});

it('does not undo what others have built on', () => {
  const session = saved(done(open(), 'one', merge(['001', '002'])));
  const theirs = serverChange(session.base, 'b1', split('001', '005', 330));
  const after = receive(session, [theirs], {});
  const { session: same, outcome } = undo(after, 'r', {});
  expect(outcome).toMatchObject({ rejected: [{ kind: 'undo-overtaken', ids: ['001', '002'] }] });
  expect(same).toBe(after);
});

it('undoes an edit whose grids others changed elsewhere, if the rules allow', () => {
  const session = saved(done(open(), 'one', merge(['001', '002'])));
  const beside = receive(session, [serverChange(session.base, 'b1', split('001', '005', 130))], {});
  expect(undo(beside, 'r', {}).outcome).toMatchObject({
    diff: { reassigned: [{ atomId: 'c' }, { atomId: 'd' }] },
  });
  // Without c and d, h would hang on nothing of 001.
  const theirs: PlanChange['diff'] = {
    ...EMPTY_DIFF,
    reassigned: [{ atomId: 'h', from: '004', to: '001' }],
  };
  const parted = receive(session, [changeOf(9, 'b1', theirs)], {});
  expect(undo(parted, 'r', {}).outcome).toMatchObject({ rejected: [{ kind: 'grid-in-parts' }] });
});

it('follows atoms of which others made successors', () => {
  const mine = done(open(), 'one', { kind: 'reassign-atoms', atomIds: ['f'], to: '004' });
  // The new border of 001 ends at the border to 003, where f gains a vertex.
  const theirs = serverChange(eightAtoms(), 'b1', split('001', '005', 130));
  const session = receive(mine, [theirs], {});
  expect(session.conflicts).toEqual([]);
  const successor = theirs.diff.added.find(({ parentId }) => parentId === 'f')!.atom.id;
  expect(session.entries).toMatchObject([{ op: { atomIds: [successor] } }]);
  const plan = planOf(session);
  expect(plan.codes[plan.atoms.findIndex(({ id }) => id === successor)]).toBe('004');
});

it('survives a reload with its queue, what was undone and its conflicts', () => {
  const session = undo(done(collision(), 'four', merge(['002', '003'])), 'x', {}).session;
  const text = serialise(session);
  expect(keptSessionOf(text)).toEqual({ planId: 'p', revision: 8 });
  const restored = restore(text, { planId: 'p', state: session.base, departments: [] });
  if ('refused' in restored) throw new Error(restored.refused.code);
  expect(restored.session).toEqual(session);
  expect(bytes(planOf(restored.session))).toBe(bytes(planOf(session)));
  expect(redo(restored.session, 'x', {}).outcome).toHaveProperty('diff');
});

it.each([
  ['{', 'session-unreadable'],
  ['7', 'session-unreadable'],
  ['{"version":1}', 'session-unreadable'],
  ['{"version":2}', 'session-version'],
  [serialise({ ...open(), planId: 'q' }), 'session-other-plan'],
  [serialise({ ...open(), base: { ...eightAtoms(), revision: 6 } }), 'session-other-revision'],
  [
    serialise(done({ ...open(), base: { ...eightAtoms() } }, 'one', merge(['001', '002']))).replaceAll(
      '"c"',
      '"z"',
    ),
    'session-unreadable',
  ],
])('refuses to restore %#', (text, code) => {
  const doc = { planId: 'p', state: eightAtoms(), departments: [] };
  expect(restore(text, doc)).toMatchObject({ refused: { code } });
});
