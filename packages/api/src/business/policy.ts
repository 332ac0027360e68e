import { Role } from '../access/account-type.ts';
import { type ContextPolicy, connectionPolicy, fields, roles, signedIn } from '../access/policy-rule.ts';

/**
 * Everyone who is signed in sees the departments' work on the unified grid and what they ask to be changed;
 * officers register and ask, for their own department (the use cases see to that); planners answer.
 */
export const businessPolicy: ContextPolicy = {
  name: 'business',
  fields: {
    Query: fields(signedIn, 'businesses gridChangeRequests'),
    Mutation: {
      ...fields(roles(Role.OFFICER, Role.PLANNER), 'registerBusiness endBusiness requestGridChange'),
      ...fields(roles(Role.PLANNER), 'answerGridChange'),
    },
    Business: fields(
      signedIn,
      'id department name items officersPerGrid from until registeredBy registeredAt endedAt active grids officers',
    ),
    GridChangeRequest: fields(
      signedIn,
      'id department grid text at land state by createdAt answer answeredBy answeredAt plan',
    ),
    ...connectionPolicy('Business', signedIn),
    ...connectionPolicy('GridChangeRequest', signedIn),
  },
  routes: {},
};
