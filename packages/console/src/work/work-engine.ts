import {
  applyEdit,
  canRedo,
  canUndo,
  type EditOp,
  type EditOutcome,
  type EditSession,
  type GroundDocument,
  householdCounter,
  type Issue,
  keptSessionOf,
  markSent,
  nextToSend,
  openSession,
  type PlanDocument,
  pendingEntries,
  perform,
  planOf,
  receive,
  redo,
  refused,
  resolve,
  restore,
  type SessionConflict,
  type SessionContext,
  type SessionLoss,
  serialise,
  touchedGrids,
  undo,
} from '@onegrid/planning';
import type { KeptSession } from './kept-session.ts';
import { newId } from './new-id.ts';
import { NoDocument, Unreachable } from './plan-source.ts';
import type { WorkServer } from './work-server.ts';
import type { Choice, SyncState } from './work-types.ts';

/** Pauses between attempts to reach the server, in milliseconds; the last one repeats. */
const PAUSES_MS = [1000, 2000, 4000, 8000, 15_000, 30_000];

export interface EngineEvents {
  /** Anything that `WorkEngine` shows has changed. */
  changed(): void;
  /** The server's plan has moved on to a revision. */
  revised(revision: number): void;
  /** Edits that were made here are gone: the engine's reasons, and the server's in its own words. */
  dropped(edits: number, issues: readonly Issue[], reasons: readonly string[]): void;
  /** The browser does not keep the work: what has not been sent would not outlive a reload. Told once. */
  unkept(): void;
}

/**
 * One planner's work on one plan: the session in memory, what is kept of it in the browser, and its way to the
 * server. Edits count at once here, go one by one and in order, and come again until the server has answered.
 */
export class WorkEngine {
  readonly context: SessionContext;
  private session: EditSession;
  /** Grids that others' revisions touched, by revision. */
  private readonly others = new Map<number, readonly string[]>();
  /** Newest revision that anybody told of. */
  private told: number;
  private failures = 0;
  private stepping = false;
  private again = false;
  private timer = 0;
  private writing = false;
  private unwritten = false;
  private toldUnkept = false;
  private closed = false;

  private constructor(
    readonly document: PlanDocument,
    readonly ground: GroundDocument,
    session: EditSession,
    private readonly server: WorkServer,
    private readonly kept: KeptSession,
    private readonly events: EngineEvents,
  ) {
    this.session = session;
    this.told = session.base.revision;
    this.context = contextOf(ground);
    window.addEventListener('online', this.retry);
  }

  /**
   * Opens the work that was kept, else begins anew at a revision; what was committed since is fetched.
   *
   * @throws Unreachable, NoDocument
   */
  static async open(
    planId: string,
    revision: number,
    server: WorkServer,
    kept: KeptSession,
    events: EngineEvents,
  ): Promise<WorkEngine> {
    const [ground, { document, session }] = await Promise.all([
      server.ground(planId),
      openedSession(planId, revision, server, kept.text),
    ]);
    const engine = new WorkEngine(document, ground, session, server, kept, events);
    try {
      await engine.catchUp();
    } catch (error) {
      engine.stop();
      throw error;
    }
    engine.step();
    return engine;
  }

  get plan() {
    return planOf(this.session);
  }

  get conflicts(): readonly SessionConflict[] {
    return this.session.conflicts;
  }

  /** Edits that the server is not known to have. */
  get waiting(): number {
    const held = this.session.conflicts.reduce((sum, { entries }) => sum + entries.length, 0);
    return pendingEntries(this.session).length + held;
  }

  get sync(): SyncState {
    if (this.session.conflicts.length > 0) return 'conflict';
    const pending = pendingEntries(this.session);
    if (this.failures > 0 && pending.length > 0) return 'offline';
    if (pending.length === 0) return 'saved';
    return pending.length === 1 ? 'saving' : 'waiting';
  }

  get canUndo(): boolean {
    return canUndo(this.session);
  }

  get canRedo(): boolean {
    return canRedo(this.session);
  }

  /** Grids that a plan at this revision shows otherwise than the work: by edits of anybody. */
  changedSince(revision: number): readonly string[] {
    const { entries } = this.session;
    const own = entries.filter((entry) => entry.revision === null || entry.revision > revision);
    const codes = [
      ...own.flatMap(({ diff }) => touchedGrids(diff)),
      ...[...this.others].filter(([at]) => at > revision).flatMap(([, touched]) => touched),
    ];
    return [...new Set(codes)].sort();
  }

  /** What an edit would do. */
  try(op: EditOp): EditOutcome {
    return applyEdit(this.plan, op, this.context);
  }

  perform(op: EditOp): EditOutcome {
    return this.take(perform(this.session, newId(), op, this.context));
  }

  undo(): EditOutcome {
    return this.take(undo(this.session, newId(), this.context));
  }

  redo(): EditOutcome {
    return this.take(redo(this.session, newId(), this.context));
  }

  choose(conflict: SessionConflict, choices: ReadonlyMap<string, Choice>): void {
    this.lose(resolve(this.session, conflict.id, choices, this.context));
    this.step();
  }

  /** Somebody told of a revision: what was committed up to it is fetched. */
  hear(revision: number): void {
    if (revision <= this.told) return;
    this.told = revision;
    this.step();
  }

  /** Lets go of the server and of what is kept; whatever waits stays kept for the next time. */
  async close(): Promise<void> {
    this.stop();
    await this.written;
    this.kept.close();
  }

  private stop(): void {
    this.closed = true;
    window.removeEventListener('online', this.retry);
    window.clearTimeout(this.timer);
  }

  private take({
    session,
    outcome,
  }: {
    readonly session: EditSession;
    readonly outcome: EditOutcome;
  }): EditOutcome {
    if ('rejected' in outcome) return outcome;
    this.set(session);
    this.step();
    return outcome;
  }

  private lose({ session, dropped }: SessionLoss, reasons: readonly string[] = []): void {
    this.set(session);
    const issues = dropped.flatMap((one) => one.issues);
    if (dropped.length > 0) this.events.dropped(dropped.length, issues, reasons);
  }

  private set(session: EditSession): void {
    const before = this.session.base.revision;
    this.session = session;
    this.write();
    if (session.base.revision !== before) this.events.revised(session.base.revision);
    this.events.changed();
  }

  private readonly retry = (): void => {
    window.clearTimeout(this.timer);
    this.timer = 0;
    this.step();
  };

  /** Does what there is to do, one thing after the other, until nothing is left or the server cannot be reached. */
  private step(): void {
    if (this.stepping) {
      this.again = true;
      return;
    }
    if (this.closed || this.timer !== 0) return;
    this.stepping = true;
    void this.work().then(
      () => this.rest(0),
      (error: unknown) => {
        if (!(error instanceof Unreachable || error instanceof NoDocument)) throw error;
        this.rest(this.failures + 1);
      },
    );
  }

  private rest(failures: number): void {
    this.stepping = false;
    const changed = this.failures !== failures;
    this.failures = failures;
    if (failures > 0 && !this.closed) {
      this.timer = window.setTimeout(this.retry, PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1]);
    } else if (this.again) {
      this.again = false;
      this.step();
    }
    if (changed) this.events.changed();
  }

  private async work(): Promise<void> {
    for (;;) {
      this.again = false;
      if (this.told > this.session.base.revision) await this.catchUp();
      const entry = nextToSend(this.session);
      if (entry === null || this.closed) return;
      // Kept as sent before it leaves: after a reload it is taken for one that may have arrived.
      this.set(markSent(this.session, entry.id));
      await this.written;
      const sent = await this.server.send(this.session.planId, this.session.base.revision, entry);
      if (sent.kind === 'refused') {
        this.lose(refused(this.session, entry.id, [], this.context), sent.reasons);
      } else await this.catchUp(sent.revision);
    }
  }

  /** Takes in what was committed since, at least up to a revision. */
  private async catchUp(revision = 0): Promise<void> {
    do {
      const { base, planId } = this.session;
      const news = await this.server.changes(planId, base.revision);
      const own = new Set(this.session.entries.map(({ id }) => id));
      for (const change of news.changes) {
        if (!own.has(change.changeSetId)) this.others.set(change.revision, change.touchedGrids);
      }
      this.told = Math.max(this.told, news.revision);
      const next = receive(this.session, news.changes, this.context);
      if (next === this.session) {
        if (base.revision < revision) throw new Unreachable(`revision ${revision} is not there yet`);
        return;
      }
      this.set(next);
      revision = Math.max(revision, news.revision);
    } while (this.session.base.revision < revision);
  }

  private written: Promise<void> = Promise.resolve();

  /** Keeps the session; while one write is on its way, the newest is all that follows. */
  private write(): void {
    if (this.writing) {
      this.unwritten = true;
      return;
    }
    this.writing = true;
    this.written = this.writeNow();
  }

  /** No room, or storage is shut off: the work goes on all the same, and is tried to be kept with every edit. */
  private readonly cannotKeep = (): void => {
    if (this.toldUnkept) return;
    this.toldUnkept = true;
    this.events.unkept();
  };

  private async writeNow(): Promise<void> {
    do {
      this.unwritten = false;
      await this.kept.keep(serialise(this.session)).catch(this.cannotKeep);
    } while (this.unwritten);
    this.writing = false;
  }
}

/** What edits are tried with, from the ground as the server counts it. */
export function contextOf(ground: GroundDocument): SessionContext {
  return {
    rules: ground.rules,
    ...(ground.households.length === 0 ? {} : { households: householdCounter(ground.households) }),
  };
}

interface Opened {
  readonly document: PlanDocument;
  readonly session: EditSession;
}

/** The session that was kept, at the revision it was kept at; a new one where that cannot be. */
async function openedSession(
  planId: string,
  revision: number,
  server: WorkServer,
  text: string | null,
): Promise<Opened> {
  const kept = text === null ? null : keptSessionOf(text);
  if (text !== null && kept !== null && 'revision' in kept) {
    const document = await server.plan(planId, kept.revision).catch(whereGone);
    const restored = document === null ? null : restore(text, document);
    if (document !== null && restored !== null && 'session' in restored) {
      return { document, session: restored.session };
    }
  }
  const document = await server.plan(planId, revision);
  return { document, session: openSession(document) };
}

function whereGone(error: unknown): null {
  if (error instanceof NoDocument) return null;
  throw error;
}
