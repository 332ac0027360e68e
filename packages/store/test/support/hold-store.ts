import type { EmbeddedEngine } from '../../src/engine/embedded-engine.ts';
import { openStore, SYSTEM_ACTOR } from '../../src/index.ts';
import { databaseOf } from '../../src/open-store.ts';
import { OUTLINE } from './tiny-plan.ts';

/** A process of its own that holds a store open until it is interrupted; says so to its parent. */
const store = await openStore({ dataDir: process.argv[2] });
await store.createDistrict(
  { code: '990503', name: 'x', nameEn: 'x', synthetic: true, outline: OUTLINE },
  SYSTEM_ACTOR,
);
const engine = databaseOf(store).engine as EmbeddedEngine;

process.once('SIGINT', async () => {
  const districtsAfterInterrupt = (await store.districts()).length;
  await store.close();
  process.send?.({ districtsAfterInterrupt }, () => process.exit(0));
});
process.send?.({ database: engine.childPid });
