import type {
  CommunityGap,
  EditRules,
  Flip,
  HouseholdPoint,
  LayerFault,
  LayerToPrepare,
  LostLine,
  MergeInput,
  MergeOptions,
  PlanBasis,
  PlanCheck,
  PlanDifference,
  PlanMeasures,
  PlanState,
  ServiceComparison,
  UnifiedArc,
} from '@onegrid/planning';
import type { DerivedProposal, Division } from '../job/derive-proposal.ts';
import { TaskThread } from '../thread/task-thread.ts';
import type { PlanQuestion } from './plan-question.ts';

const PROGRAM = new URL('./insight-worker.ts', import.meta.url);
const WHAT = 'computes what follows from plans';

/** A plan, and what its base was merged from. */
export interface ServiceQuestion {
  readonly input: MergeInput;
  readonly options: MergeOptions;
  readonly atoms: PlanBasis['atoms'];
  readonly codes: readonly string[];
}

/** Arcs as the flip test takes them. */
export type ArcsToFlip = readonly Pick<UnifiedArc, 'coordinates' | 'right' | 'opponents'>[];

/** A plan with what its grids are checked against. */
export interface CheckQuestion {
  readonly state: PlanState;
  readonly rules: EditRules;
  readonly households: readonly HouseholdPoint[];
}

/** Two plans; whether the same code is the same grid in both. */
export interface ComparisonQuestion {
  readonly a: PlanState;
  readonly b: PlanState;
  readonly sameCodes: boolean;
}

/** Everything the thread can be asked, told apart by the task. */
export type InsightOrder =
  | { readonly task: 'measures' | 'lost-lines'; readonly plan: PlanQuestion }
  | { readonly task: 'service'; readonly plan: ServiceQuestion }
  | { readonly task: 'gaps'; readonly plan: PlanQuestion }
  | { readonly task: 'flips'; readonly plan: PlanQuestion; readonly arcs: ArcsToFlip }
  | { readonly task: 'layer-faults'; readonly layer: LayerToPrepare }
  | { readonly task: 'division'; readonly division: Division }
  | { readonly task: 'checks'; readonly plan: CheckQuestion }
  | { readonly task: 'comparison'; readonly plans: ComparisonQuestion };

/**
 * Computes what follows from plans and layers in a thread of its own, one question after the other. What is proved
 * by trying everything takes long and has a second thread.
 */
export class InsightThread {
  readonly #thread = new TaskThread(PROGRAM, WHAT);
  readonly #proving = new TaskThread(PROGRAM, WHAT);

  /** How well a plan agrees with the departments, and how even and compact its grids are. */
  measures(plan: PlanQuestion): Promise<PlanMeasures> {
    return this.#ask({ task: 'measures', plan });
  }

  /** Borders that departments drew and a plan does not follow, longest first. */
  lostLines(plan: PlanQuestion): Promise<readonly LostLine[]> {
    return this.#ask({ task: 'lost-lines', plan });
  }

  /** What people and grid workers meet before and after; null without buildings. */
  service(plan: ServiceQuestion): Promise<ServiceComparison | null> {
    return this.#ask({ task: 'service', plan });
  }

  /** How far a plan is from the exact optimum, community by community. */
  gaps(plan: PlanQuestion): Promise<readonly CommunityGap[]> {
    return this.#proving.ask({ task: 'gaps', plan } satisfies InsightOrder);
  }

  /** What would take each arc away, in the order of the arcs; null on the outline. */
  flips(plan: PlanQuestion, arcs: ArcsToFlip): Promise<readonly (Flip | null)[]> {
    return this.#ask({ task: 'flips', plan, arcs });
  }

  /** What is wrong with a layer, largest first. */
  layerFaults(layer: LayerToPrepare): Promise<readonly LayerFault[]> {
    return this.#ask({ task: 'layer-faults', layer });
  }

  /** Grids, arcs and measures of atoms that have been divided anew. */
  proposal(division: Division): Promise<DerivedProposal> {
    return this.#ask({ task: 'division', division });
  }

  /** Every rule for every grid, by code and rule, with Turf's opinion. */
  checks(plan: CheckQuestion): Promise<readonly PlanCheck[]> {
    return this.#ask({ task: 'checks', plan });
  }

  /** What differs between two plans. */
  comparison(plans: ComparisonQuestion): Promise<PlanDifference> {
    return this.#ask({ task: 'comparison', plans });
  }

  async close(): Promise<void> {
    await Promise.all([this.#thread.close(), this.#proving.close()]);
  }

  #ask<Answer>(order: InsightOrder): Promise<Answer> {
    return this.#thread.ask(order);
  }
}
