import type { Feature } from 'geojson';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useUrl } from '../app/navigation.ts';
import { useLast } from '../app/use-last.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { latticeDocument } from '../graphql/appeal-documents.ts';
import type { Density } from '../graphql/map-documents.ts';
import { classOf } from '../map/density.ts';
import { densityAreas, densityBounds, kernelDensity } from '../map/kernel-density.ts';
import { useGridRates, useSeries, useShownFilter } from './use-appeals.ts';

/** What the map draws of the appeals besides their points, with the figures its legends need. */
export interface AppealsOnMap {
  /** Appeals by grid; null while they are not shown or not read yet. */
  readonly rates: Density | null;
  /** Class (0..4) of each grid, null where it is left unfilled. */
  readonly classes: ReadonlyMap<string, number | null> | null;
  readonly areas: readonly Feature[];
  readonly density: DensityFigures | null;
  readonly error: string | null;
}

export interface DensityFigures {
  /** Lower bounds of the five classes in appeals per km². */
  readonly bounds: readonly number[];
  readonly asOf: string;
  readonly total: number;
  /** Bandwidth of the kernel and side of the cells in which appeals were counted, in metres. */
  readonly kernel: number;
  readonly cell: number;
}

/** Cells in which appeals are counted are no wider than this part of the bandwidth. */
const CELLS_TO_A_BANDWIDTH = 5;

export function useAppealsOnMap(): AppealsOnMap {
  const layers = useUrl('layers');
  const view = useUrl('appeals');
  const heat = layers.includes('heat');
  const dense = layers.includes('density');
  const { rates, error } = useGridRates(heat || dense);
  const { areas, density } = useDensity(dense, rates);
  const { brush } = view;
  const classes = useMemo(() => {
    if (!heat || rates === null) return null;
    const within = (value: number) => brush === null || (value >= brush[0] && value <= brush[1]);
    return new Map(
      rates.grids.map(({ code, perThousand }) => [
        code,
        perThousand !== null && within(perThousand) ? classOf(perThousand, rates.breaks) : null,
      ]),
    );
  }, [heat, rates, brush]);
  return useMemo(() => ({ rates, classes, areas, density, error }), [rates, classes, areas, density, error]);
}

const NO_AREAS: readonly Feature[] = [];

/** Appeals per square kilometre; classes keep their bounds while time plays. */
function useDensity(wanted: boolean, rates: Density | null) {
  const { grids } = useWorkbench();
  const { kernel, frame } = useUrl('appeals');
  const filter = useShownFilter();
  const { series } = useSeries(wanted && frame !== null);
  const cellM = Math.round(kernel / CELLS_TO_A_BANDWIDTH);
  const [{ data }] = useQuery({ query: latticeDocument, variables: { cellM, filter }, pause: !wanted });
  const lattice = useLast(data)?.appealLattice;
  const bounds = useMemo(() => {
    const km2 = new Map(grids.map(({ code, areaM2 }) => [code, areaM2 / 1e6]));
    const per = (code: string, count: number) => count / (km2.get(code) ?? Number.POSITIVE_INFINITY);
    return densityBounds(
      frame !== null && series !== null
        ? series.grids.flatMap(({ code, counts }) => counts.map((count) => per(code, count)))
        : (rates?.grids ?? []).map(({ code, appeals }) => per(code, appeals)),
    );
  }, [grids, rates, series, frame]);
  return useMemo(() => {
    if (!wanted || lattice === undefined) return { areas: NO_AREAS, density: null };
    const places = lattice.cells.map(([lon, lat, count]) => ({ lon, lat, count }));
    const surface = kernelDensity(places, kernel);
    const { asOf, total } = lattice;
    return {
      areas: surface === null ? NO_AREAS : densityAreas(surface, bounds),
      density: { bounds, asOf, total, kernel, cell: lattice.cellM },
    };
  }, [wanted, lattice, kernel, bounds]);
}
