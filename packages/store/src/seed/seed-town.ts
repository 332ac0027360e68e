import type { DepartmentHue, Town, TownDepartment } from '@onegrid/demo';
import { SYSTEM_ACTOR } from '../actor.ts';
import { insertDistrict } from '../asset/district-records.ts';
import type { DistrictRecord } from '../asset/records.ts';
import { bulkInsert } from '../engine/bulk-insert.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { keepFile } from '../file/file-repository.ts';
import { writeDepartment, writeLayer } from '../layer/layer-repository.ts';
import type { NewLayer } from '../layer/records.ts';
import { databaseOf, vaultOf } from '../open-store.ts';
import { StoreError } from '../outcome.ts';
import type { Store } from '../store.ts';
import { readTownLayer } from './town-layer.ts';
import { writeTownPersons } from './town-persons.ts';
import { townTables } from './town-rows.ts';

const SEED_VERDICT = statement(import.meta.url, './seed-verdict.sql');

const HUES: Readonly<Record<DepartmentHue, string>> = {
  vermilion: '#d55e00',
  blue: '#0072b2',
  green: '#009e73',
  purple: '#cc79a7',
  orange: '#e69f00',
  sky: '#56b4e9',
  yellow: '#f0e442',
  black: '#000000',
  grey: '#999999',
};

/**
 * Writes a town into a store that does not have its district yet, in one transaction: the district, its
 * places, the departments with their layers (files kept, layer accepted), branches and appeals, and where the
 * store has a master key the people behind them. There is no plan: a merge makes one. Throws the gate's codes where the town is not as it should be.
 */
export async function seedTown(store: Store, town: Town): Promise<DistrictRecord> {
  const { code, name, nameEn, synthetic, outline } = town.district;
  const layers = new Map<string, Omit<NewLayer, 'fileId'>>();
  for (const department of town.departments) {
    layers.set(department.id, await readTownLayer(department, outline));
  }
  const vault = vaultOf(store);
  await databaseOf(store)
    .asSystem()
    .write(async (session) => {
      await insertDistrict(session, { code, name, nameEn, synthetic, outline }, SYSTEM_ACTOR);
      let shapes = 0;
      for (const { into, rows } of townTables(town)) {
        await bulkInsert(session, code, into, rows);
        if ('geometry' in into.columns) shapes += rows.length;
      }
      const verdict = await session.one<{ shapes: number; invalid: number }>(SEED_VERDICT, {
        district: code,
      });
      if (verdict.shapes !== shapes || verdict.invalid > 0) {
        throw new StoreError(
          'verdict-failed',
          `${verdict.invalid} of ${verdict.shapes} shapes of the town are not valid.`,
          verdict,
        );
      }
      for (const department of town.departments) {
        await writeDepartmentLayer(session, code, department, layers.get(department.id)!);
      }
      if (vault !== null) await writeTownPersons(session, town, vault);
    });
  const district = await store.district(code);
  if (district === null) throw new StoreError('verdict-missing', 'The seeded district is not there.');
  return district;
}

/** Writes a department, keeps the files it delivered and accepts the layer read from them. */
async function writeDepartmentLayer(
  session: Session,
  district: string,
  { id, name, nameEn, weight, lead, hue, layer }: TownDepartment,
  read: Omit<NewLayer, 'fileId'>,
): Promise<void> {
  const department = { id, name, nameEn, weight, lead, hue: HUES[hue] };
  await writeDepartment(session, district, department, SYSTEM_ACTOR);
  let fileId: string | null = null;
  for (const file of layer.file.files) {
    const kept = await keepFile(session, district, file, SYSTEM_ACTOR, fileId);
    fileId ??= kept.id;
  }
  const written = await writeLayer(session, district, { ...read, fileId }, 'accepted', SYSTEM_ACTOR);
  if ('kind' in written)
    throw new StoreError(written.code, `The layer of ${id} was refused.`, written.params);
}
