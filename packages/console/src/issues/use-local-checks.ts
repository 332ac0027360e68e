import { checkGrids, type EditRules, type PlanCheck, type PlanState } from '@onegrid/planning';
import { useEffect, useState } from 'react';
import { PlanPlaces } from '../edit/select/plan-places.ts';

/** Grids that are looked at before the page may draw again. */
const AT_ONCE = 12;

export interface LocalChecks {
  /** Of the plan as it was when the last round ended; null before the first. */
  readonly checks: readonly PlanCheck[] | null;
  /** Grids that this round has looked at, and all of them; null between rounds. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}

/**
 * Checks every grid of a plan, a few at a time, and again whenever the plan changes; what was known stays in sight
 * until the round has ended. Fixes are not looked for: that is done for the one that is opened.
 */
export function useLocalChecks(plan: PlanState | null, rules: EditRules | null): LocalChecks {
  const [state, setState] = useState<LocalChecks>({ checks: null, progress: null });
  useEffect(() => {
    if (plan === null || rules === null) return;
    const codes = PlanPlaces.of(plan).codes();
    const found: PlanCheck[] = [];
    let done = 0;
    const round = () => {
      found.push(...checkGrids(plan, codes.slice(done, done + AT_ONCE), rules, { fixes: false, turf: true }));
      done += AT_ONCE;
      if (done >= codes.length) {
        setState({ checks: found, progress: null });
        return;
      }
      setState(({ checks }) => ({ checks, progress: { done, total: codes.length } }));
      timer = window.setTimeout(round);
    };
    let timer = window.setTimeout(round);
    return () => window.clearTimeout(timer);
  }, [plan, rules]);
  return state;
}
