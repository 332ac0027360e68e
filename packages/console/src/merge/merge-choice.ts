import type { GroundChoice } from './ground-choice.tsx';
import { namedObjective, type Objective, sharesOf } from './objective.ts';

/** What a merge is asked to do. */
export interface MergeChoice {
  /** Departments whose layers are left out; the page may open before it is known which there are. */
  readonly without: readonly string[];
  /** Weights that differ from the departments' own, by department. */
  readonly weights: Readonly<Record<string, number>>;
  readonly objective: Objective;
  /** The plan that codes and least change follow; null for none. */
  readonly earlier: string | null;
  readonly tolerance: number;
  /** Null lets the engine propose. */
  readonly grids: number | null;
  readonly band: readonly [number, number];
  readonly seed: number;
  readonly ground: GroundChoice;
}

export const FIRST_CHOICE: MergeChoice = {
  without: [],
  weights: {},
  objective: namedObjective('most-agreed'),
  earlier: null,
  tolerance: 10,
  grids: null,
  band: [0.5, 1.6],
  seed: 1,
  ground: { units: true, communities: true, streets: true, buildings: true },
};

/** A department that can take part in a merge. */
export interface ReadyLayer {
  readonly departmentId: string;
  readonly layerId: string;
  readonly weight: number;
}

/** The choice as the api takes it; `quick` asks for a first answer with a tenth of the search. */
export function mergeInput(choice: MergeChoice, chosen: readonly ReadyLayer[], name: string, quick: boolean) {
  const { ground } = choice;
  return {
    layerIds: chosen.map(({ layerId }) => layerId),
    weights: chosen.map(({ departmentId, weight }) => ({
      departmentId,
      weight: choice.weights[departmentId] ?? weight,
    })),
    ...(sharesOf(choice.objective) ?? namedObjective('most-agreed')),
    earlierPlanId: choice.earlier,
    toleranceMetres: choice.tolerance,
    grids: choice.grids,
    bandLow: choice.band[0],
    bandHigh: choice.band[1],
    seed: choice.seed,
    useUnits: ground.units,
    useCommunities: ground.communities,
    useStreets: ground.streets,
    useBuildings: ground.buildings,
    quick,
    name,
  };
}
