import { Role } from '../access/account-type.ts';
import { type ContextPolicy, connectionPolicy, fields, roles, signedIn } from '../access/policy-rule.ts';

/**
 * Reviews and publications are read by everyone who is signed in. Planners put plans up, take them back and
 * publish them; officers sign and object, for their own department (the use cases see to that); everyone comments.
 */
export const reviewPolicy: ContextPolicy = {
  name: 'review',
  fields: {
    Query: fields(signedIn, 'planPublication'),
    Mutation: {
      ...fields(roles(Role.PLANNER), 'submitPlan withdrawPlan publishPlan'),
      ...fields(roles(Role.OFFICER), 'signPlan'),
      ...fields(signedIn, 'addComment answerComment resolveComment'),
    },
    Plan: fields(signedIn, 'review publishedAt supersededAt publication comments'),
    PlanReview: fields(
      signedIn,
      'state revision submittedAt submittedBy note withdrawnAt withdrawnBy withdrawReason communities waitingFor openObjections ready issues',
    ),
    CommunityReview: fields(signedIn, 'communityId name grids signatures'),
    Signature: fields(signedIn, 'department lead state by at comment revision'),
    PlanReviewed: fields(signedIn, 'plan'),
    PlanComment: fields(
      signedIn,
      'id kind text at communityId grid revision by department createdAt answers resolvedAt resolvedBy',
    ),
    CommentAnswer: fields(signedIn, 'id text by department createdAt'),
    Publication: fields(
      signedIn,
      'publishedAt publishedBy reason previousPlan codes lineage retiredCodes crosswalk',
    ),
    PublishedCode: fields(signedIn, 'from to kind'),
    PublishedShare: fields(
      signedIn,
      'sourceKind source legacyGridId department grid share households areaM2 appeals',
    ),
    PlanPublished: fields(signedIn, 'plan publication'),
    ...connectionPolicy('PlanComment', signedIn),
    ...connectionPolicy('PublishedShare', signedIn),
  },
  routes: {},
};
