import type { Bounds } from './asset/records.ts';
import type { BaseDataKind } from './setup/records.ts';

/** A sign of life of somebody at work on a plan. */
export interface PlannerSign {
  readonly accountId: string;
  readonly name: string;
  readonly tool: string | null;
  readonly grid: string | null;
  /** CRS84 degrees. */
  readonly at: readonly [number, number] | null;
  /** True: the last one. */
  readonly gone: boolean;
}

/** What happened, told after the transaction that did it has committed, never before and never without it. */
export type NewsItem =
  | {
      readonly kind: 'plan-revised';
      readonly district: string;
      readonly planId: string;
      readonly revision: number;
      /** Who did it. */
      readonly by: string;
      readonly touchedGrids: readonly string[];
      readonly extent: Bounds | null;
    }
  | {
      readonly kind: 'plan-saved' | 'plan-published' | 'plan-renamed' | 'plan-reviewed';
      readonly district: string;
      readonly planId: string;
    }
  /** Somebody is at work on a plan, or no longer. Nothing of it is written anywhere. */
  | {
      readonly kind: 'planner-present';
      readonly district: string;
      readonly planId: string;
      readonly planner: PlannerSign;
    }
  | { readonly kind: 'layer-changed'; readonly district: string; readonly layerId: string }
  | { readonly kind: 'base-data-changed'; readonly district: string; readonly baseData: BaseDataKind }
  | { readonly kind: 'job-changed'; readonly district: string; readonly jobId: string };

/** News of this store; on a server also of every other process on the same database. */
export interface News {
  /** Returns what ends the subscription. */
  subscribe(listener: (item: NewsItem) => void): () => void;
}
