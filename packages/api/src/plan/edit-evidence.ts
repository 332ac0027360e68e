import {
  type ArcGround,
  type DepartmentLayer,
  type DrawnEdge,
  type EditRules,
  householdCounter,
} from '@onegrid/planning';
import type { DistrictStore, PlanRecord } from '@onegrid/store';
import type { Polygon } from 'geojson';
import { type PlanGround, PlanGroundReader } from '../work/plan-ground.ts';

/** What an edit needs to know beyond the plan's state; read before the plan is locked. */
export interface EditEvidence {
  /** Households inside a polygon; null where nobody knows where they live. */
  readonly households: ((polygon: Polygon) => number) | null;
  readonly rules: EditRules;
  /** The departments of the plan's base with their weights in the merge. */
  readonly departments: readonly { readonly id: string; readonly weight: number }[];
  /** Their layers as received. */
  readonly layers: readonly DepartmentLayer[];
  /** Lines of the base data. */
  readonly ground: ArcGround;
  /** Edges that planners drew in earlier edits. */
  readonly drawnByHand: readonly DrawnEdge[];
}

type GroundEvidence = Pick<EditEvidence, 'households' | 'ground'>;

/** Gathers what edits of a plan are applied with; what does not change is read once for all of them. */
export class EditEvidenceReader {
  readonly #derived = new WeakMap<PlanGround, GroundEvidence>();

  constructor(private readonly grounds = new PlanGroundReader()) {}

  async read(district: DistrictStore, plan: PlanRecord): Promise<EditEvidence> {
    const read = await this.grounds.read(district, plan);
    return {
      ...this.#derivedFrom(read),
      rules: read.rules,
      layers: read.layers,
      departments: plan.report.inputs.layers.map(({ department, weight }) => ({ id: department, weight })),
      drawnByHand: await district.work.drawnByHand(plan.id),
    };
  }

  #derivedFrom(read: PlanGround): GroundEvidence {
    const known = this.#derived.get(read);
    if (known !== undefined) return known;
    const derived = {
      households: read.households.length === 0 ? null : householdCounter(read.households),
      ground: {
        communities: read.communities.map(({ geometry }) => geometry),
        units: read.rules.units.map(({ geometry }) => geometry),
        streets: read.streets.map(({ geometry }) => geometry),
      },
    };
    this.#derived.set(read, derived);
    return derived;
  }
}
