import { useEffect, useRef } from 'react';
import { navigation } from '../app/navigation.ts';
import { useAccount } from '../app/session.tsx';
import { INITIAL_STATE, layersOnEntering } from '../app/url-state.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { startWorkspace } from './start-workspace.ts';

/** Brings whoever opens the console without a link to what the role comes for; a link leads where it says. */
export function useStart(): void {
  const workspace = startWorkspace(useAccount());
  const { loading, plan } = useWorkbench();
  // The map writes its view into the address as soon as it is placed.
  const due = useRef(window.location.search === '');
  const merged = plan !== null;
  useEffect(() => {
    if (!due.current || loading) return;
    due.current = false;
    const { workspace: shown, page, layers } = navigation.current();
    if (shown !== INITIAL_STATE.workspace || page !== null || workspace === shown) return;
    navigation.go({ workspace, layers: layersOnEntering(workspace, layers, merged) });
  }, [loading, workspace, merged]);
}
