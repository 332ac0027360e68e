import { endWithParent } from '@onegrid/api';
import { openStore, StoreError, seedDemoDistrict } from '@onegrid/store';
import { DEMO_CACHE, settingsOf, storeOptionsOf } from './serve-settings.ts';

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
  const store = await openStore({ ...storeOptionsOf(settingsOf({ ...process.env, PORT: '' })!), log });
  try {
    await seedDemoDistrict(store, { cacheDir: DEMO_CACHE, log });
  } finally {
    await store.close();
  }
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  log(`onegrid: ${error.message}`);
  process.exitCode = 1;
}
process.exit();
