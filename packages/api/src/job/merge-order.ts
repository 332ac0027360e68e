import { DEFAULT_MERGE_OPTIONS, type MergeOptions } from '@onegrid/planning';
import { type AskedBand, type AskedWeights, askedBand, askedObjective, isSeed } from './asked-objective.ts';

/** What a merge job is told, as it lies in the queue. */
export interface MergeParameters {
  readonly name: string;
  readonly layerIds: readonly string[];
  /** By department id; departments that are not named have their own weight. */
  readonly weights: Readonly<Record<string, number>>;
  readonly options: MergeOptions;
  /** Which of the district's base data take part. */
  readonly ground: {
    readonly units: boolean;
    readonly communities: boolean;
    readonly streets: boolean;
    readonly buildings: boolean;
  };
  /** The plan that codes and least change follow; null where there is none to follow. */
  readonly earlierPlanId: string | null;
}

/** Options that were asked for; what is not given is the engine's default. */
export interface AskedOptions extends AskedBand, AskedWeights {
  readonly toleranceMetres?: number | null;
  readonly grids?: number | null;
  readonly seed?: number | null;
  readonly quick?: boolean;
}

export const MOST_GRIDS = 5_000;

/** The engine's options, or the reason code of the first that is out of range. */
export function mergeOptions(asked: AskedOptions): MergeOptions | string {
  const defaults = DEFAULT_MERGE_OPTIONS;
  const toleranceMetres = asked.toleranceMetres ?? defaults.toleranceMetres;
  if (!(toleranceMetres >= 0.1 && toleranceMetres <= 100)) return 'tolerance-out-of-range';
  const grids = asked.grids ?? null;
  if (grids !== null && !(grids >= 1 && grids <= MOST_GRIDS)) return 'grids-out-of-range';
  const band = askedBand(asked);
  if (band === 'out-of-range') return 'band-out-of-range';
  const seed = asked.seed ?? defaults.seed;
  if (!isSeed(seed)) return 'seed-out-of-range';
  const objective = askedObjective(asked);
  if (objective === null) return 'objective-out-of-range';
  return { ...defaults, toleranceMetres, grids, band, seed, objective, quick: asked.quick ?? defaults.quick };
}
