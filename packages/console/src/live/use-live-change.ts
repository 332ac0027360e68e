import {
  applyDiff,
  type EditOutcome,
  type GroundDocument,
  type LiveChange,
  LiveFigures,
  type PlanDocument,
} from '@onegrid/planning';
import { useMemo } from 'react';
import { useWork } from '../work/work-session.tsx';

// What is counted once of the ground and of every atom is kept as long as the ground is.
const FIGURES = new WeakMap<GroundDocument, LiveFigures>();

/** The figures of a district's ground; worked out once for each. */
export function liveFiguresOf(ground: GroundDocument, document: PlanDocument): LiveFigures {
  const known = FIGURES.get(ground);
  if (known !== undefined) return known;
  const made = new LiveFigures(ground, document.departments);
  FIGURES.set(ground, made);
  return made;
}

// An outcome is of one plan only; the card and the lights both ask for it.
const CHANGES = new WeakMap<EditOutcome, LiveChange>();

/** What an outcome would do to the figures of the grids it touches; null where it does nothing or is refused. */
export function useLiveChange(outcome: EditOutcome | null): LiveChange | null {
  const { plan, ground, document } = useWork();
  return useMemo(() => {
    if (outcome === null || 'rejected' in outcome) return null;
    if (plan === null || ground === null || document === null) return null;
    const known = CHANGES.get(outcome);
    if (known !== undefined) return known;
    const figures = liveFiguresOf(ground, document);
    const change = figures.change(plan, outcome.diff, applyDiff(plan, outcome.diff));
    CHANGES.set(outcome, change);
    return change;
  }, [outcome, plan, ground, document]);
}
