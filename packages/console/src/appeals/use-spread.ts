import { type RefObject, useRef } from 'react';
import { useClient } from 'urql';
import { navigation } from '../app/navigation.ts';
import { setOverlay } from '../app/overlay.ts';
import { useMay } from '../app/session.tsx';
import { appealsDocument } from '../graphql/work-documents.ts';
import { middleOf } from '../inspect/middle.ts';
import type { Cluster } from '../map/hits.ts';
import { shownFilter } from './appeal-view.ts';
import { spreadAround } from './spread.ts';

/** Half the side, in metres, of the square whose appeals count as one place. */
const REACH_METRES = 25;

/** Draws the appeals of a place apart around it; does nothing for who may not see single appeals. */
export function useSpread(): RefObject<(cluster: Cluster) => Promise<void>> {
  const client = useClient();
  const may = useMay('appeals');
  const latest = useRef(async (_: Cluster) => {});
  latest.current = async ({ at: [lon, lat] }) => {
    if (!may) return;
    const north = REACH_METRES / 111_195;
    const east = north / Math.cos((lat * Math.PI) / 180);
    const filter = {
      ...shownFilter(navigation.current().appeals),
      bbox: [lon - east, lat - north, lon + east, lat + north],
    };
    const { data } = await client.query(appealsDocument, { filter, after: null });
    const appeals = (data?.appeals.nodes ?? []).map(({ id, category, status, location }) => ({
      id,
      category,
      status,
      at: middleOf(location),
    }));
    setOverlay({ spread: spreadAround([lon, lat], appeals) });
  };
  return latest;
}
