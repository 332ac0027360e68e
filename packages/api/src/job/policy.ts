import { Role } from '../access/account-type.ts';
import { type ContextPolicy, fields, roles } from '../access/policy-rule.ts';

const planners = roles(Role.PLANNER);

/** Planners start jobs, follow them and stop them. */
export const jobPolicy: ContextPolicy = {
  name: 'job',
  fields: {
    Query: fields(planners, 'job'),
    Mutation: fields(
      planners,
      'startMerge startProposal startExplanation adoptExplanation startEnsemble cancelJob',
    ),
    Job: fields(
      planners,
      'id kind state stage fraction stages message plan explanation ensemble startedAt finishedAt',
    ),
    JobStage: fields(planners, 'stage milliseconds figures'),
    Ensemble: fields(planners, 'plans betterThan own quantiles'),
    Explanation: fields(planners, 'possible reason agreementChange households planId grids text'),
  },
  routes: {},
};
