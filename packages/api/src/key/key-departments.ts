import { Role } from '../access/account-type.ts';
import type { Viewer } from '../access/policy-rule.ts';

/**
 * The departments whose keys a viewer looks after; null: all of them. What somebody does for an officer who is away
 * does not count: a key would outlive the absence.
 */
export function keyDepartments(viewer: Viewer | null): readonly string[] | null {
  if (viewer === null || viewer.key !== null) return [];
  const own = viewer.grants.filter(({ delegatedBy }) => delegatedBy === null);
  if (viewer.role === Role.ADMINISTRATOR || own.some(({ role }) => role === Role.ADMINISTRATOR)) return null;
  const granted = own.flatMap(({ role, scope }) =>
    role === Role.OFFICER && scope.kind === 'department' && scope.id !== null ? [scope.id] : [],
  );
  const primary = viewer.role === Role.OFFICER && viewer.departmentId !== null ? [viewer.departmentId] : [];
  return [...new Set([...primary, ...granted])];
}
