import {
  advancePlan,
  applyEdit,
  type EditOp,
  type PlanChange,
  type PlanState,
  revertChange,
  type SessionEntry,
  touchedGrids,
} from '@onegrid/planning';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BARE_GROUND, box, planOf } from '../edit/select/plan.fixture.ts';
import type { KeptSession } from './kept-session.ts';
import { Unreachable } from './plan-source.ts';
import { WorkEngine } from './work-engine.ts';
import type { Sent, WorkServer } from './work-server.ts';

/** A | B | C | D from the west to the east, each of two atoms, one over the other. */
const START = planOf(
  ...['A', 'B', 'C', 'D'].flatMap((code, i) => [
    [`${code}1`, box(100 * i, 0, 100 * i + 100, 100), code] as const,
    [`${code}2`, box(100 * i, 100, 100 * i + 100, 200), code] as const,
  ]),
);
const give = (atomId: string, to: string): EditOp => ({ kind: 'reassign-atoms', atomIds: [atomId], to });

/** A server that keeps the plan in memory; `reachable` false answers nothing. */
class MemoryServer implements WorkServer {
  reachable = true;
  /** The next answers come after the change was made, and are lost on the way. */
  losesAnswers = false;
  refuses: readonly string[] | null = null;
  state: PlanState = START;
  readonly committed: PlanChange[] = [];
  readonly sent: string[] = [];

  async plan(planId: string, revision: number) {
    this.answer();
    const state = this.committed
      .filter((change) => change.revision <= revision)
      .reduce((plan, { diff, revision: at }) => ({ ...advancePlan(plan, diff), revision: at }), START);
    return { planId, state, departments: [] };
  }

  async ground() {
    this.answer();
    return BARE_GROUND;
  }

  async changes(planId: string, after: number) {
    this.answer();
    const changes = this.committed.filter(({ revision }) => revision > after);
    return { planId, revision: this.state.revision, changes };
  }

  async send(_planId: string, base: number, entry: SessionEntry): Promise<Sent> {
    this.answer();
    this.sent.push(entry.id);
    if (this.refuses !== null) return { kind: 'refused', reasons: this.refuses };
    const known = this.committed.find(({ changeSetId }) => changeSetId === entry.id);
    if (known !== undefined) return { kind: 'committed', revision: known.revision };
    if (base < this.state.revision) return { kind: 'behind', revision: this.state.revision };
    this.commit(entry.id, 'me', entry);
    if (this.losesAnswers) throw new Unreachable('lost');
    return { kind: 'committed', revision: this.state.revision };
  }

  /** What somebody else does. */
  other(op: EditOp): void {
    this.commit(`other ${this.state.revision}`, 'Li', { kind: 'edit', op });
  }

  private commit(
    id: string,
    by: string,
    entry: { readonly kind: 'edit'; readonly op: EditOp } | SessionEntry,
  ): void {
    const outcome =
      entry.kind === 'edit'
        ? applyEdit(this.state, entry.op, { changeSet: id, rules: BARE_GROUND.rules })
        : revertChange(
            this.state,
            this.committed.find(({ changeSetId }) => changeSetId === entry.reverts)!.diff,
            null,
            BARE_GROUND.rules,
          );
    if ('rejected' in outcome) throw new Error(outcome.rejected.map(({ kind }) => kind).join());
    const revision = this.state.revision + 1;
    this.state = { ...advancePlan(this.state, outcome.diff), revision };
    this.committed.push({
      revision,
      changeSetId: id,
      by,
      at: '2026-01-01T00:00:00Z',
      reason: null,
      diff: outcome.diff,
      touchedGrids: touchedGrids(outcome.diff),
    });
  }

  private answer(): void {
    if (!this.reachable) throw new Unreachable('away');
  }
}

class MemoryPlace implements KeptSession {
  text: string | null = null;
  full = false;
  async keep(text: string) {
    if (this.full) throw new Error('no room');
    this.text = text;
  }
  async forget() {
    this.text = null;
  }
  close() {}
}

let server: MemoryServer;
let place: MemoryPlace;
let dropped: { edits: number; reasons: readonly string[] }[];
let unkept: number;

const open = () =>
  WorkEngine.open('p', 1, server, place, {
    changed: () => undefined,
    revised: () => undefined,
    dropped: (edits, _, reasons) => dropped.push({ edits, reasons }),
    unkept: () => {
      unkept++;
    },
  });
const settle = () => vi.advanceTimersByTimeAsync(0);
const codeOf = (plan: PlanState, id: string) => plan.codes[plan.atoms.findIndex((atom) => atom.id === id)];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  server = new MemoryServer();
  place = new MemoryPlace();
  dropped = [];
  unkept = 0;
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('work on its way to the server', () => {
  it('counts at once here, and goes one by one in order', async () => {
    const engine = await open();
    engine.perform(give('A1', 'B'));
    engine.perform(give('C1', 'D'));
    expect(codeOf(engine.plan, 'A1')).toBe('B');
    expect(engine.sync).toBe('waiting');
    await settle();
    expect(engine.sync).toBe('saved');
    expect(server.committed.map(({ revision }) => revision)).toEqual([2, 3]);
    expect(codeOf(server.state, 'C1')).toBe('D');
    expect(engine.plan.codes).toEqual(server.state.codes);
  });

  it('waits while the server is away, tries again after ever longer pauses, and goes through', async () => {
    const engine = await open();
    server.reachable = false;
    engine.perform(give('A1', 'B'));
    await settle();
    expect(engine.sync).toBe('offline');
    expect(engine.waiting).toBe(1);
    await vi.advanceTimersByTimeAsync(1000 + 2000 + 4000);
    expect(engine.sync).toBe('offline');
    server.reachable = true;
    await vi.advanceTimersByTimeAsync(8000);
    expect(engine.sync).toBe('saved');
    expect(server.sent).toHaveLength(1);
  });

  it('sends again what it does not know to have arrived, and changes nothing twice', async () => {
    const engine = await open();
    server.losesAnswers = true;
    engine.perform(give('A1', 'B'));
    await settle();
    expect(engine.sync).toBe('offline');
    server.losesAnswers = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(engine.sync).toBe('saved');
    expect(server.committed).toHaveLength(1);
  });

  it('survives the page: what waited is there again and is sent', async () => {
    const first = await open();
    server.reachable = false;
    first.perform(give('A1', 'B'));
    await settle();
    await first.close();
    server.reachable = true;
    const second = await open();
    expect(codeOf(second.plan, 'A1')).toBe('B');
    await settle();
    expect(codeOf(server.state, 'A1')).toBe('B');
    expect(second.undo()).toHaveProperty('diff');
    await settle();
    expect(server.state.codes).toEqual(START.codes);
    expect(second.redo()).toHaveProperty('diff');
    await settle();
    expect(codeOf(server.state, 'A1')).toBe('B');
  });

  it('goes on where the browser keeps nothing, says so once, and keeps again when it can', async () => {
    const engine = await open();
    place.full = true;
    engine.perform(give('A1', 'B'));
    await settle();
    expect(codeOf(server.state, 'A1')).toBe('B');
    expect(engine.sync).toBe('saved');
    expect(unkept).toBe(1);
    place.full = false;
    engine.undo();
    await settle();
    expect(place.text).toContain('"reverts"');
    expect(unkept).toBe(1);
  });

  it('tells what the server refuses for good, and takes it out', async () => {
    const engine = await open();
    server.refuses = ['no'];
    engine.perform(give('A1', 'B'));
    await settle();
    expect(dropped).toEqual([{ edits: 1, reasons: ['no'] }]);
    expect(engine.plan.codes).toEqual(START.codes);
    expect(engine.sync).toBe('saved');
  });
});

describe('others at work on the same plan', () => {
  it('is rebased where they touched other grids', async () => {
    const engine = await open();
    server.other(give('C1', 'D'));
    engine.perform(give('A1', 'B'));
    await settle();
    expect(engine.sync).toBe('saved');
    expect(server.state.revision).toBe(3);
    expect(codeOf(engine.plan, 'C1')).toBe('D');
    expect(engine.changedSince(1)).toEqual(['A', 'B', 'C', 'D']);
    expect(engine.changedSince(2)).toEqual(['A', 'B']);
  });

  it('is held back where they touched the same, until one version is chosen', async () => {
    const engine = await open();
    server.other(give('B2', 'A'));
    engine.perform(give('A1', 'B'));
    await settle();
    expect(engine.sync).toBe('conflict');
    const [conflict] = engine.conflicts;
    expect(conflict.codes).toEqual(['A', 'B']);
    expect(codeOf(conflict.mine, 'A1')).toBe('B');
    expect(codeOf(conflict.theirs, 'A1')).toBe('A');
    expect(server.committed).toHaveLength(1);
    engine.choose(conflict, new Map(conflict.codes.map((code) => [code, 'mine'])));
    await settle();
    expect(engine.sync).toBe('saved');
    expect(codeOf(server.state, 'A1')).toBe('B');
    expect(codeOf(server.state, 'B2')).toBe('A');
  });

  it('hears of what they do without sending anything', async () => {
    const engine = await open();
    server.other(give('C1', 'D'));
    engine.hear(2);
    await settle();
    expect(codeOf(engine.plan, 'C1')).toBe('D');
    expect(server.sent).toEqual([]);
  });
});
