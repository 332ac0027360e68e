import { useCallback } from 'react';
import { useClient } from 'urql';
import { navigation } from '../app/navigation.ts';
import { ringAt, setOverlay } from '../app/overlay.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { gridPlaceDocument } from '../graphql/appeal-documents.ts';
import { boundsOf } from '../inspect/middle.ts';
import { freePadding } from '../shell/padding.ts';

/** Flies to a place and marks it with a ring. */
export function useFly(): (at: readonly number[] | null | undefined) => void {
  const { stage } = useWorkbench();
  return useCallback(
    (at) => {
      if (at === null || at === undefined || at.length < 2) return;
      const place: [number, number] = [at[0], at[1]];
      setOverlay({ sketch: [ringAt(place)] });
      stage?.flyTo(place, freePadding());
    },
    [stage],
  );
}

/** Selects a grid and moves until all of it is in sight. */
export function useGridFlight(): (code: string) => Promise<void> {
  const client = useClient();
  const { stage, plan } = useWorkbench();
  return useCallback(
    async (code) => {
      navigation.go({ selection: { kind: 'grid', id: code, at: null } });
      if (plan === null) return;
      const { data } = await client.query(gridPlaceDocument, { planId: plan.id, code });
      const geometry = data?.plan?.grid?.geometry;
      if (geometry !== undefined) stage?.fit(boundsOf(geometry), freePadding());
    },
    [client, stage, plan],
  );
}
