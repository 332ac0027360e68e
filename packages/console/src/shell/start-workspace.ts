import type { Account } from '../app/session.tsx';
import type { Workspace } from '../app/url-state.ts';
import { workspacesFor } from './workspaces.ts';

/** What each role comes for; the others come for the overview. */
const COMES_FOR: Readonly<Partial<Record<Account['role'], Workspace>>> = {
  OFFICER: 'desk',
  GRID_WORKER: 'appeals',
  GRID_HEAD: 'appeals',
  COMMUNITY_WORKER: 'appeals',
  BRANCH_SECRETARY: 'people',
};

/** Where somebody starts who opens the console without a link. */
export function startWorkspace(account: Pick<Account, 'role' | 'may'>): Workspace {
  const workspace = COMES_FOR[account.role] ?? 'overview';
  return workspacesFor(account).includes(workspace) ? workspace : 'overview';
}
