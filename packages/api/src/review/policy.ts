import { Role } from '../access/account-type.ts';
import {
  type ContextPolicy,
  connectionPolicy,
  fields,
  insiders,
  roles,
  signedIn,
} from '../access/policy-rule.ts';

/** Whether a viewer is told who published a plan, and why. */
export const knowsWhoPublished = insiders;

/**
 * What a publication did is read by everyone who is signed in; reviews, comments and who published, by those who work
 * here. Planners put plans up, take them back and publish them; officers sign and object, for their own department (the
 * use cases see to that); everyone who works here comments.
 */
export const reviewPolicy: ContextPolicy = {
  name: 'review',
  fields: {
    Query: fields(insiders, 'planPublication'),
    Mutation: {
      ...fields(roles(Role.PLANNER), 'submitPlan withdrawPlan publishPlan'),
      ...fields(roles(Role.OFFICER), 'signPlan'),
      ...fields(insiders, 'addComment answerComment resolveComment'),
    },
    Plan: {
      ...fields(signedIn, 'publishedAt supersededAt publication'),
      ...fields(insiders, 'review comments'),
    },
    PlanReview: fields(
      insiders,
      'state revision submittedAt submittedBy note withdrawnAt withdrawnBy withdrawReason communities waitingFor openObjections ready issues',
    ),
    CommunityReview: fields(insiders, 'communityId name grids signatures'),
    Signature: fields(insiders, 'department lead state by at comment revision'),
    PlanReviewed: fields(signedIn, 'plan'),
    PlanComment: fields(
      insiders,
      'id kind text at communityId grid revision by department createdAt answers resolvedAt resolvedBy',
    ),
    CommentAnswer: fields(insiders, 'id text by department createdAt'),
    // Who and why are null for whoever may not know them.
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
    ...connectionPolicy('PlanComment', insiders),
    ...connectionPolicy('PublishedShare', signedIn),
  },
  routes: {},
};
