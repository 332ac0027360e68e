import type { EditOutcome, Issue, SessionConflict } from '@onegrid/planning';
import type { Position } from 'geojson';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useClient } from 'urql';
import { useAccount, useMay, useSeesDrafts } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import type { PlanNews } from '../graphql/edit-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { useToasts } from '../shell/toasts.tsx';
import { usePlanNews, usePresence } from './live-news.ts';
import { useEngine } from './use-engine.ts';
import type { Choice, WorkSession } from './work-types.ts';

export type { Choice, PlannerPresence, SyncState, WorkSession } from './work-types.ts';

const WorkContext = createContext<WorkSession | null>(null);

/** The work on the plan that is shown. What it needs is loaded with the first tool that is taken up. */
export function WorkProvider({ children }: { readonly children: ReactNode }) {
  const { t, reason } = useWords();
  const client = useClient();
  const { plan, refresh } = useWorkbench();
  const { id: account } = useAccount();
  const mayEdit = useMay('commitEdit') && plan?.status === 'DRAFT';
  const toasts = useToasts();
  const planId = plan?.id ?? null;
  const inWords = useRef(reason);
  inWords.current = reason;

  const onDropped = useCallback(
    (edits: number, issues: readonly Issue[], reasons: readonly string[]) => {
      const told = [...reasons, ...issues.map(({ kind, params }) => inWords.current(kind, params))];
      const why = [...new Set(told)].slice(0, 3).join(' ');
      toasts.show({
        text:
          why === '' ? t('work.dropped', { count: edits }) : t('work.droppedBecause', { count: edits, why }),
      });
    },
    [toasts, t],
  );
  const onRevised = useRefreshSoon(refresh);
  const { engine, state, error, version, start, reload } = useEngine({
    planId: mayEdit ? planId : null,
    revision: plan?.revision ?? 0,
    account,
    client,
    onDropped,
    onRevised,
    onUnkept: useCallback(() => toasts.show({ text: t('work.unkept') }), [toasts, t]),
  });
  const onNews = (news: PlanNews) => {
    engine?.hear(news.revision);
    if (news.revision > (plan?.revision ?? 0) || news.kind !== 'PRESENCE') onRevised();
  };
  const seesDrafts = useSeesDrafts();
  const planners = usePlanNews(seesDrafts ? planId : null, account, onNews);
  const tell = usePresence(engine === null ? null : planId);

  const undoRef = useRef<() => void>(() => undefined);
  const announce = useCallback(
    (outcome: EditOutcome, said: string) => {
      if ('rejected' in outcome) toasts.show({ text: refusalIn(outcome, { t, reason: inWords.current }) });
      else toasts.show({ text: said });
    },
    [toasts, t],
  );
  // `version` stands for everything that the engine shows.
  const work = useMemo<WorkSession>(() => {
    const notYet = () =>
      toasts.show({ text: t(state === 'loading' ? 'draw.preparing' : 'edit.nothingToUndo') });
    const undo = () => {
      if (engine === null) notYet();
      else announce(engine.undo(), t('edit.undone'));
    };
    undoRef.current = undo;
    return {
      state,
      error,
      start,
      reload,
      plan: engine?.plan ?? null,
      document: engine?.document ?? null,
      ground: engine?.ground ?? null,
      context: engine?.context ?? {},
      sync: engine?.sync ?? 'saved',
      waiting: engine?.waiting ?? 0,
      try: (op) => engine?.try(op) ?? NOT_READY,
      perform(op, said) {
        const outcome = engine?.perform(op) ?? NOT_READY;
        if ('diff' in outcome) {
          const text = typeof said === 'string' ? said : said(outcome.diff);
          toasts.show({ text, action: { label: t('edit.undo'), run: () => undoRef.current() } });
        }
        return outcome;
      },
      undo,
      redo() {
        if (engine === null) notYet();
        else announce(engine.redo(), t('work.redone'));
      },
      canUndo: engine?.canUndo ?? false,
      canRedo: engine?.canRedo ?? false,
      planners,
      conflicts: engine?.conflicts ?? [],
      choose: (conflict: SessionConflict, choices: ReadonlyMap<string, Choice>) =>
        engine?.choose(conflict, choices),
      changedSince: (revision) => engine?.changedSince(revision) ?? [],
      show: (tool: string | null, grid: string | null, at: Position | null) => tell({ tool, grid, at }),
    };
  }, [engine, version, state, error, start, reload, planners, tell, toasts, announce, t]);
  return <WorkContext value={work}>{children}</WorkContext>;
}

export function useWork(): WorkSession {
  const work = useContext(WorkContext);
  if (work === null) throw new Error('useWork outside WorkProvider');
  return work;
}

/** Why an outcome was rejected: the first reason in the reader's words, and how many there are beside it. */
export function refusalIn(
  { rejected }: Extract<EditOutcome, { readonly rejected: unknown }>,
  { t, reason }: Pick<ReturnType<typeof useWords>, 't' | 'reason'>,
): string {
  const errors = rejected.filter(({ severity }) => severity === 'error');
  const [first, ...others] = new Set(errors.map(({ kind, params }) => reason(kind, params)));
  if (first === undefined) return t('draw.preparing');
  return others.length === 0 ? first : t('draw.andOthers', { reason: first, number: others.length });
}

/** Until the plan is read there is nothing that an edit could be tried on. */
const NOT_READY: EditOutcome = { rejected: [] };

/** Reads the workbench again shortly after; several calls within that time are one. */
function useRefreshSoon(refresh: () => void): () => void {
  const latest = useRef(refresh);
  latest.current = refresh;
  const [soon] = useState(() => {
    let timer = 0;
    return {
      call() {
        if (timer !== 0) return;
        timer = window.setTimeout(() => {
          timer = 0;
          latest.current();
        }, 150);
      },
      stop: () => window.clearTimeout(timer),
    };
  });
  useEffect(() => soon.stop, [soon]);
  return soon.call;
}
