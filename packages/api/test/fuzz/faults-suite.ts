import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hashPassword, startServer } from '@onegrid/api';
import { committedPlan, type PlanState } from '@onegrid/planning';
import {
  type DistrictStore,
  openStore,
  type Store,
  StoreError,
  SYSTEM_ACTOR,
  seedTown,
} from '@onegrid/store';
import type { DatabaseContext } from '../../../../scripts/suites/fuzz-suite.ts';
import { checkeredPlan } from '../checkered-plan.ts';
import { at, Client } from '../client.ts';
import { PlannerAtWork, type SentEdit } from '../planner-at-work.ts';
import { smallTown } from '../small-town.ts';

const SERVER = fileURLToPath(new URL('./faults-server.ts', import.meta.url));
const SECRET = 'a password for planners';
const PLANNERS = 4;
/** Edits of a planner at most; the server is killed long before. */
const EDITS = 400;
/** The folder of a killed server's database is free when its child has noticed. */
const FREE_WITHIN_MS = 20_000;

/** The database that all cases of a run use. */
interface Place {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly planId: string;
}

let made: Promise<Place> | null = null;

/** Nothing is told of servers and commits without a database. */
export const needsDatabase = true;

/**
 * Four planners edit a plan; the server is killed (SIGKILL) at a random moment while they do. Afterwards the plan is at
 * a revision that a change set made, every acknowledged edit is there, every other is there as a whole or not at all,
 * and an edit that was under way can be sent again: it is made once.
 */
export async function runCase(seed: number, database: DatabaseContext | null): Promise<void> {
  made ??= makePlace(database?.databaseUrl ?? undefined);
  const place = await made;
  const chance = numbers(seed);
  const planId = await withStore(place, ({ work }) => forked(work, place.planId));
  const server = await serve(place);
  const planners = await planWith(server.origin, planId, chance);
  const working = planners.map((planner) => workUntilCut(planner));
  await sleep(200 + chance() * 2_500);
  server.child.kill('SIGKILL');
  await once(server.child, 'exit');
  await Promise.all(working);
  await withStore(place, async (district, store) => {
    await assertWhole(district, planId, planners);
    const again = planners.flatMap(({ inFlight }) => (inFlight === null ? [] : [inFlight]));
    await sendAgain(store, district, planId, planners[0].client, again);
    await assertWhole(district, planId, planners);
  });
}

async function makePlace(databaseUrl: string | undefined): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'onegrid-faults-'));
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  const store = await openStore({ dataDir, databaseUrl });
  const { code } = await seedTown(store, smallTown());
  const district = store.in(code);
  const passwordHash = await hashPassword(SECRET);
  for (let n = 0; n < PLANNERS; n++) {
    const account = {
      name: `planner-${n}`,
      displayName: `planner-${n}`,
      role: 'planner',
      passwordHash,
    } as const;
    await district.access.createAccount(account, SYSTEM_ACTOR);
  }
  const { id } = await checkeredPlan(district);
  await store.close();
  return { dataDir, databaseUrl, planId: id };
}

async function forked(work: DistrictStore['work'], source: string): Promise<string> {
  const plan = await work.fork(source, 1, randomUUID(), SYSTEM_ACTOR);
  if ('code' in plan) throw new Error(plan.code);
  return plan.id;
}

async function withStore<Result>(
  { dataDir, databaseUrl }: Place,
  use: (district: DistrictStore, store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openWhenFree(dataDir, databaseUrl);
  try {
    const [{ code }] = await store.districts();
    return await use(store.in(code), store);
  } finally {
    await store.close();
  }
}

async function openWhenFree(dataDir: string, databaseUrl: string | undefined): Promise<Store> {
  for (const from = Date.now(); ; await sleep(100)) {
    try {
      return await openStore({ dataDir, databaseUrl });
    } catch (error) {
      const locked = error instanceof StoreError && error.code === 'data-folder-locked';
      if (!locked || Date.now() - from > FREE_WITHIN_MS) throw error;
    }
  }
}

async function serve({ dataDir, databaseUrl }: Place): Promise<{ child: ChildProcess; origin: string }> {
  const child = fork(SERVER, [dataDir, ...(databaseUrl === undefined ? [] : [databaseUrl])]);
  const ended = once(child, 'exit').then(() => {
    throw new Error('the server did not start');
  });
  const [port] = (await Promise.race([once(child, 'message'), ended])) as [number];
  ended.catch(() => undefined);
  return { child, origin: `http://127.0.0.1:${port}` };
}

async function planWith(
  origin: string,
  planId: string,
  chance: () => number,
): Promise<readonly PlannerAtWork[]> {
  const planners: PlannerAtWork[] = [];
  for (let n = 0; n < PLANNERS; n++) {
    const client = new Client(origin);
    await client.signIn(`planner-${n}`, SECRET);
    planners.push(await PlannerAtWork.begin(client, planId, chance));
  }
  return planners;
}

/** Edits until the connection breaks; any other failure is one. */
async function workUntilCut(planner: PlannerAtWork): Promise<void> {
  try {
    for (let edit = 0; edit < EDITS; edit++) await planner.edit();
  } catch (error) {
    const cut = error instanceof TypeError && /fetch failed|terminated/.test(error.message);
    if (!cut) throw error;
  }
}

async function assertWhole(
  district: DistrictStore,
  planId: string,
  planners: readonly PlannerAtWork[],
): Promise<void> {
  const first = await stateAt(district, planId, 1);
  const final = await stateAt(district, planId);
  const { changes } = (await district.work.changes(planId, 1, final.revision))!;
  hold(
    changes.length === final.revision - 1,
    `${changes.length} change sets made revision ${final.revision}`,
  );
  const replayed = changes.reduce<PlanState>(committedPlan, first);
  hold(held(replayed) === held(final), 'the changes do not lead to the plan');
  const byId = new Map(changes.map((change) => [change.changeSetId, change]));
  for (const { id, revision, given } of planners.flatMap(({ told }) => told.acknowledged)) {
    const change = byId.get(id);
    hold(change?.revision === revision, `the acknowledged edit ${id} is not there`);
    const arrived = change.diff.reassigned.some(
      ({ atomId, to }) => atomId === given?.atomId && to === given?.to,
    );
    hold(given === null || arrived, `the acknowledged edit ${id} did something else`);
  }
  await assertDerived(district, planId, final);
}

/** Grids and borders are those of the atoms. */
async function assertDerived({ plans }: DistrictStore, planId: string, state: PlanState): Promise<void> {
  const { nodes } = await plans.grids(planId, { first: 200 });
  const counted = new Map<string, number>();
  for (const code of state.codes) counted.set(code, (counted.get(code) ?? 0) + 1);
  const drawn = new Map(nodes.map(({ code, atomCount }) => [code, atomCount]));
  hold(
    JSON.stringify([...counted].sort()) === JSON.stringify([...drawn].sort()),
    'grids are not of their atoms',
  );
  const sides = (await plans.arcsAt(planId, state.revision)).flatMap(({ left, right }) => [left, right]);
  const bounded = new Set(sides.filter((code) => code !== null));
  hold([...bounded].sort().join() === [...counted.keys()].sort().join(), 'borders are not of the grids');
}

async function sendAgain(
  store: Store,
  { work }: DistrictStore,
  planId: string,
  { cookie }: Client,
  edits: readonly SentEdit[],
): Promise<void> {
  const options = { store, port: 0, host: '127.0.0.1', consoleDir: null, worksOnJobs: false };
  const server = await startServer({ ...options, log: () => undefined });
  try {
    const client = new Client(`http://127.0.0.1:${server.port}`);
    client.cookie = cookie;
    for (const { id, query, variables, field } of edits) {
      const before = (await work.changes(planId, 1, 10_000))!.changes.find(
        ({ changeSetId }) => changeSetId === id,
      );
      const answer = at(await client.data(query, variables), field);
      const revised = at(answer, '__typename') === 'PlanRevised';
      hold(before === undefined || revised, `the edit ${id} was made, and is refused when it is sent again`);
      hold(
        before === undefined || at(answer, 'changeSet.revision') === before.revision,
        `the edit ${id} was made twice`,
      );
    }
  } finally {
    await server.close();
  }
}

async function stateAt({ plans }: DistrictStore, planId: string, revision?: number): Promise<PlanState> {
  const state = await plans.state(planId, revision);
  hold(state !== null, 'the plan is gone');
  return state;
}

function held({ atoms, codes, micro, marks }: PlanState): string {
  return JSON.stringify({ atoms, codes, micro, marks });
}

function hold(condition: boolean, problem: string): asserts condition {
  if (!condition) throw new Error(problem);
}

/** Numbers from 0 to 1, the same for a seed; what is under way when the server dies is not. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
