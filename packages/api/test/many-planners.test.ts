import { hashPassword } from '@onegrid/api';
import { committedPlan, type PlanState } from '@onegrid/planning';
import { SYSTEM_ACTOR } from '@onegrid/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkeredPlan } from './checkered-plan.ts';
import { at, Client, list, text } from './client.ts';
import { PlannerAtWork } from './planner-at-work.ts';
import { openTown, type Town } from './town.ts';

const PLANNERS = 20;
/** In all; the issue's 2,000 are run with ONEGRID_OPERATIONS=2000. */
const OPERATIONS = Number(process.env.ONEGRID_OPERATIONS ?? 120);
const SECRET = 'a password for planners';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

/** Numbers from 0 to 1, the same in every run; what comes of them depends on who is quicker. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

async function signedIn(name: string, passwordHash: string): Promise<Client> {
  const account = { name, displayName: name, role: 'planner', passwordHash } as const;
  await town.district.access.createAccount(account, SYSTEM_ACTOR);
  const client = new Client(town.origin);
  await client.signIn(name, SECRET);
  return client;
}

test(`${PLANNERS} planners who edit one plan at once lose nothing, and are told why where they are refused`, {
  timeout: 60_000 + OPERATIONS * 1_000,
}, async () => {
  const { district } = town;
  const { id: planId } = await checkeredPlan(district);
  const passwordHash = await hashPassword(SECRET);
  const planners: PlannerAtWork[] = [];
  for (let n = 0; n < PLANNERS; n++) {
    const client = await signedIn(`planner-${n}`, passwordHash);
    planners.push(await PlannerAtWork.begin(client, planId, numbers(n + 1)));
  }
  for (const { client } of planners)
    await client.data('mutation($planId: ID!) { showPresence(planId: $planId, tool: "paint") }', { planId });
  const last = planners[PLANNERS - 1].followed.news;
  await expect
    .poll(() => last.length > 0 && list(last.at(-1)!, 'planners').length, { timeout: 15_000 })
    .toBe(PLANNERS);

  await Promise.all(
    planners.map(async (planner, n) => {
      for (let edit = n; edit < OPERATIONS; edit += PLANNERS) await planner.edit();
    }),
  );

  const acknowledged = planners.flatMap(({ told }) => told.acknowledged);
  const rejected = planners.flatMap(({ told }) => told.rejected);
  const conflicts = planners.flatMap(({ told }) => told.conflicts);
  expect(acknowledged.length).toBeGreaterThan(OPERATIONS / 4);
  for (const issue of rejected) {
    expect(text(issue, 'code')).toMatch(/^[a-z-]+$/);
    expect(text(issue, 'message')).not.toMatch(/no words for|[{}]/);
  }
  for (const conflict of conflicts) expect(list(conflict, 'changeSets').length).toBeGreaterThan(0);

  // One revision for each acknowledged edit, no other, each once.
  const newest = (await district.plans.plan(planId))!.revision;
  expect(newest).toBe(1 + acknowledged.length);
  const revisions = acknowledged.map(({ revision }) => revision).sort((a, b) => a - b);
  expect(revisions).toEqual(Array.from({ length: newest - 1 }, (_, i) => i + 2));
  const { changes } = (await district.work.changes(planId, 1, newest))!;
  const byId = new Map(changes.map((change) => [change.changeSetId, change]));
  for (const { id, revision, given } of acknowledged) {
    const change = byId.get(id);
    expect(change?.revision).toBe(revision);
    if (given === null) continue;
    const moved = change?.diff.reassigned.find(({ atomId }) => atomId === given.atomId);
    expect(moved?.to).toBe(given.to);
  }

  // The changes one after the other lead to the plan that the database has, and to everybody's copy.
  const first = (await district.plans.state(planId, 1))!;
  const final = (await district.plans.state(planId))!;
  const held = ({ atoms, codes, micro, marks }: PlanState) => JSON.stringify({ atoms, codes, micro, marks });
  expect(held(changes.reduce<PlanState>(committedPlan, first))).toBe(held(final));
  expect(new Set(final.atoms.map(({ id }) => id))).toEqual(new Set(first.atoms.map(({ id }) => id)));
  for (const planner of planners) {
    while (planner.plan.revision < newest) await planner.catchUp();
    expect(held(planner.plan)).toBe(held(final));
    await expect
      .poll(() => planner.followed.news.some((news) => at(news, 'revision') === newest), { timeout: 15_000 })
      .toBe(true);
    await planner.followed.stop();
  }
  process.stderr.write(
    `many planners: ${OPERATIONS} edits, ${acknowledged.length} made (${planners.reduce((sum, { told }) => sum + told.rebased, 0)} on top of others'), ${conflicts.length} conflicts, ${rejected.length} reasons against\n`,
  );
});
