import { useCallback, useEffect, useMemo } from 'react';
import type { Arc } from '../graphql/inspect-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { useToasts } from '../shell/toasts.tsx';
import { refusalIn, useWork } from '../work/work-session.tsx';
import { type Decision, decisionsOf, edgesOf } from './border-decisions.ts';

/** What was decided of the plan's borders, and how to decide; the work on the plan is started for it. */
export function useDecide() {
  const { t, reason, formats } = useWords();
  const work = useWork();
  const toasts = useToasts();
  const { state, start } = work;
  useEffect(() => {
    if (state === 'off') start();
  }, [state, start]);
  const decisions = useMemo(() => decisionsOf(work.plan?.marks), [work.plan]);
  /** Accepts or rejects stretches, or takes that back, as one change that can be undone. */
  const decide = useCallback(
    (arcs: readonly Arc[], decision: Decision | null) => {
      const said =
        decision === null
          ? 'decide.undecided'
          : decision === 'locked'
            ? 'decide.accepted'
            : 'decide.rejected';
      const outcome = work.perform(
        { kind: 'decide-border', edges: arcs.flatMap(({ geometry }) => edgesOf(geometry)), decision },
        t(said, { number: formats.number(arcs.length) }),
      );
      if ('rejected' in outcome)
        toasts.show({ text: t('decide.refused', { reason: refusalIn(outcome, { t, reason }) }) });
    },
    [work, toasts, t, reason, formats],
  );
  return { work, decisions, decide };
}
