import type { Point } from 'geojson';
import type { Page, PageRequest } from '../page.ts';

/** A grid's party branch. Which grid it lies in depends on the plan: see `PlanRepository.gridCodesAt`. */
export interface BranchRecord {
  readonly id: string;
  readonly name: string;
  readonly secretary: string;
  readonly location: Point;
  readonly memberCount: number;
}

export interface OrganisationRepository {
  /** Ordered by name, then id. */
  branches(page: PageRequest): Promise<Page<BranchRecord>>;
  branch(id: string): Promise<BranchRecord | null>;
  /** Branches that lie in each grid of a plan. */
  branchesByGrid(
    planId: string,
    codes: readonly string[],
  ): Promise<ReadonlyMap<string, readonly BranchRecord[]>>;
  /** Codes of the plan's grids in which no branch lies, sorted. */
  gridsWithoutBranch(planId: string): Promise<readonly string[]>;
}
