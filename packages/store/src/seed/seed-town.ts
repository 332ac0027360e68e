import type { DepartmentHue, Town } from '@onegrid/demo';
import { SYSTEM_ACTOR } from '../actor.ts';
import { insertDistrict } from '../asset/district-records.ts';
import type { DistrictRecord } from '../asset/records.ts';
import { bulkInsert } from '../engine/bulk-insert.ts';
import { statement } from '../engine/statement.ts';
import { keepFile } from '../file/file-repository.ts';
import { writeDepartment, writeLayer } from '../layer/layer-repository.ts';
import { databaseOf } from '../open-store.ts';
import { StoreError } from '../outcome.ts';
import type { Store } from '../store.ts';
import { readTownLayer } from './town-layer.ts';
import { townTables } from './town-rows.ts';

const SEED_VERDICT = statement(import.meta.url, './seed-verdict.sql');

const HUES: Readonly<Record<DepartmentHue, string>> = {
  vermilion: '#d55e00',
  blue: '#0072b2',
  green: '#009e73',
};

/**
 * Writes the start-up town into a store that does not have its district yet, in one transaction: the
 * district, its places, the departments with their layers (file kept, layer accepted), branches and appeals.
 * There is no plan: the first merge makes one. Throws the gate's codes where the town is not as it should be.
 */
export async function seedTown(store: Store, town: Town): Promise<DistrictRecord> {
  const { code, name, nameEn, synthetic, outline } = town.district;
  await databaseOf(store).write(async (session) => {
    await insertDistrict(session, { code, name, nameEn, synthetic, outline }, SYSTEM_ACTOR);
    let shapes = 0;
    for (const { into, rows } of townTables(town)) {
      await bulkInsert(session, code, into, rows);
      if ('geometry' in into.columns) shapes += rows.length;
    }
    const verdict = await session.one<{ shapes: number; invalid: number }>(SEED_VERDICT, { district: code });
    if (verdict.shapes !== shapes || verdict.invalid > 0) {
      throw new StoreError(
        'verdict-failed',
        `${verdict.invalid} of ${verdict.shapes} shapes of the town are not valid.`,
        verdict,
      );
    }
    for (const department of town.departments) {
      const { id, weight, hue, layer } = department;
      await writeDepartment(
        session,
        code,
        { id, name: department.name, nameEn: department.nameEn, weight, hue: HUES[hue] },
        SYSTEM_ACTOR,
      );
      const content = new TextEncoder().encode(JSON.stringify(layer.features));
      const file = await keepFile(session, code, { name: layer.fileName, content }, SYSTEM_ACTOR);
      const written = await writeLayer(
        session,
        code,
        readTownLayer(department, content, file.id, outline),
        'accepted',
        SYSTEM_ACTOR,
      );
      if ('kind' in written)
        throw new StoreError(written.code, `The layer of ${id} was refused.`, written.params);
    }
  });
  const district = await store.district(code);
  if (district === null) throw new StoreError('verdict-missing', 'The seeded district is not there.');
  return district;
}
