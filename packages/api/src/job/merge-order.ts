import { DEFAULT_MERGE_OPTIONS, type MergeOptions } from '@onegrid/planning';

/** What a merge job is told, as it lies in the queue. */
export interface MergeParameters {
  readonly name: string;
  readonly layerIds: readonly string[];
  /** By department id; departments that are not named have their own weight. */
  readonly weights: Readonly<Record<string, number>>;
  readonly options: MergeOptions;
  /** Which of the district's base data take part. */
  readonly ground: { readonly units: boolean; readonly communities: boolean; readonly streets: boolean };
}

/** Options that were asked for; what is not given is the engine's default. */
export interface AskedOptions {
  readonly toleranceMetres?: number | null;
  readonly grids?: number | null;
  readonly bandLow?: number | null;
  readonly bandHigh?: number | null;
  readonly seed?: number | null;
}

export const MOST_GRIDS = 5_000;
const LARGEST_SEED = 2_147_483_647;

/** Null where neither end was asked for: the engine then chooses, see `MergeOptions`. */
function askedBand({ bandLow, bandHigh }: AskedOptions): readonly [number, number] | null {
  const asked = (bandLow ?? null) !== null || (bandHigh ?? null) !== null;
  return asked ? [bandLow ?? 0.5, bandHigh ?? 1.6] : null;
}

/** The engine's options, or the reason code of the first that is out of range. */
export function mergeOptions(asked: AskedOptions): MergeOptions | string {
  const defaults = DEFAULT_MERGE_OPTIONS;
  const toleranceMetres = asked.toleranceMetres ?? defaults.toleranceMetres;
  if (!(toleranceMetres >= 0.1 && toleranceMetres <= 100)) return 'tolerance-out-of-range';
  const grids = asked.grids ?? null;
  if (grids !== null && !(grids >= 1 && grids <= MOST_GRIDS)) return 'grids-out-of-range';
  const band = askedBand(asked);
  if (band !== null && !(band[0] >= 0 && band[0] <= 1 && band[1] >= 1 && band[1] <= 10))
    return 'band-out-of-range';
  const seed = asked.seed ?? defaults.seed;
  if (!(seed >= 0 && seed <= LARGEST_SEED)) return 'seed-out-of-range';
  return { ...defaults, toleranceMetres, grids, band, seed };
}
