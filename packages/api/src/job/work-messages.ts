import type { DepartmentClaims, Ensemble, MergeInput, MergeOptions, MergeResult } from '@onegrid/planning';
import type { FinishedStage } from '@onegrid/store';
import type { PlanQuestion } from '../insight/plan-question.ts';
import type { ComputedExplanation, ExplanationOrder } from './compute-explanation.ts';
import type { ProposalOrder } from './compute-proposal.ts';
import type { DerivedProposal } from './derive-proposal.ts';

/** What to merge. */
export interface MergeOrder {
  readonly input: MergeInput;
  readonly options: MergeOptions;
}

/** A merge, and what every layer as prepared holds of every atom of it. */
export interface MergeWithClaims {
  readonly merged: Omit<MergeResult, 'account'>;
  readonly claims: readonly DepartmentClaims[];
}

/** Which plan to compare with how many random ones. */
export interface EnsembleOrder {
  readonly plan: PlanQuestion;
  readonly plans: number;
  readonly seed: number;
}

/** Everything that is computed in a process of its own, with what it gives. */
export interface Works {
  readonly merge: { readonly order: MergeOrder; readonly result: MergeWithClaims };
  readonly propose: { readonly order: ProposalOrder; readonly result: DerivedProposal };
  readonly explain: { readonly order: ExplanationOrder; readonly result: ComputedExplanation };
  readonly ensemble: { readonly order: EnsembleOrder; readonly result: Ensemble };
}

export type WorkKind = keyof Works;

/** From the server to the child, once. */
export type WorkOrder<Kind extends WorkKind = WorkKind> = {
  [Each in Kind]: { readonly kind: Each; readonly order: Works[Each]['order'] };
}[Kind];

/** From the child to the server; `done` or `refused` is the last. */
export type WorkNews<Kind extends WorkKind = WorkKind> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly stage: string; readonly fraction: number }
  | { readonly kind: 'finished'; readonly stage: FinishedStage }
  | { readonly kind: 'done'; readonly result: Works[Kind]['result'] }
  /** The engine found no legal result, and says why. */
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly params: Readonly<Record<string, string | number>>;
    };
