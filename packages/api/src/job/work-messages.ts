import type { MergeInput, MergeOptions, MergeResult } from '@onegrid/planning';
import type { FinishedStage } from '@onegrid/store';

/** What to merge. */
export interface MergeOrder {
  readonly input: MergeInput;
  readonly options: MergeOptions;
}

/** Everything that is computed in a process of its own, with what it gives. */
export interface Works {
  readonly merge: { readonly order: MergeOrder; readonly result: MergeResult };
}

export type WorkKind = keyof Works;

/** From the server to the child, once. */
export interface WorkOrder<Kind extends WorkKind = WorkKind> {
  readonly kind: Kind;
  readonly order: Works[Kind]['order'];
}

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
