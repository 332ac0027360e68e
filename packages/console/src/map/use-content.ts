import type { Feature } from 'geojson';
import { useEffect, useMemo, useRef } from 'react';
import { useQuery } from 'urql';
import { useUrlState } from '../app/navigation.ts';
import { ringAt, useOverlay } from '../app/overlay.ts';
import { useDark } from '../app/preferences.ts';
import type { Selection } from '../app/url-state.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { densityDocument } from '../graphql/map-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { colourGrids } from './colouring.ts';
import type { MapContent } from './content.ts';
import { classOf } from './density.ts';
import { departmentColour, GRID_HUES } from './palette.ts';

/** What the map shows now, put together from the address, the data and the tool in hand. */
export function useMapContent(): MapContent {
  const { t } = useWords();
  const { tiles, departments, plan } = useWorkbench();
  const url = useUrlState();
  const overlay = useOverlay();
  const dark = useDark();
  const gridColours = useGridColours();
  const heat = url.layers.includes('heat');
  const [{ data }] = useQuery({
    query: densityDocument,
    variables: { planId: plan?.id ?? null, filter: null },
    pause: !heat || plan === null,
  });
  const density = data?.appealDensity;
  return useMemo(
    () => ({
      dark,
      tiles,
      departments: departments.map(({ id, hue }) => ({ id, colour: departmentColour(hue) })),
      shownDepartments: url.departments,
      layers: url.layers,
      compare: url.compare === 'before' ? 'before' : 'after',
      gridColours,
      density:
        density === undefined
          ? null
          : {
              classes: new Map(
                density.grids.map(({ code, perThousand }) => [code, classOf(perThousand, density.breaks)]),
              ),
              visible: overlay.densityClasses,
            },
      selection: url.selection,
      ghosts: overlay.ghosts,
      // A place has no outline of its own to be shown by.
      sketch:
        url.selection?.kind === 'place' ? [...overlay.sketch, ...placeRing(url.selection)] : overlay.sketch,
      picked: overlay.picked,
      draft: overlay.draft,
      branchSign: t('map.branchSign'),
    }),
    [dark, tiles, departments, url, overlay, gridColours, density, t],
  );
}

function placeRing({ at }: Selection): readonly Feature[] {
  return at === null ? [] : [ringAt(at)];
}

/** Colours of the grids; a grid keeps its colour while the plan is revised. */
function useGridColours(): ReadonlyMap<string, number> {
  const { grids } = useWorkbench();
  const previous = useRef<ReadonlyMap<string, number>>(new Map());
  const colours = useMemo(
    () =>
      colourGrids(
        new Map(grids.map(({ code, neighbours }) => [code, neighbours])),
        GRID_HUES.length,
        previous.current,
      ),
    [grids],
  );
  useEffect(() => {
    previous.current = colours;
  }, [colours]);
  return colours;
}
