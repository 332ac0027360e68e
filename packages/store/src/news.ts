import type { Bounds } from './asset/records.ts';
import type { BaseDataKind } from './setup/records.ts';

/** What happened, told after the transaction that did it has committed, never before and never without it. */
export type NewsItem =
  | {
      readonly kind: 'plan-revised';
      readonly district: string;
      readonly planId: string;
      readonly revision: number;
      readonly touchedGrids: readonly string[];
      readonly extent: Bounds | null;
    }
  | { readonly kind: 'plan-saved' | 'plan-published'; readonly district: string; readonly planId: string }
  | { readonly kind: 'layer-changed'; readonly district: string; readonly layerId: string }
  | { readonly kind: 'base-data-changed'; readonly district: string; readonly baseData: BaseDataKind }
  | { readonly kind: 'job-changed'; readonly district: string; readonly jobId: string };

/** News of this store; on a server also of every other process on the same database. */
export interface News {
  /** Returns what ends the subscription. */
  subscribe(listener: (item: NewsItem) => void): () => void;
}
