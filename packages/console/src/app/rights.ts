import type { Account } from './session.tsx';

type Held = Pick<Account, 'role' | 'department' | 'grants'>;

/** Whether an account holds one of these roles: by itself, by a grant, or for somebody who is away. */
export function holds(account: Pick<Held, 'role' | 'grants'>, ...roles: readonly Account['role'][]): boolean {
  return roles.includes(account.role) || account.grants.some(({ role }) => roles.includes(role));
}

/**
 * The departments in whose name an account may speak: its own, those it was granted and those of officers who
 * are away. Null for planners and administrators: any.
 */
export function departmentsFor(account: Held): readonly string[] | null {
  if (holds(account, 'PLANNER', 'ADMINISTRATOR')) return null;
  const granted = account.grants.flatMap(({ role, scope }) =>
    role === 'OFFICER' && scope.kind === 'DEPARTMENT' && scope.id !== null ? [scope.id] : [],
  );
  return [...new Set(account.department === null ? granted : [account.department.id, ...granted])];
}
