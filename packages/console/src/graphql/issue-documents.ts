import { graphql } from './graphql.ts';

/** The checks of a plan that came to one state, and how many came to each. */
export const planChecksDocument = graphql(`
  query PlanChecks($planId: ID!, $status: CheckStatus!, $rule: String) {
    checks: planChecks(planId: $planId, first: 200, status: $status, rule: $rule) {
      nodes { id rule grid status issues { code severity status message at } }
    }
    fail: planChecks(planId: $planId, first: 1, status: FAIL, rule: $rule) { totalCount }
    incomplete: planChecks(planId: $planId, first: 1, status: INCOMPLETE, rule: $rule) { totalCount }
    pass: planChecks(planId: $planId, first: 1, status: PASS, rule: $rule) { totalCount }
  }
`);
