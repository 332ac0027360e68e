import { type EditOp, gridsNamed, type Issue } from '@onegrid/planning';
import type { CommitOutcome } from '@onegrid/store';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from '../schema/problem.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { applyOperations, applyRevert } from './apply-operations.ts';
import type { EditOperationInput } from './edit-operation-type.ts';
import {
  type CommitEditResult,
  type EditIssue,
  EditRejected,
  PlanRevised,
  RevisionConflict,
} from './edit-type.ts';
import { shownPlan } from './shown-plan.ts';

const MOST_OPERATIONS = 100;

export interface CommitRequest {
  readonly planId: string;
  readonly baseRevision: number;
  readonly operations: readonly EditOperationInput[];
  readonly reason: string | null;
  /** Id of the change set, chosen by the client; null: the store chooses. */
  readonly id: string | null;
}

type Answer = Promise<typeof CommitEditResult>;

/** The operations as planning takes them, or the reason code of the first that is none. */
function editOps(operations: readonly EditOperationInput[]): readonly EditOp[] | string {
  if (operations.length < 1 || operations.length > MOST_OPERATIONS) return 'operation-count';
  const edits: EditOp[] = [];
  for (const { splitGrid, mergeGrids } of operations) {
    if (!splitGrid === !mergeGrids) return 'one-operation-member';
    if (splitGrid) {
      const { line } = splitGrid;
      if (line.type !== 'LineString') return 'line-expected';
      edits.push({ kind: 'split-grid', ...splitGrid, line });
    }
    if (mergeGrids) edits.push({ kind: 'merge-grids', ...mergeGrids });
  }
  return edits;
}

function refused(code: string, context: RequestContext): Refusal {
  return refusal(code, context.say(code, { limit: MOST_OPERATIONS }));
}

function shownIssue(found: Issue, context: RequestContext): EditIssue {
  const { kind, severity, params, ids, place, status, fixes } = found;
  const at = place[0]?.[0] ?? null;
  return { code: kind, severity, message: context.say(kind, params), ids, at, status, fixes };
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
  if (typeof operations === 'string') return refused(operations, context);
  const district = districtOf(context);
  const plan = await district.plans.plan(planId);
  if (plan === null) return refused('plan-not-found', context);
  const evidence = await context.services.evidence.read(district, plan);
  const outcome = await district.plans.commitEdit<Issue>(
    {
      planId,
      baseRevision,
      operations,
      namedGrids: operations.flatMap(gridsNamed),
      apply: (state) => applyOperations(state, operations, evidence),
    },
    actorOf(context, reason),
  );
  return shownOutcome(outcome, context);
}

/** Undoes a change set by a new one, where nothing later touched the same place. */
export async function revertOperations(id: string, _as: string | null, context: RequestContext): Answer {
  const district = districtOf(context);
  const changeSet = await district.plans.changeSet(id);
  if (changeSet === null) return refused('change-set-not-found', context);
  const { planId, revision, touchedGrids } = changeSet;
  const [plan, earlier] = [
    await district.plans.plan(planId),
    await district.plans.state(planId, revision - 1),
  ];
  if (plan === null || earlier === null) return refused('plan-not-found', context);
  const evidence = await context.services.evidence.read(district, plan);
  const outcome = await district.plans.commitEdit<Issue>(
    {
      planId,
      baseRevision: revision,
      operations: [{ kind: 'revert', changeSetId: id }],
      namedGrids: touchedGrids,
      apply: (state) => applyRevert(state, changeSet, earlier, evidence),
    },
    actorOf(context),
  );
  return shownOutcome(outcome, context);
}
