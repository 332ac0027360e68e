import { Role } from '../access/account-type.ts';
import type { RequestContext } from '../request/context.ts';

/** Whether the viewer may speak in the name of a department: officers for their own, administrators for any. */
export function actsForDepartment(departmentId: string, { viewer }: RequestContext): boolean {
  return viewer !== null && (viewer.departmentId === departmentId || viewer.role === Role.ADMINISTRATOR);
}
