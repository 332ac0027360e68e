import { endWithParent } from '@onegrid/api';
import { openStore, StoreError, seedDemoDistrict } from '@onegrid/store';
import { CommandError } from '../arguments/command-error.ts';
import { localeOf } from '../messages/locale.ts';
import { settingsOf, storeOptionsOf } from './serve-settings.ts';

/**
 * A process of its own that fills the store with the demo district and ends: with 0, or with 1 where the store
 * cannot be opened. Building and merging leave no pause, so the server's process could not be interrupted
 * meanwhile; and what they took of memory goes with this process.
 */

/** One plain line on standard error, which is the server's. */
function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

endWithParent();
try {
  const settings = settingsOf({ ...process.env, PORT: '' })!;
  const store = await openStore({ ...storeOptionsOf(settings, process.env), log });
  try {
    await seedDemoDistrict(store, { cacheDir: settings.cacheDir, log });
  } finally {
    await store.close();
  }
} catch (error) {
  if (error instanceof CommandError) log(error.line(localeOf(undefined, process.env)));
  else if (error instanceof StoreError) log(`onegrid: ${error.message}`);
  else throw error;
  process.exitCode = 1;
}
process.exit();
