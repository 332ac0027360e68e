import type { Position } from 'geojson';
import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { type PlanNews, planNewsDocument, showPresenceDocument } from '../graphql/edit-documents.ts';
import type { PlannerPresence } from './work-types.ts';

/** The others are asked for once the map is there. */
const BEGINS_AFTER_MS = 1500;
/** Who gives no sign for 20 seconds is taken for gone. */
const SIGN_EVERY_MS = 8000;
const SIGN_AT_MOST_EVERY_MS = 1500;

/** Follows what happens to a plan and who else is at work on it; null follows nothing. */
export function usePlanNews(
  planId: string | null,
  account: string,
  onNews: (news: PlanNews) => void,
): readonly PlannerPresence[] {
  const client = useClient();
  const [planners, setPlanners] = useState<readonly PlannerPresence[]>([]);
  const latest = useRef(onNews);
  latest.current = onNews;
  useEffect(() => {
    if (planId === null) return;
    let end: (() => void) | null = null;
    const timer = window.setTimeout(() => {
      const source = client.subscription(planNewsDocument, { planId });
      const { unsubscribe } = source.subscribe(({ data }) => {
        if (data === undefined || data === null) return;
        setPlanners(data.planNews.planners.filter(({ accountId }) => accountId !== account));
        latest.current(data.planNews);
      });
      end = unsubscribe;
    }, BEGINS_AFTER_MS);
    return () => {
      window.clearTimeout(timer);
      end?.();
      setPlanners([]);
    };
  }, [client, planId, account]);
  return planners;
}

interface Sign {
  readonly tool: string | null;
  readonly grid: string | null;
  readonly at: Position | null;
}

/** Tells the others what one is doing on a plan: again every few seconds, and soon after it changes. */
export function usePresence(planId: string | null): (sign: Sign) => void {
  const client = useClient();
  const sign = useRef<Sign>({ tool: null, grid: null, at: null });
  const soon = useRef<() => void>(() => undefined);
  useEffect(() => {
    if (planId === null) return;
    let timer = 0;
    let last = 0;
    const tell = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(tell, SIGN_EVERY_MS);
      if (document.visibilityState === 'hidden') return;
      last = Date.now();
      const { tool, grid, at } = sign.current;
      // Nothing depends on a sign that is lost: the next one follows.
      void client.mutation(showPresenceDocument, { planId, tool, grid, at: at === null ? null : [...at] });
    };
    soon.current = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(tell, Math.max(0, last + SIGN_AT_MOST_EVERY_MS - Date.now()));
    };
    tell();
    return () => {
      window.clearTimeout(timer);
      soon.current = () => undefined;
    };
  }, [client, planId]);
  return useRef((next: Sign) => {
    const changed = next.tool !== sign.current.tool || next.grid !== sign.current.grid;
    sign.current = next;
    if (changed) soon.current();
  }).current;
}
