import {
  advancePlan,
  applyEdit,
  committedPlan,
  type EditOp,
  type EditSession,
  gridsPrint,
  markSent,
  nextToSend,
  openSession,
  type PlanChange,
  type PlanDiff,
  type PlanState,
  perform,
  planOf,
  receive,
  redo,
  refused,
  resolve,
  restore,
  revertChange,
  type SessionContext,
  type SessionEntry,
  serialise,
  touchedGrids,
  undo,
} from '../../src/index.ts';
import { hold } from './edit-invariants.ts';
import type { EditDistrict } from './edit-plans.ts';
import type { Chance } from './random-shapes.ts';

/** Rounds in which each planner does something. */
const ROUNDS = 6;

/** The server as far as planners see it: applies what is sent to its newest state, or says why not. */
class Server {
  readonly changes: PlanChange[] = [];
  private readonly left = new Map<string, string>();

  constructor(
    public state: PlanState,
    private readonly context: SessionContext,
    private readonly chance: Chance,
  ) {}

  /** Whether the entry is committed now; a conflict where the sender has to take in others' changes first. */
  commit(entry: SessionEntry, baseRevision: number, by: string): 'committed' | 'conflict' | 'refused' {
    if (this.changes.some(({ changeSetId }) => changeSetId === entry.id)) return 'committed';
    // For reasons that planners cannot know.
    if (this.chance.oneIn(12)) return 'refused';
    const between = this.changes.filter(({ revision }) => revision > baseRevision);
    const outcome =
      entry.kind === 'edit'
        ? applyEdit(this.state, entry.op, { ...this.context, changeSet: entry.id })
        : this.revert(entry.reverts);
    if ('rejected' in outcome) return between.length > 0 ? 'conflict' : 'refused';
    const touched = touchedGrids(outcome.diff);
    if (between.some((change) => change.touchedGrids.some((code) => touched.includes(code))))
      return 'conflict';
    this.write(entry.id, outcome.diff, by);
    return 'committed';
  }

  after(revision: number): PlanChange[] {
    // As it arrives over the network.
    return JSON.parse(JSON.stringify(this.changes.filter((change) => change.revision > revision)));
  }

  private revert(id: string) {
    const change = this.changes.find(({ changeSetId }) => changeSetId === id);
    if (change === undefined) throw new Error(`the revert of ${id} came before it`);
    return revertChange(this.state, change.diff, this.left.get(id)!, this.context.rules);
  }

  private write(id: string, diff: PlanDiff, by: string): void {
    const revision = this.state.revision + 1;
    const codes = touchedGrids(diff);
    this.state = { ...advancePlan(this.state, diff), revision };
    this.left.set(id, gridsPrint(this.state, codes));
    const at = '2026-01-01T00:00:00Z';
    this.changes.push({ revision, changeSetId: id, by, at, reason: null, diff, touchedGrids: codes });
  }
}

/** A planner with a session, and what became of every entry. */
class Planner {
  session: EditSession;
  readonly told = new Set<string>();
  readonly made = new Set<string>();
  private count = 0;

  constructor(
    private readonly name: string,
    private readonly chance: Chance,
    private readonly server: Server,
    private readonly context: SessionContext,
  ) {
    this.session = openSession({ planId: 'plan', state: server.state, departments: [] });
  }

  work(randomOperation: (chance: Chance, plan: PlanState) => EditOp): void {
    const what = this.chance.whole(1, 8);
    const id = `${this.name}${this.count++}`;
    if (what === 1) this.session = this.following(undo(this.session, id, this.context).session);
    else if (what === 2) this.session = this.following(redo(this.session, id, this.context).session);
    else {
      const op = randomOperation(this.chance, planOf(this.session));
      this.session = this.following(perform(this.session, id, op, this.context).session);
    }
  }

  /** Sends what waits until something is in the way, as far as the network goes. */
  send(most: number): void {
    for (let sent = 0; sent < most; sent++) {
      const entry = nextToSend(this.session);
      if (entry === null) return;
      this.session = markSent(this.session, entry.id);
      const answer = this.server.commit(entry, this.session.base.revision, this.name);
      // At times the answer is lost on the way, and the entry is sent again later.
      if (this.chance.oneIn(6)) return;
      if (answer === 'refused') {
        const { session, dropped } = refused(this.session, entry.id, [], this.context);
        for (const { entry: other } of dropped) this.told.add(other.id);
        this.session = session;
      } else this.listen();
    }
  }

  listen(): void {
    this.session = receive(this.session, this.server.after(this.session.base.revision), this.context);
  }

  decide(): void {
    for (const { id, codes } of this.session.conflicts) {
      const choice = new Map(codes.map((code) => [code, this.chance.pick(['mine', 'theirs'] as const)]));
      const { session, dropped } = resolve(this.session, id, choice, this.context);
      for (const { entry } of dropped) this.told.add(entry.id);
      this.session = session;
    }
  }

  reload(): void {
    const doc = { planId: 'plan', state: this.session.base, departments: [] };
    const restored = restore(serialise(this.session), doc);
    if ('refused' in restored) throw new Error(`the session is not restored: ${restored.refused.code}`);
    hold(
      JSON.stringify(planOf(restored.session)) === JSON.stringify(planOf(this.session)),
      'a reload changes the plan',
    );
    this.session = restored.session;
  }

  /** What the planner has taken back before it left counts as told. */
  private following(next: EditSession): EditSession {
    const there = new Set(next.entries.map(({ id }) => id));
    for (const { id } of this.session.entries) if (!there.has(id)) this.told.add(id);
    for (const id of there) {
      this.made.add(id);
      this.told.delete(id);
    }
    return next;
  }
}

/**
 * Two planners edit, undo, go offline, reload and meet; in the end both have what the server has, and everything that
 * either made is on the server or was told to be gone.
 */
export function assertPlannersAgree(
  { plan }: EditDistrict,
  context: SessionContext,
  chance: Chance,
  randomOperation: (chance: Chance, plan: PlanState) => EditOp,
): void {
  const server = new Server(plan, context, chance);
  const planners = ['m', 'n'].map((name) => new Planner(name, chance, server, context));
  for (let round = 0; round < ROUNDS; round++) {
    for (const planner of planners) {
      planner.work(randomOperation);
      if (chance.oneIn(2)) planner.send(chance.whole(1, 3));
      if (chance.oneIn(3)) planner.listen();
      if (chance.oneIn(4)) planner.decide();
      if (chance.oneIn(8)) planner.reload();
    }
  }
  settle(planners);
  const replayed = server.changes.reduce(committedPlan, plan);
  const wanted = withoutOrder(replayed);
  hold(withoutOrder(server.state) === wanted, "the server's state is not its changes");
  const committed = new Set(server.changes.map(({ changeSetId }) => changeSetId));
  for (const { session, made, told } of planners) {
    hold(
      session.entries.every(({ status }) => status === 'saved'),
      'an entry is still waiting',
    );
    hold(withoutOrder(session.base) === wanted, 'a planner has another plan than the server');
    hold(withoutOrder(planOf(session)) === wanted, 'a planner sees another plan than the server has');
    const lost = [...made].find((id) => !committed.has(id) && !told.has(id));
    hold(lost === undefined, `${lost} was lost without a word`);
    const both = [...made].find((id) => committed.has(id) && told.has(id));
    hold(both === undefined, `${both} is on the server and was told to be gone`);
  }
}

function settle(planners: readonly Planner[]): void {
  for (let turn = 0; turn < 60; turn++) {
    for (const planner of planners) {
      planner.send(20);
      planner.listen();
      planner.decide();
    }
    const open = planners.some(({ session }) => nextToSend(session) !== null || session.conflicts.length > 0);
    if (!open) break;
  }
  for (const planner of planners) planner.listen();
}

/** The text of plain data with the members of objects in order of their names. */
function withoutOrder(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
