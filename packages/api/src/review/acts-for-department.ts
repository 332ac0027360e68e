import { Role } from '../access/account-type.ts';
import { departmentsOf, holds } from '../access/policy-rule.ts';
import type { RequestContext } from '../request/context.ts';

/** Whether the viewer may speak in the name of a department: officers for their own, administrators for any. */
export function actsForDepartment(departmentId: string, { viewer }: RequestContext): boolean {
  return (
    viewer !== null && (departmentsOf(viewer).includes(departmentId) || holds(viewer, Role.ADMINISTRATOR))
  );
}
