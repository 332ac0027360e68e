import type { Partition } from './partition.ts';

/**
 * The plan with the least excess, among those the one with the greatest score; the first of equals. It
 * follows one partition at a time and copies only the nodes that moved since it was last the best, so that
 * all copies together cost no more than the moves.
 */
export class BestPlan {
  readonly gridOf: Int32Array;
  private excess = Number.POSITIVE_INFINITY;
  private score = Number.NEGATIVE_INFINITY;
  private followed: Partition | null = null;

  constructor(nodes: number) {
    this.gridOf = new Int32Array(nodes);
  }

  offer(plan: Partition): void {
    const { excess } = plan.sums;
    if (excess > this.excess || (excess === this.excess && plan.score <= this.score)) return;
    this.excess = excess;
    this.score = plan.score;
    if (this.followed !== plan) this.gridOf.set(plan.gridOf);
    this.followed = plan;
    plan.copyMoved(this.gridOf);
  }
}
