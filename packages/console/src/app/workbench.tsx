import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useClient, useQuery } from 'urql';
import type { Plan } from '../graphql/fragments.ts';
import {
  type DepartmentRow,
  type District,
  type GridRow,
  gridListDocument,
  planDocument,
  type TileSource,
  tileSourcesDocument,
  workbenchDocument,
} from '../graphql/map-documents.ts';
import type { Stage } from '../map/stage.ts';
import { tilesAt } from '../map/tiles-at.ts';
import { useUrl } from './navigation.ts';
import { useLast } from './use-last.ts';

/** What every part of the workbench works with. */
export interface Workbench {
  readonly district: District | null;
  readonly departments: readonly DepartmentRow[];
  /** The plan that is shown: the one in the address, else the current one, else null before the first merge. */
  readonly plan: Plan | null;
  /** An earlier revision that the map shows in place of the plan's newest; null for the newest. */
  readonly earlier: number | null;
  readonly tiles: readonly TileSource[];
  /** All grids of the plan, by code, without geometry. */
  readonly grids: readonly GridRow[];
  readonly loading: boolean;
  readonly error: string | null;
  readonly stage: Stage | null;
  setStage(stage: Stage | null): void;
  /** Reads everything again, after something was changed. */
  refresh(): void;
}

const WorkbenchContext = createContext<Workbench | null>(null);

export function WorkbenchProvider({ children }: { readonly children: ReactNode }) {
  const planInUrl = useUrl('plan');
  const revisionInUrl = useUrl('revision');
  const [stage, setStage] = useState<Stage | null>(null);
  const [base, refreshBase] = useQuery({ query: workbenchDocument });
  const data = useLast(base.data);
  const currentPlan = data?.currentPlan ?? null;
  const planId = planInUrl ?? currentPlan?.id ?? null;
  const [named, refreshNamed] = useQuery({
    query: planDocument,
    variables: { planId: planInUrl ?? '' },
    pause: planInUrl === null || planInUrl === currentPlan?.id,
  });
  // A link to a plan that is not there, or not for this account, leads to the plan that is shown by default.
  const other = named.data?.plan ?? (named.data === undefined ? null : currentPlan);
  const plan = planId === currentPlan?.id ? currentPlan : other;
  const [sources, refreshSources] = useQuery({
    query: tileSourcesDocument,
    variables: { planId: plan?.id ?? null },
    pause: data === undefined,
  });
  const earlier =
    plan !== null && revisionInUrl !== null && revisionInUrl < plan.revision ? revisionInUrl : null;
  const found = useLast(sources.data)?.tileSources;
  const tileSources = useMemo(
    () => (found === undefined || plan === null ? found : tilesAt(found, plan.id, earlier)),
    [found, plan?.id, earlier],
  );
  const [grids, refreshGrids] = useGrids(plan);
  // Layers drawn by the address of their revision: new sources are asked for when the plan moves on.
  useEffect(() => {
    if (plan !== null) refreshSources({ requestPolicy: 'network-only' });
  }, [plan?.id, plan?.revision, refreshSources]);

  const refresh = useCallback(() => {
    const again = { requestPolicy: 'network-only' } as const;
    refreshBase(again);
    refreshSources(again);
    if (planInUrl !== null) refreshNamed(again);
    refreshGrids();
  }, [refreshBase, refreshSources, refreshNamed, refreshGrids, planInUrl]);

  const workbench = useMemo<Workbench>(
    () => ({
      district: data?.district ?? null,
      departments: data?.departments ?? [],
      plan,
      earlier,
      tiles: tileSources ?? [],
      grids,
      loading: data === undefined && base.error === undefined,
      error: base.error?.message ?? null,
      stage,
      setStage,
      refresh,
    }),
    [data, base.error, plan, earlier, tileSources, grids, stage, refresh],
  );
  return <WorkbenchContext value={workbench}>{children}</WorkbenchContext>;
}

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (workbench === null) throw new Error('useWorkbench outside WorkbenchProvider');
  return workbench;
}

/** All pages of a plan's grids, read again when the plan has a new revision. */
function useGrids(plan: Plan | null): readonly [readonly GridRow[], () => void] {
  const client = useClient();
  const [grids, setGrids] = useState<readonly GridRow[]>([]);
  const [turn, setTurn] = useState(0);
  const planId = plan?.id ?? null;
  const revision = plan?.revision ?? 0;
  useEffect(() => {
    if (planId === null) {
      setGrids([]);
      return;
    }
    let live = true;
    const read = async () => {
      const rows: GridRow[] = [];
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof readPage>> = await readPage(planId, after);
        if (page === undefined || !live) return;
        rows.push(...page.nodes);
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      if (live) setGrids(rows);
    };
    const readPage = async (id: string, from: string | null) => {
      const variables = { planId: id, after: from };
      const { data } = await client.query(gridListDocument, variables, { requestPolicy: 'network-only' });
      return data?.plan?.grids;
    };
    void read();
    return () => {
      live = false;
    };
  }, [client, planId, revision, turn]);
  return [grids, useCallback(() => setTurn((value) => value + 1), [])];
}
