import { useMemo } from 'react';
import { type CombinedError, useQuery } from 'urql';
import { useUrl } from '../app/navigation.ts';
import { useLast } from '../app/use-last.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { type Series, type Summary, seriesDocument, summaryDocument } from '../graphql/appeal-documents.ts';
import { type Density, densityDocument } from '../graphql/map-documents.ts';
import { ALL_APPEALS, type AppealFilter, rangeFilter, shownFilter } from './appeal-view.ts';

export type Grouping = 'GRID' | 'COMMUNITY' | 'TOWN' | 'CATEGORY' | 'STATUS' | 'MONTH' | 'WEEKDAY' | 'HOUR';

/** The filter that holds for everything that is shown now. */
export function useShownFilter(): AppealFilter {
  const view = useUrl('appeals');
  const whole = useProtected(view.frame !== null);
  return useMemo(() => shownFilter(view, whole), [view, whole]);
}

/** Whether figures of the place that is asked about are told protected; false while that is not known or not wanted. */
export function useProtected(wanted = true): boolean {
  const { within } = useUrl('appeals');
  const filter = useMemo(() => rangeFilter({ ...ALL_APPEALS, within }), [within]);
  return useSummary('TOWN', filter, wanted).summary?.protection.rounded ?? false;
}

/** Appeals by grid, for what is shown; its breaks are those of the whole range while a step is shown. */
export function useGridRates(wanted: boolean): {
  readonly rates: Density | null;
  readonly error: string | null;
} {
  const { plan } = useWorkbench();
  const view = useUrl('appeals');
  const filter = useShownFilter();
  const pause = !wanted || plan === null;
  const [{ data, error }] = useQuery({
    query: densityDocument,
    variables: { planId: plan?.id ?? null, filter },
    pause,
  });
  const { series } = useSeries(wanted && view.frame !== null);
  const density = useLast(data, isRefused(error))?.appealDensity;
  return useMemo(() => {
    if (pause || density === undefined) return { rates: null, error: error?.message ?? null };
    const breaks = view.frame !== null && series !== null ? series.breaks : density.breaks;
    return { rates: { ...density, breaks }, error: null };
  }, [pause, density, error, view.frame, series]);
}

/** Appeals step by step over the whole range. */
export function useSeries(wanted: boolean): {
  readonly series: Series | null;
  readonly error: string | null;
} {
  const { plan } = useWorkbench();
  const view = useUrl('appeals');
  const filter = useMemo(() => rangeFilter(view), [view]);
  const [{ data, error }] = useQuery({
    query: seriesDocument,
    variables: { step: view.step === 'week' ? 'WEEK' : 'MONTH', filter, planId: plan?.id ?? null },
    pause: !wanted || plan === null,
  });
  const last = useLast(data, isRefused(error))?.appealSeries ?? null;
  return { series: wanted ? last : null, error: error?.message ?? null };
}

/** Appeals in groups, for what is shown. */
export function useSummary(
  by: Grouping,
  filter: AppealFilter,
  wanted = true,
): { readonly summary: Summary | null; readonly error: string | null; readonly retry: () => void } {
  const { plan } = useWorkbench();
  const [{ data, error }, again] = useQuery({
    query: summaryDocument,
    variables: { by, filter, planId: plan?.id ?? null },
    pause: !wanted || (by === 'GRID' && plan === null),
  });
  const summary = useLast(data, isRefused(error))?.appealSummary ?? null;
  return {
    summary,
    error: summary === null ? (error?.message ?? null) : null,
    retry: () => again({ requestPolicy: 'network-only' }),
  };
}

/** Whether the server refuses the question: figures of another one would pass for its answer. */
export function isRefused(error: CombinedError | undefined): boolean {
  return (error?.graphQLErrors.length ?? 0) > 0;
}
