/** English sentences for reviewing and publishing plans, and for departments' work on the published grids. */
export const reviewEn: Readonly<Record<string, string>> = {
  'text-length': 'Write something, at most {most} characters.',
  'own-department-only': 'You act for your own department only.',
  'community-count': 'Choose 1 to {limit} communities.',
  'objection-without-words': 'Say why the department does not agree.',
  'paper-signature': 'When you enter a signature given on paper, say in the comment who signed.',
  'plan-not-in-review': 'The plan is not in review.',
  'plan-closed': 'The plan is published or was replaced; it does not change any more.',
  'plan-revised-since': 'The plan is at revision {revision} by now. Look at the newest one first.',
  'community-not-in-plan': 'The plan has no grid in community {community}.',
  'lead-signs-last': '{community}: lead departments sign when all others have signed.',
  'objection-open':
    '{community}: an objection of this department on the map is open. Settle it before signing.',
  'objections-open': 'Objections are open: {count}. The plan cannot be published.',
  'objection-without-department': 'Departments object; this account belongs to none. Leave a remark instead.',
  'comment-outside': 'The pin lies in no grid of the plan. Choose a place inside one.',
  'comment-not-found': 'There is no such comment.',
  'comment-resolved': 'The comment is settled.',
  'comment-of-another':
    'An objection is settled by its own department, a remark by its department or a planner.',
  'objection-unanswered': 'The objection has no answer yet; it can be settled once it has one.',
  'signatures-missing': 'Departments that have not signed yet: {departments}. The plan cannot be published.',
  'community-full': 'Community {prefix} has used up its three-digit numbers. Make fewer new grids in it.',
  'one-net-stays-one':
    'The unified grid is published; departments draw none of their own any more. Request a change of a grid, or register the business on the unified one; a planner can also open a new planning round.',
  'department-has-papers':
    '{name} has signed, commented, registered or requested something, which stays on record, so the department cannot be removed.',

  'business-name-expected': 'Name the business, in at most {most} characters.',
  'business-items-expected': 'List 1 to {items} items of work, each of at most 200 characters.',
  'officers-out-of-range': 'Officers for each grid lie above 0 and at most at {limit}.',
  'days-reversed': 'The last day comes before the first.',
  'business-not-found': 'There is no such business.',
  'business-ended': 'The business has ended.',
  'nothing-published': 'No unified grid is published yet; comment on the plan in review instead.',
  'request-not-found': 'There is no such request.',
  'request-answered': 'The request has been answered.',
  'land-expected': 'Land is a Polygon or a MultiPolygon.',
};
