import { Role } from '../access/account-type.ts';
import {
  type ContextPolicy,
  connectionPolicy,
  fields,
  insiders,
  roles,
  signedIn,
} from '../access/policy-rule.ts';

/** Whether a viewer is told who registered a business. */
export const knowsWhoRegistered = insiders;

/**
 * Everyone who is signed in sees the departments' work on the unified grid; who registered it, and what departments
 * ask to be changed, those who work here. Officers register and ask, for their own department (the use cases see to that); planners answer.
 */
export const businessPolicy: ContextPolicy = {
  name: 'business',
  fields: {
    Query: { businesses: signedIn, gridChangeRequests: insiders },
    Mutation: {
      ...fields(roles(Role.OFFICER, Role.PLANNER), 'registerBusiness endBusiness requestGridChange'),
      ...fields(roles(Role.PLANNER), 'answerGridChange'),
    },
    // Who registered it is null for whoever may not know it.
    Business: fields(
      signedIn,
      'id department name items officersPerGrid from until registeredBy registeredAt endedAt active grids officers',
    ),
    GridChangeRequest: fields(
      insiders,
      'id department grid text at land state by createdAt answer answeredBy answeredAt plan',
    ),
    ...connectionPolicy('Business', signedIn),
    ...connectionPolicy('GridChangeRequest', insiders),
  },
  routes: {},
};
