import { lazy, Suspense } from 'react';
import { useEdit } from '../edit/edit-state.tsx';
import { usePreview } from '../edit/preview.ts';
import { useWork } from '../work/work-session.tsx';

const LiveCard = lazy(() => import('./live-card.tsx').then((it) => ({ default: it.LiveCard })));
const TouchedLights = lazy(() =>
  import('./touched-lights.tsx').then((it) => ({ default: it.TouchedLights })),
);

/** What an edit would do, over the map: for as long as a tool is in hand or an edit is looked at. */
export function LiveOverlay() {
  const preview = usePreview();
  const { tool } = useEdit();
  const { state } = useWork();
  if (state !== 'ready' || (preview === null && tool === null)) return null;
  return (
    <Suspense>
      <LiveCard outcome={preview?.outcome ?? null} at={preview?.pixel ?? null} />
      <TouchedLights />
    </Suspense>
  );
}
