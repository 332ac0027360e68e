import { Role } from '../access/account-type.ts';
import { type ContextPolicy, fields, roles } from '../access/policy-rule.ts';

const planners = roles(Role.PLANNER);

/** Planners start jobs, follow them and stop them. */
export const jobPolicy: ContextPolicy = {
  fields: {
    Query: fields(planners, 'job'),
    Mutation: fields(planners, 'startMerge cancelJob'),
    Job: fields(planners, 'id kind state stage fraction message plan startedAt finishedAt'),
  },
  routes: {},
};
