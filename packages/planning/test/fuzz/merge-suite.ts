import { MergeError, type MergeResult, mergeLayers } from '../../src/index.ts';
import { randomCity } from './city-inputs.ts';
import { assertDisplacement } from './displacement-invariants.ts';
import { type MergeCase, randomMerge } from './merge-inputs.ts';
import { assertSound } from './merge-invariants.ts';

/**
 * One random merge, of loose shapes or (odd seeds) of a city as it may be delivered: the result must be sound whatever the layers are like, and must not depend on the order
 * of layers and features. A refusal passes only where its reason can be shown from the input.
 */
export function runCase(seed: number): (MergeCase & { readonly result: MergeResult }) | null {
  const merge = seed % 2 === 0 ? { ...randomMerge(seed), clean: [] } : randomCity(seed);
  const result = merged(merge);
  if (result instanceof MergeError) {
    assertRefusal(result, merge);
    return null;
  }
  assertSound(merge, result);
  assertDisplacement(merge, result, merge.clean);
  const { input, options } = merge;
  const shuffled = mergeLayers({ ...input, layers: [...input.layers].reverse() }, options);
  for (const part of ['unified', 'atoms', 'codes', 'arcs'] as const) {
    if (JSON.stringify(shuffled[part]) !== JSON.stringify(result[part]))
      throw new Error(`${part} depends on the order of layers`);
  }
  return { ...merge, result };
}

function merged({ input, options }: MergeCase) {
  try {
    return mergeLayers(input, options);
  } catch (error) {
    if (error instanceof MergeError) return error;
    throw error;
  }
}

/**
 * The only refusal that a case of this generator can earn: more large parts of the outline, or communities in
 * them, than grids.
 */
function assertRefusal(error: MergeError, { input, options }: MergeCase): void {
  const { outline, communities = [] } = input;
  const parts = outline.type === 'Polygon' ? 1 : outline.coordinates.length;
  // Land in none of the communities counts as one more.
  const most = parts * (communities.length + 1);
  const tooFew = error.code === 'too-few-grids' && options.grids !== null && options.grids < most;
  if (!tooFew) throw new Error(`refused with ${error.message}`);
}
