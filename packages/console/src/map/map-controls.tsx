import { useState } from 'react';
import { navigation, useUrl } from '../app/navigation.ts';
import { COMPARES } from '../app/url-state.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { useEdit } from '../edit/edit-state.tsx';
import { useWords } from '../messages/use-words.ts';
import { freePadding } from '../shell/padding.ts';
import { IconButton } from '../shell/parts.tsx';
import { useCompact } from '../shell/use-compact.ts';
import { LayersPanel } from './layers-panel.tsx';
import { Legend } from './legend.tsx';

/** Buttons, legend and notices that lie on the map, clear of the panels. */
export function MapControls() {
  const { t } = useWords();
  const { stage, district, plan } = useWorkbench();
  const panelClosed = useUrl('panelClosed');
  const compare = useUrl('compare');
  const drawer = useUrl('drawer');
  const edit = useEdit();
  const compact = useCompact();
  const [layersOpen, setLayersOpen] = useState(false);
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
        {plan !== null && (
          <fieldset className="segmented floating" aria-label={t('compare.title')}>
            {COMPARES.map((value) => (
              <button
                key={value}
                type="button"
                aria-pressed={compare === value}
                onClick={() => navigation.go({ compare: value })}
              >
                {t(`compare.${value}`)}
              </button>
            ))}
          </fieldset>
        )}
      </div>
      <div className="map-side">
        <div className="floating stack">
          <IconButton
            icon="layers"
            label={t('layers.title')}
            pressed={layersOpen}
            onClick={() => setLayersOpen(!layersOpen)}
          />
          {!compact && plan !== null && (
            <IconButton
              icon="table"
              label={t('drawer.title')}
              pressed={drawer !== null}
              onClick={() => navigation.go({ drawer: drawer === null ? 'grids' : null })}
            />
          )}
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
        {edit.mayEdit && (
          <div className="floating stack">
            <IconButton
              icon="split"
              label={`${t('edit.split')} (S)`}
              pressed={edit.tool === 'split'}
              onClick={() => edit.take(edit.tool === 'split' ? null : 'split')}
            />
            <IconButton
              icon="merge"
              label={`${t('edit.merge')} (M)`}
              pressed={edit.tool === 'merge'}
              onClick={() => edit.take(edit.tool === 'merge' ? null : 'merge')}
            />
            <IconButton
              icon="undo"
              label={`${t('edit.undo')} (Z)`}
              disabled={edit.lastChange === null}
              onClick={() => edit.undo()}
            />
          </div>
        )}
      </div>
      {layersOpen && <LayersPanel onClose={() => setLayersOpen(false)} />}
      <div className="map-foot">
        {edit.tool === null && <Legend />}
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
