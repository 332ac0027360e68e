/**
 * The baseline of a start: PGlite with PostGIS alone, opened in the folder of the first argument. Says `ready` and
 * stays until its channel to the parent closes.
 */
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';

const database = await PGlite.create({ dataDir: process.argv[2]!, extensions: { postgis } });
await database.exec('create extension if not exists postgis');
const { rows } = await database.query<{ version: string }>('select postgis_lib_version() as version');
process.send?.({ ready: rows[0]?.version });
process.once('disconnect', async () => {
  await database.close();
  process.exit(0);
});
