import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { navigation, useUrl } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import type { AppealsOnMap } from '../appeals/use-appeals-on-map.ts';
import { useEdit } from '../edit/edit-state.tsx';
import { ToolBar } from '../edit/tool-bar.tsx';
import { RevisionBar } from '../history/revision-bar.tsx';
import { useWords } from '../messages/use-words.ts';
import { freePadding } from '../shell/padding.ts';
import { IconButton } from '../shell/parts.tsx';
import { useCompact } from '../shell/use-compact.ts';
import { CompareBar } from './compare-bar.tsx';
import { LayersPanel } from './layers-panel.tsx';
import { Legend } from './legend.tsx';

const PictureDialog = lazy(() => import('../picture/picture-dialog.tsx'));

/** Buttons, legend and notices that lie on the map, clear of the panels. */
export function MapControls({ appeals }: { readonly appeals: AppealsOnMap }) {
  const { t } = useWords();
  const { stage, district, plan } = useWorkbench();
  const panelClosed = useUrl('panelClosed');
  const drawer = useUrl('drawer');
  const edit = useEdit();
  const compact = useCompact();
  const [layersOpen, setLayersOpen] = useState(false);
  const [picture, setPicture] = useState(false);
  usePrintKey(useCallback(() => setPicture(true), []));
  const bounds = plan?.bounds ?? district?.bounds;
  return (
    <>
      <div className="map-top">
        {panelClosed && !compact && (
          <div className="floating">
            <IconButton
              icon="expand"
              label={t('shell.expand')}
              onClick={() => navigation.go({ panelClosed: false })}
            />
          </div>
        )}
        {plan !== null && <CompareBar />}
        <RevisionBar />
      </div>
      <div className="map-side">
        <div className="floating stack">
          <IconButton
            icon="layers"
            label={t('layers.title')}
            pressed={layersOpen}
            onClick={() => setLayersOpen(!layersOpen)}
          />
          <IconButton
            icon="table"
            label={t('drawer.title')}
            pressed={drawer !== null}
            onClick={() =>
              navigation.go({ drawer: drawer === null ? (plan === null ? 'view' : 'grids') : null })
            }
          />
          <IconButton
            icon="picture"
            label={t('picture.open')}
            disabled={stage === null}
            onClick={() => setPicture(true)}
          />
        </div>
        <div className="floating stack">
          <IconButton icon="plus" label={t('map.zoomIn')} onClick={() => stage?.zoomBy(1)} />
          <IconButton icon="minus" label={t('map.zoomOut')} onClick={() => stage?.zoomBy(-1)} />
          <IconButton
            icon="home"
            label={t('map.whole')}
            onClick={() => bounds && stage?.fit(bounds as never, freePadding())}
          />
        </div>
        <ToolBar />
      </div>
      {picture && (
        <Suspense>
          <PictureDialog appeals={appeals} onClose={() => setPicture(false)} />
        </Suspense>
      )}
      {layersOpen && <LayersPanel onClose={() => setLayersOpen(false)} />}
      <div className="map-foot">
        {edit.tool === null && <Legend appeals={appeals} />}
        <div className="map-marks">
          {district?.synthetic === true && <span>{t('shell.synthetic')}</span>}
          {district?.engine.kind === 'EMBEDDED' && (
            <span title={district.engine.notice ?? undefined}>{t('shell.embedded')}</span>
          )}
        </div>
      </div>
    </>
  );
}

/** The browser's own key for printing prints the map with its legend, not the panels over it. */
function usePrintKey(open: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [open]);
}
