import { type CSSProperties, lazy, Suspense, useEffect, useState } from 'react';
import { useUrlState } from '../app/navigation.ts';
import { selectionKey } from '../app/url-state.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { EditProvider } from '../edit/edit-state.tsx';
import { ToolLine } from '../edit/tool-line.tsx';
import { LiveOverlay } from '../live/live-overlay.tsx';
import { MapSurface } from '../map/map-surface.tsx';
import { useWords } from '../messages/use-words.ts';
import { WorkProvider } from '../work/work-session.tsx';
import { BottomSheet } from './bottom-sheet.tsx';
import { Keys } from './keys.tsx';
import { ErrorNote, Skeletons } from './parts.tsx';
import { Rail } from './rail.tsx';
import { Search } from './search.tsx';
import { TopBar } from './top-bar.tsx';
import { useCompact } from './use-compact.ts';
import { useKeyboard } from './use-keyboard.ts';
import { useStart } from './use-start.ts';

// The map comes first; forms, tables and what is known of a place follow when they are needed.
const ContextPanel = lazy(() => import('./context-panel.tsx'));
const Inspector = lazy(() => import('../inspect/inspector.tsx'));
const Drawer = lazy(() => import('./drawer.tsx'));

/** The frame of the workbench: the map is the page, everything else lies over it. */
export function Shell() {
  const { t } = useWords();
  const url = useUrlState();
  const compact = useCompact();
  const workbench = useWorkbench();
  const [searching, setSearching] = useState(false);
  const [keys, setKeys] = useState(false);
  useStart();
  const inspecting = url.selection !== null;
  const panelOpen = !url.panelClosed;
  const offsets = compact
    ? {}
    : {
        '--panel-left': panelOpen ? 'var(--panel)' : '0px',
        '--left': `calc(var(--rail) + ${panelOpen ? 'var(--panel)' : '0px'})`,
        '--right': inspecting ? 'var(--inspector)' : '0px',
        '--bottom': url.drawer === null ? '0px' : `var(--drawer-${url.drawer === 'time' ? 'low' : 'high'})`,
      };
  return (
    <WorkProvider>
      <EditProvider>
        <Shortcuts onSearch={() => setSearching(true)} onKeys={() => setKeys(true)} />
        <div className="shell" style={offsets as CSSProperties}>
          <a className="skip" href={skipTo(compact, inspecting, url.drawer !== null, panelOpen)}>
            {t('shell.skip')}
          </a>
          <TopBar onSearch={() => setSearching(true)} />
          <Rail onKeys={() => setKeys(true)} />
          <main className="map-area" id="map" tabIndex={-1} aria-label={t('map.title')}>
            <MapSurface />
            <ToolLine />
            <LiveOverlay />
          </main>
          <Suspense fallback={<PanelFrame compact={compact} />}>
            {workbench.error !== null ? (
              <aside className="panel" id="panel">
                <div className="panel-body">
                  <ErrorNote message={workbench.error} onRetry={workbench.refresh} />
                </div>
              </aside>
            ) : compact ? (
              <BottomSheet
                label={t('shell.sheet')}
                openKey={selectionKey(url.selection) + url.workspace + (url.page ?? '') + (url.drawer ?? '')}
              >
                {inspecting ? (
                  <Inspector />
                ) : url.drawer !== null ? (
                  <Drawer tab={url.drawer} />
                ) : (
                  <ContextPanel />
                )}
              </BottomSheet>
            ) : (
              <>
                {panelOpen && <ContextPanel />}
                {/* Each by itself: what is there stays while another part is loaded. */}
                <Suspense>{inspecting && <Inspector />}</Suspense>
                <Suspense>{url.drawer !== null && <Drawer tab={url.drawer} />}</Suspense>
              </>
            )}
          </Suspense>
        </div>
        {searching && <Search onClose={() => setSearching(false)} />}
        {keys && <Keys onClose={() => setKeys(false)} />}
      </EditProvider>
    </WorkProvider>
  );
}

/** What the link for skipping the bars leads to: the panel that is there, else the map. */
function skipTo(compact: boolean, inspecting: boolean, drawer: boolean, panelOpen: boolean): string {
  if (!compact) return panelOpen ? '#panel' : '#map';
  return inspecting ? '#inspector' : drawer ? '#drawer' : '#panel';
}

function Shortcuts(props: { readonly onSearch: () => void; readonly onKeys: () => void }) {
  useKeyboard(props);
  const { plan } = useWorkbench();
  // A link to a plan says in the page's title which one it is.
  useEffect(() => {
    if (plan !== null) document.title = `${plan.name} · OneGrid`;
  }, [plan]);
  return null;
}

function PanelFrame({ compact }: { readonly compact: boolean }) {
  return (
    <div className={compact ? 'sheet' : 'panel'} style={{ '--sheet': '40vh' } as CSSProperties}>
      <div className="panel-body">
        <Skeletons />
      </div>
    </div>
  );
}
