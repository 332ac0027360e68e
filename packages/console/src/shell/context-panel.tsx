import { lazy, Suspense } from 'react';
import Kit from '../app/kit.tsx';
import { navigation, useUrl } from '../app/navigation.ts';
import { useAccount } from '../app/session.tsx';
import { useWords } from '../messages/use-words.ts';
import { IconButton, Skeletons } from './parts.tsx';
import { useCompact } from './use-compact.ts';
import { workspacesFor, workspaceWord } from './workspaces.ts';

const PAGES = {
  setup: lazy(() => import('../setup/setup-workspace.tsx')),
  overview: lazy(() => import('../workspaces/overview.tsx')),
  plan: lazy(() => import('../workspaces/plan.tsx')),
  data: lazy(() => import('../workspaces/data.tsx')),
  appeals: lazy(() => import('../workspaces/appeals.tsx')),
  people: lazy(() => import('../workspaces/people.tsx')),
  desk: lazy(() => import('../desk/desk-workspace.tsx')),
  admin: lazy(() => import('../admin/admin-workspace.tsx')),
};
const OwnAccount = lazy(() => import('../account/account-page.tsx'));

/** The panel beside the map with the page of the current workspace. */
export default function ContextPanel() {
  const { t } = useWords();
  const compact = useCompact();
  const wanted = useUrl('workspace');
  const account = useAccount();
  // A link may lead to a workspace this account does not have.
  const workspace = workspacesFor(account).includes(wanted) ? wanted : 'overview';
  // One's own account opens over whichever workspace one is in.
  const own = useUrl('page')?.split(':')[0] === 'account';
  const Page = own ? OwnAccount : PAGES[workspace];
  return (
    <Kit>
      <aside className="panel" id="panel" tabIndex={-1} aria-labelledby="panel-title">
        <div className="panel-head">
          <h2 id="panel-title">{t(own ? 'account.title' : workspaceWord(workspace, account))}</h2>
          {!compact && (
            <IconButton
              icon="collapse"
              label={t('shell.collapse')}
              onClick={() => navigation.go({ panelClosed: true })}
            />
          )}
        </div>
        <Suspense
          fallback={
            <div className="panel-body">
              <Skeletons />
            </div>
          }
        >
          <Page />
        </Suspense>
      </aside>
    </Kit>
  );
}
