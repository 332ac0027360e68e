/** One page request of a keyset-paged list: 1 to 200 rows after a cursor of the same list. */
export interface PageRequest {
  readonly first: number;
  readonly after?: string | null;
}

/** A page in the list's stable order. `cursors[i]` continues after `nodes[i]`. */
export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  /** Exact up to 10,000; null above, with `totalIsEstimate` true. */
  readonly totalCount: number | null;
  readonly totalIsEstimate: boolean;
}

export const PAGE_SIZE_MAX = 200;
export const TOTAL_COUNT_MAX = 10_000;
