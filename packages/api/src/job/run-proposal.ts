import type { JobControl, JobOutcome, JobRecord, PlanRecord } from '@onegrid/store';
import { questionOf } from '../insight/plan-question.ts';
import { allGrids } from '../plan/all-grids.ts';
import { EditEvidenceReader } from '../plan/edit-evidence.ts';
import type { GridsInForce } from './compute-proposal.ts';
import { computeInChild } from './computing-child.ts';
import { decisionsOf, NOTHING_DECIDED } from './decisions.ts';
import { type JobPlace, outcomeOf } from './job-work.ts';
import type { ProposalParameters } from './start-plan-job.ts';

/** The lines of the named arcs of a plan; one that is not there has been checked when the job was started. */
async function linesOf({ district }: JobPlace, { planId, revision, lockedArcs }: ProposalParameters) {
  if (lockedArcs.length === 0) return [];
  const wanted = new Set(lockedArcs);
  const arcs = await district.plans.arcsAt(planId, revision);
  return arcs
    .filter(({ id }) => wanted.has(id))
    .map(({ geometry }) => geometry.coordinates.map(([lon, lat]) => [lon!, lat!] as const));
}

/** Divides a plan's atoms anew in a child process and saves the result as a new draft, whose id is the job's result. */
export async function runProposal(job: JobRecord, control: JobControl, place: JobPlace): Promise<JobOutcome> {
  const parameters = job.params as ProposalParameters;
  const { planId, revision, name, objective, communityId, grids, quick, seed } = parameters;
  const { plans } = place.district;
  const [plan, state] = [await plans.plan(planId), await plans.state(planId, revision)];
  if (plan === null || state === null) return { kind: 'failed', code: 'plan-not-found' };
  const { basis, codes, band } = questionOf(state, plan);
  const decided = parameters.keepDecisions ? decisionsOf(state.marks ?? []) : NOTHING_DECIDED;
  const order = {
    request: {
      basis,
      codes,
      objective,
      band: parameters.band ?? band,
      grids,
      ...(communityId === null ? {} : { community: communityId }),
      lockedGrids: [...new Set([...parameters.lockedGrids, ...decided.lockedGrids])],
      dedicatedGrids: [...new Set([...parameters.dedicatedGrids, ...decided.dedicatedGrids])],
      retiredCodes: state.usedCodes,
      seed,
      quick,
    },
    inForce: await gridsInForce(place, plan),
    lockedLines: [...(await linesOf(place, parameters)), ...decided.lockedLines],
    rejectedLines: decided.rejectedLines,
    evidence: await evidenceOf(place, plan),
    report: plan.report,
  };
  const end = await computeInChild({ kind: 'propose', order }, control);
  return outcomeOf(job, end, place, async (result) => {
    const saved = await plans.saveProposal(
      { name, from: { planId, revision }, objective, ...result },
      { accountId: job.requestedByAccount, name: job.requestedBy },
    );
    return 'code' in saved
      ? { kind: 'failed', code: saved.code, params: saved.params }
      : { kind: 'done', result: { planId: saved.id } };
  });
}

/** The grids of the published plan; null where there is none, or it is the plan itself. */
async function gridsInForce({ district }: JobPlace, plan: PlanRecord): Promise<GridsInForce | null> {
  const current = await district.plans.current();
  if (current === null || current.status !== 'published' || current.id === plan.id) return null;
  return (await allGrids(district, current.id)).map(({ code, geometry }) => ({ code, geometry }));
}

async function evidenceOf({ district }: JobPlace, plan: PlanRecord) {
  const { departments, layers, ground, drawnByHand } = await new EditEvidenceReader().read(district, plan);
  return { departments, layers, ground, drawnByHand };
}
