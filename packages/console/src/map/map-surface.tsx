import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { navigation, useUrl } from '../app/navigation.ts';
import { setOverlay, useOverlay } from '../app/overlay.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { useAppealsOnMap } from '../appeals/use-appeals-on-map.ts';
import { useSpread } from '../appeals/use-spread.ts';
import { onSketch } from '../edit/sketch.ts';
import { useWords } from '../messages/use-words.ts';
import { freePadding } from '../shell/padding.ts';
import { Skeletons } from '../shell/parts.tsx';
import { usePostponed } from '../work/postponed.ts';
import { useWork } from '../work/work-session.tsx';
import { MapControls } from './map-controls.tsx';
import type { Bounds, Stage } from './stage.ts';
import { useMapContent } from './use-content.ts';

const loadStage = import('./stage.ts');
const ConflictDialog = lazy(() => import('../work/conflict-dialog.tsx'));
const Swipe = lazy(() => import('./swipe.tsx'));

/** The map itself, and what lies directly on it. */
export function MapSurface() {
  const { t } = useWords();
  const container = useRef<HTMLDivElement>(null);
  const appeals = useAppealsOnMap();
  const content = useMapContent(appeals);
  const spread = useSpread();
  const latest = useRef(content);
  latest.current = content;
  const { district, loading, stage, setStage } = useWorkbench();
  const compare = useUrl('compare');
  const [conflict] = useWork().conflicts;
  const postponed = usePostponed();
  const [problem, setProblem] = useState<string | null>(null);
  const { preview } = useOverlay();
  // A district without an outline gets its map with the first file that is looked at, and then keeps it.
  const begun = useRef(false);
  begun.current ||= district !== null || preview?.bounds != null;
  const ready = begun.current;

  // The map is made once; language and content reach it afterwards.
  useEffect(() => {
    if (!ready || container.current === null) return;
    let made: Stage | null = null;
    let live = true;
    const element = container.current;
    void loadStage.then(({ Stage }) => {
      if (!live) return;
      const bounds = (district?.bounds ?? preview?.bounds) as Bounds | undefined;
      if (bounds === undefined) return;
      made = new Stage(
        element,
        latest.current,
        navigation.current().view ?? { bounds, padding: freePadding() },
        {
          onView: (view) => navigation.go({ view }),
          onHit: (hit) => {
            setOverlay({ sketch: [], ghosts: [], spread: [] });
            navigation.go({ selection: hit.selection });
          },
          onCluster: (cluster) => void spread.current(cluster),
          onTileError: setProblem,
        },
        { 'Map.Title': t('map.title') },
      );
      setStage(made);
    });
    return () => {
      live = false;
      made?.destroy();
      setStage(null);
    };
  }, [ready]);

  useEffect(() => {
    stage?.show(content);
  }, [stage, content]);
  useEffect(() => (stage === null ? undefined : onSketch((sketch) => stage.draw(sketch))), [stage]);

  useEffect(() => {
    const back = () => {
      const { view } = navigation.current();
      if (view !== null) stage?.jump(view);
    };
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, [stage]);

  return (
    <>
      <div
        ref={container}
        className={compare === 'side' ? 'map-canvas beside' : 'map-canvas'}
        data-testid="map"
      />
      {(compare === 'swipe' || compare === 'side') && stage !== null && (
        <Suspense>
          <Swipe content={content} main={stage} beside={compare === 'side'} />
        </Suspense>
      )}
      {stage === null && (
        <div className="map-waiting">
          {ready || loading ? <Skeletons lines={3} /> : <p>{t('setup.nothingOnMap')}</p>}
        </div>
      )}
      {problem !== null && (
        <div className="map-problem note bad" role="alert">
          <span>{t('map.tilesFailed')}</span> <code>{problem}</code>{' '}
          <button type="button" className="button" onClick={() => setProblem(null)}>
            {t('state.close')}
          </button>
        </div>
      )}
      <MapControls appeals={appeals} />
      {conflict !== undefined && conflict.id !== postponed && (
        <Suspense>
          <ConflictDialog key={conflict.id} conflict={conflict} content={content} />
        </Suspense>
      )}
    </>
  );
}
