import type { Objective } from '@onegrid/planning';
import type { JobRecord, PlanRecord } from '@onegrid/store';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from '../schema/problem.ts';
import { askedBand, askedObjective, isSeed } from './asked-objective.ts';
import type { StartEnsembleInput, StartExplanationInput, StartProposalInput } from './job-type.ts';
import { MOST_GRIDS } from './merge-order.ts';

/** What a job on a plan is told: the plan at the revision that was looked at. */
interface PlanParameters {
  readonly planId: string;
  readonly revision: number;
}

export interface ProposalParameters extends PlanParameters {
  readonly name: string;
  readonly objective: Objective;
  readonly communityId: string | null;
  readonly lockedGrids: readonly string[];
  readonly dedicatedGrids: readonly string[];
  readonly lockedArcs: readonly string[];
  /** Missing in jobs from before planners could decide anything. */
  readonly keepDecisions?: boolean;
  readonly grids: number | null;
  /** Null: the band of the plan. */
  readonly band: readonly [number, number] | null;
  readonly quick: boolean;
  readonly seed: number;
}

/** Exactly one of the two is not null. */
export interface ExplanationParameters extends PlanParameters {
  readonly lostLineId: string | null;
  readonly arcId: string | null;
}

export interface EnsembleParameters extends PlanParameters {
  readonly plans: number;
  readonly seed: number;
}

export const FEWEST_RANDOM_PLANS = 10;
export const MOST_RANDOM_PLANS = 10_000;

type Started = Promise<JobRecord | Refusal>;

function refuse(
  context: RequestContext,
  code: string,
  params: Readonly<Record<string, string | number>> = {},
): Refusal {
  return refusal(code, context.say(code, params));
}

/** Checks what was asked and puts the proposal into the queue. */
export async function startProposal(input: StartProposalInput, context: RequestContext): Started {
  const plan = await context.loaders.plan.load(input.planId);
  if (plan === null) return refuse(context, 'plan-not-found');
  const objective = askedObjective(input);
  if (objective === null) return refuse(context, 'objective-out-of-range');
  const band = askedBand(input);
  if (band === 'out-of-range') return refuse(context, 'band-out-of-range');
  const [grids, seed] = [input.grids ?? null, input.seed ?? 1];
  if (grids !== null && !(grids >= 1 && grids <= MOST_GRIDS))
    return refuse(context, 'grids-out-of-range', { limit: MOST_GRIDS });
  if (!isSeed(seed)) return refuse(context, 'seed-out-of-range');
  const missing = await firstUnknown(input, plan, context);
  if (missing !== null) return missing;
  const params: ProposalParameters = {
    planId: plan.id,
    revision: plan.revision,
    name: input.name?.trim() || plan.name,
    objective,
    communityId: input.communityId ?? null,
    lockedGrids: input.lockedGrids,
    dedicatedGrids: input.dedicatedGrids,
    lockedArcs: input.lockedArcs,
    keepDecisions: input.keepDecisions,
    grids,
    band,
    quick: input.quick,
    seed,
  };
  return districtOf(context).jobs.enqueue({ kind: 'propose', params }, actorOf(context));
}

/** The first grid, arc or community that is named and not there. */
async function firstUnknown(
  { lockedGrids, dedicatedGrids, lockedArcs, communityId }: StartProposalInput,
  plan: PlanRecord,
  context: RequestContext,
): Promise<Refusal | null> {
  const { plans, assets } = districtOf(context);
  const codes = [...lockedGrids, ...dedicatedGrids];
  const found = codes.length === 0 ? new Map() : await plans.gridsByCodes(plan.id, codes);
  const code = codes.find((each) => !found.has(each));
  if (code !== undefined) return refuse(context, 'grid-unknown', { code });
  const arcs = lockedArcs.length === 0 ? [] : await plans.arcsAt(plan.id, plan.revision);
  const known = new Set(arcs.filter(({ right }) => right !== null).map(({ id }) => id));
  if (lockedArcs.some((id) => !known.has(id))) return refuse(context, 'arc-unknown');
  if (communityId == null) return null;
  const communities = await assets.communities();
  return communities.some(({ id }) => id === communityId) ? null : refuse(context, 'community-unknown');
}

/** Checks which line is meant and puts the explanation into the queue. */
export async function startExplanation(input: StartExplanationInput, context: RequestContext): Started {
  const [lostLineId, arcId] = [input.lostLineId ?? null, input.arcId ?? null];
  if ((lostLineId === null) === (arcId === null)) return refuse(context, 'one-line-expected');
  const plan = await context.loaders.plan.load(input.planId);
  if (plan === null) return refuse(context, 'plan-not-found');
  const { plans, jobs } = districtOf(context);
  if (arcId !== null) {
    const arc = (await plans.arcsAt(plan.id, plan.revision)).find(({ id }) => id === arcId);
    if (arc === undefined || arc.right === null) return refuse(context, 'arc-unknown');
  }
  const params: ExplanationParameters = { planId: plan.id, revision: plan.revision, lostLineId, arcId };
  return jobs.enqueue({ kind: 'explain', params }, actorOf(context));
}

/** Puts the comparison with random plans into the queue. */
export async function startEnsemble(input: StartEnsembleInput, context: RequestContext): Started {
  const [plans, seed] = [input.plans ?? 1_000, input.seed ?? 1];
  if (!(plans >= FEWEST_RANDOM_PLANS && plans <= MOST_RANDOM_PLANS))
    return refuse(context, 'ensemble-out-of-range', { least: FEWEST_RANDOM_PLANS, limit: MOST_RANDOM_PLANS });
  if (!isSeed(seed)) return refuse(context, 'seed-out-of-range');
  const plan = await context.loaders.plan.load(input.planId);
  if (plan === null) return refuse(context, 'plan-not-found');
  const params: EnsembleParameters = { planId: plan.id, revision: plan.revision, plans, seed };
  return districtOf(context).jobs.enqueue({ kind: 'ensemble', params }, actorOf(context));
}
