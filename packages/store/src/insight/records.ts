import type { Page, PageRequest } from '../page.ts';

/** A plan at a revision. */
export interface PlanRevision {
  readonly planId: string;
  readonly revision: number;
}

/**
 * What was computed from a plan at a revision. Kinds are the caller's; one that depends on parameters names
 * them, so that equal questions have equal kinds.
 */
export interface InsightKey extends PlanRevision {
  readonly kind: string;
}

/** One part of an insight that is a list. */
export interface InsightItem {
  /** Unique within the insight. */
  readonly id: string;
  /** Departments that it is about, for lists of one department's. */
  readonly departments: readonly string[];
  readonly content: unknown;
}

export interface NewInsight extends InsightKey {
  readonly content: unknown;
  readonly items?: readonly InsightItem[];
}

/** Area and households that a department's old grid and a unified grid have in common; null: none of them. */
export interface LedgerEntryRecord {
  readonly legacy: string | null;
  readonly unified: string | null;
  readonly areaM2: number;
  readonly households: number | null;
}

/** One department's ledger in sums. Households are null where nobody knows where they live. */
export interface LedgerTotalsRecord {
  readonly departmentId: string;
  /** Land of the department's grids, and unified land that it leaves out. */
  readonly totalM2: number;
  readonly totalHouseholds: number | null;
  /** Of each old grid what does not go to the unified grid that holds most of it. */
  readonly concededM2: number;
  readonly concededHouseholds: number | null;
  /** Land of no old grid that went to a unified grid, and its households. */
  readonly takenInM2: number;
  readonly takenInHouseholds: number | null;
  /** Land of old grids that went to no unified grid, and its households. */
  readonly leftOutM2: number;
  readonly leftOutHouseholds: number | null;
}

/** What follows from a plan's atoms, computed once for each revision, and the departments' ledgers. */
export interface InsightRepository {
  /** The contents of a kind by plan id; a plan whose insight was not kept is missing. */
  contents(kind: string, plans: readonly PlanRevision[]): Promise<ReadonlyMap<string, unknown>>;
  /**
   * Keeps an insight, and forgets what was computed from earlier revisions of the plan. What is kept already
   * stays as it is.
   */
  keep(insight: NewInsight): Promise<void>;
  /** Parts of an insight in their order; with a department only those about it. */
  items(key: InsightKey, filter: { departmentId?: string }, page: PageRequest): Promise<Page<InsightItem>>;
  /** Parts of an insight by id; missing ones are left out. */
  itemsByIds(key: InsightKey, ids: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  /**
   * The ledgers of a plan's departments at its newest revision, by department id. Empty for a plan whose merge
   * kept no claims. A piece of an atom that was split has its part of the claims on the atom: of their area
   * by its area, of their households by its own households, or by its area where no piece has any.
   */
  ledgerTotals(planId: string): Promise<readonly LedgerTotalsRecord[]>;
  /** One department's matrix of old grids by unified grids, by old grid, then code; none comes last. */
  ledgerEntries(planId: string, departmentId: string, page: PageRequest): Promise<Page<LedgerEntryRecord>>;
  /** The old grids and the unified grids that a department's ledger names, sorted. */
  ledgerNames(
    planId: string,
    departmentId: string,
  ): Promise<{ readonly legacy: readonly string[]; readonly unified: readonly string[] }>;
}
