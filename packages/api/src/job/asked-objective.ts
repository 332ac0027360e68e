import type { Objective } from '@onegrid/planning';

const LARGEST_SEED = 2_147_483_647;
/** Beyond this a weight is none any more but the only one. */
const LARGEST_WEIGHT = 1_000;

/** Weights that were asked for. */
export interface AskedWeights {
  readonly agreement?: number | null;
  readonly evenness?: number | null;
  readonly stability?: number | null;
}

/** The objective, or null where a weight is out of range or none is above 0. */
export function askedObjective(asked: AskedWeights): Objective | null {
  const objective = {
    agreement: asked.agreement ?? 0,
    evenness: asked.evenness ?? 0,
    stability: asked.stability ?? 0,
  };
  const weights = Object.values(objective);
  const inRange = weights.every((weight) => weight >= 0 && weight <= LARGEST_WEIGHT);
  return inRange && weights.some((weight) => weight > 0) ? objective : null;
}

export interface AskedBand {
  readonly bandLow?: number | null;
  readonly bandHigh?: number | null;
}

/** The size band: null where neither end was asked for, `out-of-range` where it does not hold 1. */
export function askedBand({
  bandLow,
  bandHigh,
}: AskedBand): readonly [number, number] | null | 'out-of-range' {
  if ((bandLow ?? null) === null && (bandHigh ?? null) === null) return null;
  const [low, high] = [bandLow ?? 0.5, bandHigh ?? 1.6];
  return low >= 0 && low <= 1 && high >= 1 && high <= 10 ? [low, high] : 'out-of-range';
}

export function isSeed(seed: number): boolean {
  return seed >= 0 && seed <= LARGEST_SEED;
}
