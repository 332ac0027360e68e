import { Role } from './account-type.ts';
import { insiders, type Rule, type Viewer } from './policy-rule.ts';

/** Every delegator of a viewer, whatever they are needed for. */
export function delegatorsOf({ grants }: Viewer): readonly string[] {
  return [...new Set(grants.flatMap(({ delegatedBy }) => (delegatedBy === null ? [] : [delegatedBy])))];
}

/**
 * For whom a viewer does what a rule lets it do: ids of those who are away and whose rights open the operation. Nobody
 * where everybody of the viewer's kind may do it, as with one's own password, or where a right of its own opens it in
 * the whole district. Which of two rights for parts of the district was needed depends on what is done, which no rule
 * knows: an officer who acts for one of another department is recorded as acting for that one in both departments.
 */
export function delegatorsBehind(viewer: Viewer, rule: Rule): readonly string[] {
  const delegators = delegatorsOf(viewer);
  if (delegators.length === 0) return delegators;
  const own = viewer.grants.filter(({ delegatedBy }) => delegatedBy === null);
  const worksHere = insiders({ ...viewer, grants: own });
  // A role that opens nothing by itself.
  const bare = {
    ...viewer,
    role: worksHere ? Role.BUILDING_HEAD : Role.UNIT_LIAISON,
    departmentId: null,
    grants: own.filter(({ scope }) => scope.kind === 'district'),
  };
  if (rule(bare)) return [];
  return delegators.filter((id) =>
    rule({ ...bare, grants: viewer.grants.filter(({ delegatedBy }) => delegatedBy === id) }),
  );
}
