import type { MergeInput, MergeOptions, MergeResult, MergeStage } from '@onegrid/planning';

/** From the server to the child: what to merge. Sent once. */
export interface MergeOrder {
  readonly input: MergeInput;
  readonly options: MergeOptions;
}

/** From the child to the server; `done` or `refused` is the last. */
export type MergeNews =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly stage: MergeStage; readonly fraction: number }
  | { readonly kind: 'done'; readonly result: MergeResult }
  /** The engine found no legal result, and says why. */
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly params: Readonly<Record<string, string | number>>;
    };
