import type { Feature } from 'geojson';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useUrl } from '../app/navigation.ts';
import { useLast } from '../app/use-last.ts';
import { latticeDocument } from '../graphql/appeal-documents.ts';
import type { Density } from '../graphql/map-documents.ts';
import { classOf } from '../map/density.ts';
import { densityAreas, densityBounds, densityPeak, kernelDensity } from '../map/kernel-density.ts';
import { type AppealFilter, rangeFilter } from './appeal-view.ts';
import { type FigureProtection, withheldGrids } from './protection.ts';
import { isRefused, useGridRates, useSeries, useShownFilter } from './use-appeals.ts';

/** What the map draws of the appeals besides their points, with the figures its legends need. */
export interface AppealsOnMap {
  /** Appeals by grid; null while they are not shown or not read yet. */
  readonly rates: Density | null;
  /** Class (0..4) of each grid, null where it is left unfilled. */
  readonly classes: ReadonlyMap<string, number | null> | null;
  /** Grids with too few appeals to tell how many. */
  readonly withheld: readonly string[];
  readonly areas: readonly Feature[];
  readonly density: DensityFigures | null;
  readonly error: string | null;
}

export interface DensityFigures {
  /** Lower bounds of the five classes in appeals per km². */
  readonly bounds: readonly number[];
  readonly asOf: string;
  readonly total: number | null;
  /** Bandwidth of the kernel and side of the cells in which appeals were counted, in metres. */
  readonly kernel: number;
  readonly cell: number;
  readonly protection: FigureProtection;
}

/** Cells in which appeals are counted are no wider than this part of the bandwidth. */
const CELLS_TO_A_BANDWIDTH = 5;
const FINEST_CELL_M = 20;

export function useAppealsOnMap(): AppealsOnMap {
  const layers = useUrl('layers');
  const view = useUrl('appeals');
  const heat = layers.includes('heat');
  const dense = layers.includes('density');
  const { rates, error } = useGridRates(heat);
  const { areas, density } = useDensity(dense);
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
  const withheld = useMemo(() => (heat && rates !== null ? withheldGrids(rates) : NO_GRIDS), [heat, rates]);
  return useMemo(
    () => ({ rates, classes, withheld, areas, density, error }),
    [rates, classes, withheld, areas, density, error],
  );
}

const NO_AREAS: readonly Feature[] = [];
const NO_GRIDS: readonly string[] = [];

/** A step of time has its share of the appeals, and more in its busiest weeks. */
const BUSY = 1.6;

/** Appeals per square kilometre; classes keep their bounds while time plays. */
function useDensity(wanted: boolean) {
  const view = useUrl('appeals');
  const { kernel, frame } = view;
  const shown = useSurface(wanted, useShownFilter(), kernel);
  const whole = useSurface(
    wanted && frame !== null,
    useMemo(() => rangeFilter(view), [view]),
    kernel,
  );
  const { series } = useSeries(wanted && frame !== null);
  const bounds = useMemo(() => {
    if (frame === null) return densityBounds(shown?.peak ?? 0);
    return densityBounds(((whole?.peak ?? 0) / Math.max(1, series?.steps.length ?? 1)) * BUSY);
  }, [shown, whole, series, frame]);
  return useMemo(() => {
    if (shown === null) return { areas: NO_AREAS, density: null };
    const { surface, asOf, total, cell, protection } = shown;
    return {
      areas: surface === null ? NO_AREAS : densityAreas(surface, bounds),
      density: { bounds, asOf, total, kernel, cell, protection },
    };
  }, [shown, bounds, kernel]);
}

/** The kernel density of a filter; null while it is not read yet or not wanted. */
function useSurface(wanted: boolean, filter: AppealFilter, kernel: number) {
  const cellM = Math.max(FINEST_CELL_M, Math.round(kernel / CELLS_TO_A_BANDWIDTH));
  const [{ data, error }] = useQuery({
    query: latticeDocument,
    variables: { cellM, filter },
    pause: !wanted,
  });
  const lattice = useLast(data, isRefused(error))?.appealLattice;
  return useMemo(() => {
    if (!wanted || lattice === undefined) return null;
    const places = lattice.cells.map(([lon, lat, count]) => ({
      lon,
      lat,
      count,
    }));
    const surface = kernelDensity(places, kernel);
    const peak = surface === null ? 0 : densityPeak(surface);
    const { asOf, total, cellM: cell, protection } = lattice;
    return { surface, peak, asOf, total, cell, protection };
  }, [wanted, lattice, kernel]);
}
