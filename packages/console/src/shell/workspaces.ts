import { ADMIN_PAGES, adminPagesFor } from '../admin/admin-pages.ts';
import type { Account } from '../app/session.tsx';
import { WORKSPACES, type Workspace } from '../app/url-state.ts';

/** What an account must be allowed to call for a workspace to be of use to it. */
const NEEDS: Readonly<Record<Workspace, string | null>> = {
  setup: 'importBaseData',
  overview: null,
  plan: null,
  data: 'layers',
  appeals: 'appealDensity',
  people: 'branches',
  desk: 'recodeSheet',
  // One of its pages.
  admin: null,
};

/** The workspaces an account sees in the rail, in their order. */
export function workspacesFor(account: Pick<Account, 'may'>): readonly Workspace[] {
  return WORKSPACES.filter((workspace) => {
    if (workspace === 'admin') return adminPagesFor(account).length > 0;
    const operation = NEEDS[workspace];
    return operation === null || account.may.includes(operation);
  });
}

/** The key of a workspace's name; an administration of one page is called by that page. */
export function workspaceWord(workspace: Workspace, account: Pick<Account, 'may'>) {
  const pages = workspace === 'admin' ? adminPagesFor(account) : ADMIN_PAGES;
  return pages.length === 1 ? (`adminPage.${pages[0]}` as const) : (`workspace.${workspace}` as const);
}
