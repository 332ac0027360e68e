import type { MergeInput, MergeOptions, MergeResult } from '@onegrid/planning';
import type { DatabaseCheck, DatabaseContext } from '../../../../scripts/suites/fuzz-suite.ts';
import { SYSTEM_ACTOR } from '../../src/actor.ts';
import { embeddedPlace, openPlace, serverPlace } from '../support/places.ts';

/** What a case of the merge suite hands on; null where the merge was refused. */
type MergeOutcome = {
  readonly input: MergeInput;
  readonly options: MergeOptions;
  readonly result: MergeResult;
} | null;

const FIRST_DISTRICT = 990_000;

/**
 * Saves every merge of the suite as a plan of a district of its own, which PostGIS judges (valid, no overlap,
 * areas as the outline's), and reads its grids back.
 */
export async function openDatabaseCheck({ engine, databaseUrl }: DatabaseContext): Promise<DatabaseCheck> {
  const { store, dispose } = await openPlace(
    engine === 'embedded' ? embeddedPlace() : serverPlace(databaseUrl!),
  );
  let next = FIRST_DISTRICT;
  return {
    check: async (outcome) => {
      const merge = outcome as MergeOutcome;
      if (merge === null) return;
      const { input, options, result } = merge;
      const code = String(next++);
      const district = { code, name: '随机区', nameEn: 'Random', synthetic: true, outline: input.outline };
      await store.createDistrict(district, SYSTEM_ACTOR);
      const { plans } = store.in(code);
      const plan = await plans.saveMergeResult(
        { name: 'random', outline: input.outline, layerIds: [], options, result },
        SYSTEM_ACTOR,
      );
      const page = await plans.grids(plan.id, { first: 200, after: null });
      const read = page.nodes.map((grid) => `${grid.code} ${grid.areaM2}`).sort();
      const written = result.unified.map((grid) => `${grid.code} ${grid.areaM2}`).sort();
      if (read.join() !== written.join())
        throw new Error(`the store gives ${read.join()} for ${written.join()}`);
    },
    close: async () => {
      await store.close();
      await dispose();
    },
  };
}
