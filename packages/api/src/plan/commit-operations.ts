import { randomUUID } from 'node:crypto';
import {
  EMPTY_DIFF,
  gridsNamed,
  type Issue,
  type PlanChange,
  type PlanDiff,
  squash,
} from '@onegrid/planning';
import type { CommitEdit, CommitOutcome, DistrictStore, PlanRecord } from '@onegrid/store';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { Refusal, refusal } from '../schema/problem.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { applyOperations, applyRevert } from './apply-operations.ts';
import type { EditOperationInput } from './edit-operation-type.ts';
import { editOps, MOST_OPERATIONS } from './edit-ops.ts';
import { type CommitEditResult, EditRejected, PlanRevised, RevisionConflict } from './edit-type.ts';
import { shownIssue } from './shown-issue.ts';
import { shownPlan } from './shown-plan.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Change sets that are read at once when a plan goes back. */
const CHANGES_AT_ONCE = 200;
/** An undo is tried anew so often when somebody else is quicker. */
const MOST_TRIES = 8;

export interface CommitRequest {
  readonly planId: string;
  readonly baseRevision: number;
  readonly operations: readonly EditOperationInput[];
  readonly reason: string | null;
  /** Id of the change set, chosen by the client; null: the server chooses. */
  readonly id: string | null;
}

type Answer = Promise<typeof CommitEditResult>;

function refuse(
  code: string,
  context: RequestContext,
  params: Readonly<Record<string, string | number>> = {},
): Refusal {
  return refusal(code, context.say(code, { limit: MOST_OPERATIONS, ...params }));
}

/** What came of a commit, as the API shows it. */
function shownOutcome(outcome: CommitOutcome<Issue>, context: RequestContext): typeof CommitEditResult {
  if (isRefused(outcome)) return asRefusal(outcome, context);
  switch (outcome.kind) {
    case 'revised': {
      const { plan, changeSet, rebased } = outcome;
      return Object.assign(new PlanRevised(), { plan: shownPlan(plan), changeSet, rebased });
    }
    case 'conflict': {
      const { revision, changeSets } = outcome;
      return Object.assign(new RevisionConflict(), { revision, changeSets });
    }
    case 'rejected':
      return Object.assign(new EditRejected(), {
        issues: outcome.issues.map((each) => shownIssue(each, context)),
      });
  }
}

/** Commits edit operations through the store, which applies planning's code to the locked plan. */
export async function commitOperations(request: CommitRequest, context: RequestContext): Answer {
  const { planId, baseRevision, reason } = request;
  const operations = editOps(request.operations);
  if (typeof operations === 'string') return refuse(operations, context);
  const id = changeSetId(request.id);
  if (id === null) return refuse('change-set-id-invalid', context);
  const district = districtOf(context);
  const plan = await district.plans.plan(planId);
  if (plan === null) return refuse('plan-not-found', context);
  const evidence = await context.services.evidence.read(district, plan);
  const edit: CommitEdit<Issue> = {
    id,
    planId,
    baseRevision,
    operations,
    namedGrids: operations.flatMap(gridsNamed),
    apply: (state) => applyOperations(state, operations, evidence, id),
  };
  return shownOutcome(await district.plans.commitEdit<Issue>(edit, actorOf(context, reason)), context);
}

/** The id that the client chose, or a new one; null for one that is no UUID. */
function changeSetId(chosen: string | null): string | null {
  if (chosen === null) return randomUUID();
  return UUID.test(chosen) ? chosen.toLowerCase() : null;
}

/**
 * Undoes a change set by a new one, where all that it touched is as it left it. What others commit meanwhile is looked
 * at as well.
 */
export async function revertOperations(id: string, as: string | null, context: RequestContext): Answer {
  const district = districtOf(context);
  const changeSet = await district.plans.changeSet(id);
  if (changeSet === null) return refuse('change-set-not-found', context);
  const { planId, revision } = changeSet;
  const operations = [{ kind: 'revert', changeSetId: id }];
  for (let left = MOST_TRIES; ; left--) {
    const plan = await district.plans.plan(planId);
    if (plan === null) return refuse('plan-not-found', context);
    const [{ diff }] = await changesBetween(district, planId, revision - 1, revision);
    const since = await changesBetween(district, planId, revision, plan.revision);
    const taken = { plan, as, reason: null, change: diff, since: squash(since.map((each) => each.diff)) };
    const outcome = await takeBack(taken, { operations, reverts: id }, context);
    if (!('kind' in outcome) || outcome.kind !== 'conflict' || left === 0) return shown(outcome, context);
  }
}

/** Makes a plan as it was at an earlier revision: all change sets since are taken back by one. */
export async function revertToRevision(
  asked: {
    readonly planId: string;
    readonly revision: number;
    readonly as: string | null;
    readonly reason: string | null;
  },
  context: RequestContext,
): Answer {
  const { planId, revision, as, reason } = asked;
  const district = districtOf(context);
  const plan = await district.plans.plan(planId);
  if (plan === null) return refuse('plan-not-found', context);
  const made = as === null ? null : await district.plans.changeSet(as.toLowerCase());
  // Sent again, it may be the newest revision itself that it goes back to.
  if (made === null && (revision < 1 || revision >= plan.revision))
    return refuse('revision-unknown', context, { revision, newest: plan.revision - 1 });
  const changes = await changesBetween(district, planId, revision, plan.revision);
  const change = squash(changes.map(({ diff }) => diff));
  const operations = [{ kind: 'revert-to', revision }];
  const taken = { plan, as, reason, change, since: EMPTY_DIFF };
  return shown(await takeBack(taken, { operations, revertsTo: revision }, context), context);
}

/** The change sets after a revision and up to another. */
async function changesBetween(
  { work }: DistrictStore,
  planId: string,
  after: number,
  until: number,
): Promise<readonly PlanChange[]> {
  const changes: PlanChange[] = [];
  for (let from = after; from < until; from += CHANGES_AT_ONCE) {
    const found = await work.changes(planId, from, Math.min(CHANGES_AT_ONCE, until - from));
    changes.push(...(found?.changes ?? []));
  }
  return changes;
}

interface TakenBack {
  readonly plan: PlanRecord;
  readonly as: string | null;
  readonly reason: string | null;
  readonly change: PlanDiff;
  /** What happened after the change, up to the plan's revision. */
  readonly since: PlanDiff;
}

async function takeBack(
  { plan, as, reason, change, since }: TakenBack,
  how: Pick<CommitEdit<Issue>, 'operations' | 'reverts' | 'revertsTo'>,
  context: RequestContext,
): Promise<CommitOutcome<Issue> | Refusal> {
  const id = changeSetId(as);
  if (id === null) return refuse('change-set-id-invalid', context);
  const district = districtOf(context);
  const evidence = await context.services.evidence.read(district, plan);
  const edit: CommitEdit<Issue> = {
    id,
    planId: plan.id,
    baseRevision: plan.revision,
    rebases: false,
    namedGrids: [],
    apply: (state) => applyRevert(state, change, since, evidence),
    ...how,
  };
  return district.plans.commitEdit<Issue>(edit, actorOf(context, reason));
}

function shown(outcome: CommitOutcome<Issue> | Refusal, context: RequestContext): typeof CommitEditResult {
  return outcome instanceof Refusal ? outcome : shownOutcome(outcome, context);
}
