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
};

/** The workspaces an account sees in the rail, in their order. */
export function workspacesFor(account: Pick<Account, 'may'>): readonly Workspace[] {
  return WORKSPACES.filter((workspace) => {
    const operation = NEEDS[workspace];
    return operation === null || account.may.includes(operation);
  });
}
