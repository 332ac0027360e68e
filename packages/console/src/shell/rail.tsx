import { navigation, useUrl } from '../app/navigation.ts';
import { useAccount } from '../app/session.tsx';
import { layersOnEntering } from '../app/url-state.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';
import { Icon } from './icons.tsx';
import { isCompact } from './use-compact.ts';
import { workspacesFor, workspaceWord } from './workspaces.ts';

export function Rail({ onKeys }: { readonly onKeys: () => void }) {
  const { t } = useWords();
  const workspaceInUrl = useUrl('workspace');
  const ownAccount = useUrl('page')?.split(':')[0] === 'account';
  const current = ownAccount ? null : workspaceInUrl;
  const account = useAccount();
  const { plan } = useWorkbench();
  return (
    <nav className="rail" aria-label={t('shell.workspaces')}>
      {workspacesFor(account).map((workspace) => (
        <button
          key={workspace}
          type="button"
          aria-current={workspace === current ? 'page' : undefined}
          onClick={() =>
            navigation.go({
              workspace,
              layers: layersOnEntering(workspace, navigation.current().layers, plan !== null),
              page: null,
              panelClosed: false,
              // On a phone a table would hide the page.
              ...(isCompact() ? { drawer: null } : {}),
            })
          }
        >
          <Icon name={workspace} />
          {t(workspaceWord(workspace, account))}
        </button>
      ))}
      <span className="rail-space" />
      <button type="button" className="rail-keys" onClick={onKeys}>
        <Icon name="keys" />
        {t('shell.keys')}
      </button>
    </nav>
  );
}
