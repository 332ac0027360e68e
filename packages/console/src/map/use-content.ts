import type { Feature } from 'geojson';
import { useEffect, useMemo, useRef } from 'react';
import { useUrlState } from '../app/navigation.ts';
import { ringAt, useOverlay } from '../app/overlay.ts';
import { useDark } from '../app/preferences.ts';
import type { Selection, UrlState } from '../app/url-state.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { tileQuery } from '../appeals/appeal-view.ts';
import { useShownFilter } from '../appeals/use-appeals.ts';
import type { AppealsOnMap } from '../appeals/use-appeals-on-map.ts';
import { useUncovered } from '../appeals/use-uncovered.ts';
import { useLostLines } from '../lost/use-lost-lines.ts';
import { useWords } from '../messages/use-words.ts';
import { lockKey, useLocks } from '../proposals/locks.ts';
import { type GridFeature, neighboursAmong } from '../work/local-grids.ts';
import { useUntiledGrids } from '../work/use-local-grids.ts';
import { colourGrids } from './colouring.ts';
import { type MapContent, NO_LOCAL_GRIDS } from './content.ts';
import { departmentColour, GRID_HUES } from './palette.ts';

/** What the map shows now, put together from the address, the data and the tool in hand. */
export function useMapContent({ classes, withheld, areas }: AppealsOnMap): MapContent {
  const { t } = useWords();
  const { tiles, departments, district, plan, earlier } = useWorkbench();
  const url = useUrlState();
  const overlay = useOverlay();
  const dark = useDark();
  const untiled = useUntiledGrids();
  const gridColours = useGridColours(untiled.drawn);
  const uncovered = useUncovered(url.layers.includes('branches'));
  const locked = useLocks(lockKey(plan));
  const lostLines = useLostOnMap(url);
  const appealQuery = tileQuery(useShownFilter());
  return useMemo(
    () => ({
      dark,
      tiles,
      departments: departments.map(({ id, hue }) => ({
        id,
        colour: departmentColour(hue),
      })),
      // Where both are in sight, the departments' lines are those of the other side.
      shownDepartments: url.compare === 'swipe' || url.compare === 'side' ? [] : url.departments,
      layers: url.layers,
      compare: url.compare === 'before' ? 'before' : 'after',
      gridColours,
      earlier: earlier !== null,
      rates: classes,
      withheld,
      densityAreas: areas,
      outline: district?.outline ?? null,
      appealQuery,
      uncovered,
      spread: overlay.spread,
      selection: url.selection,
      ghosts: overlay.ghosts,
      // A place has no outline of its own to be shown by.
      sketch:
        url.selection?.kind === 'place' ? [...overlay.sketch, ...placeRing(url.selection)] : overlay.sketch,
      picked: overlay.picked,
      draft: overlay.draft,
      preview: overlay.preview,
      lostLines,
      locked,
      whatIf: overlay.whatIf,
      handedOver: overlay.handedOver,
      decided: overlay.decided,
      faults: overlay.faults,
      branchSign: t('map.branchSign'),
      // What is being changed is no part of an earlier revision.
      local:
        earlier !== null
          ? NO_LOCAL_GRIDS
          : {
              drawn: untiled.drawn.map((feature) => ({
                ...feature,
                properties: {
                  ...feature.properties,
                  hue: gridColours.get(feature.properties.code) ?? 0,
                },
              })),
              hidden: untiled.hidden,
            },
    }),
    [
      dark,
      tiles,
      departments,
      district,
      earlier,
      url,
      overlay,
      gridColours,
      classes,
      withheld,
      areas,
      appealQuery,
      uncovered,
      lostLines,
      locked,
      untiled,
      t,
    ],
  );
}

/** The lost lines: all of them while their layer or list is in sight, else the one that is selected. */
function useLostOnMap({ layers, drawer, selection }: UrlState): readonly Feature[] {
  const all = layers.includes('lost') || drawer === 'lost';
  const one = selection?.kind === 'lost' ? selection.id : null;
  const { lines } = useLostLines(all || one !== null);
  return useMemo(
    () =>
      (lines ?? [])
        .filter(({ id }) => all || id === one)
        .map(({ id, geometry, supporters, lengthM }) => ({
          type: 'Feature',
          geometry,
          properties: {
            id,
            lengthM,
            colour: departmentColour(supporters[0]?.hue ?? ''),
          },
        })),
    [lines, all, one],
  );
}

function placeRing({ at }: Selection): readonly Feature[] {
  return at === null ? [] : [ringAt(at)];
}

/** Colours of the grids, those that no tile shows yet among them; a grid keeps its colour while the plan is revised. */
function useGridColours(untiled: readonly GridFeature[]): ReadonlyMap<string, number> {
  const { grids } = useWorkbench();
  const previous = useRef<ReadonlyMap<string, number>>(new Map());
  const colours = useMemo(
    () =>
      colourGrids(
        new Map([
          ...grids.map(({ code, neighbours }) => [code, neighbours] as const),
          ...[...neighboursAmong(untiled)].map(
            ([code, among]) =>
              [code, [...among, ...(grids.find((grid) => grid.code === code)?.neighbours ?? [])]] as const,
          ),
        ]),
        GRID_HUES.length,
        previous.current,
      ),
    [grids, untiled],
  );
  useEffect(() => {
    previous.current = colours;
  }, [colours]);
  return colours;
}
