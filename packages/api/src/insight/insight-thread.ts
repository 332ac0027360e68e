import type { PlanMeasures } from '@onegrid/planning';
import { TaskThread } from '../thread/task-thread.ts';
import type { PlanQuestion } from './plan-question.ts';

/** Everything the thread can be asked, told apart by the task. */
export type InsightOrder = { readonly task: 'measures'; readonly plan: PlanQuestion };

/** Computes what follows from plans in a thread of its own, one question after the other. */
export class InsightThread {
  readonly #thread = new TaskThread(
    new URL('./insight-worker.ts', import.meta.url),
    'computes what follows from plans',
  );

  /** How well the plan agrees with the departments, and how even and compact its grids are. */
  measures(plan: PlanQuestion): Promise<PlanMeasures> {
    return this.#ask({ task: 'measures', plan });
  }

  close(): Promise<void> {
    return this.#thread.close();
  }

  #ask<Answer>(order: InsightOrder): Promise<Answer> {
    return this.#thread.ask(order);
  }
}
