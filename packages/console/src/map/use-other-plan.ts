import { useEffect, useMemo, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { parsePlanAt } from '../app/url-state.ts';
import { gridListDocument, planDocument, tileSourcesDocument } from '../graphql/map-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { colourGrids } from './colouring.ts';
import type { MapContent } from './content.ts';
import { GRID_HUES } from './palette.ts';
import { tilesAt } from './tiles-at.ts';

/** Another plan as the map draws it beside the shown one: its tiles and the colours of its grids. */
export interface OtherPlan {
  readonly name: string;
  readonly tiles: MapContent['tiles'];
  readonly gridColours: MapContent['gridColours'];
}

/** The plan (`<id>` or `<id>@<revision>`) that is set against the shown one; null for none, and until it is known. */
export function useOtherPlan(against: string | null): OtherPlan | null {
  const { t } = useWords();
  const at = against === null ? null : parsePlanAt(against);
  const planId = at?.planId ?? null;
  const revision = at?.revision ?? null;
  const client = useClient();
  const [plan] = useQuery({
    query: planDocument,
    variables: { planId: planId ?? '' },
    pause: planId === null,
  });
  const [sources] = useQuery({ query: tileSourcesDocument, variables: { planId }, pause: planId === null });
  const [neighbours, setNeighbours] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  useEffect(() => {
    setNeighbours(new Map());
    if (planId === null) return;
    let live = true;
    const ask = (after: string | null) => client.query(gridListDocument, { planId, after }).toPromise();
    const read = async () => {
      const found = new Map<string, readonly string[]>();
      for (let after: string | null = null; ; ) {
        const answer: Awaited<ReturnType<typeof ask>> = await ask(after);
        const page = answer.data?.plan?.grids;
        if (!live || page === undefined) return;
        for (const grid of page.nodes) found.set(grid.code, grid.neighbours);
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      setNeighbours(found);
    };
    void read();
    return () => {
      live = false;
    };
  }, [client, planId]);
  const name = plan.data?.plan?.name;
  const tiles = sources.data?.tileSources;
  return useMemo(
    () =>
      planId === null || name === undefined || tiles === undefined
        ? null
        : {
            name: revision === null ? name : `${name} · ${t('plan.revision', { revision })}`,
            tiles: tilesAt(tiles, planId, revision),
            gridColours: colourGrids(neighbours, GRID_HUES.length, new Map()),
          },
    [planId, revision, name, tiles, neighbours, t],
  );
}
