import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildTown, DEMO_DISTRICT } from '@onegrid/demo';
import { type Store, seedTown } from '@onegrid/store';
import type { FirstData } from '../arguments/serve-arguments.ts';
import type { ServeSettings } from './serve-settings.ts';

const TOWN_SEED = 1;
const CHILD = fileURLToPath(new URL('./demo-child.ts', import.meta.url));

/** Whether there is no embedded database yet, so that what a first start loads is certainly missing. */
export function isFirstStart({ databaseUrl, dataDir }: ServeSettings): boolean {
  return databaseUrl === null && !existsSync(join(dataDir, 'database', 'PG_VERSION'));
}

/**
 * Whether the demo district is asked for and missing, or was left without its plan by a start that was cut off.
 * A store that has any other district keeps that one.
 */
export async function lacksDemoDistrict(store: Store, firstData: FirstData): Promise<boolean> {
  if (firstData !== 'district') return false;
  const [district] = await store.districts();
  if (district === undefined) return true;
  if (district.code !== DEMO_DISTRICT.code) return false;
  return (await store.in(district.code).plans.plans({ first: 1 })).nodes.length === 0;
}

/** Whether the small town is asked for and missing. */
export async function lacksTown(store: Store, firstData: FirstData): Promise<boolean> {
  return firstData === 'town' && (await store.districts()).length === 0;
}

export async function loadTown(store: Store): Promise<void> {
  await seedTown(store, buildTown({ seed: TOWN_SEED }));
}

/**
 * Loads the demo district in a process of its own, which must have the store to itself. Answers with that
 * process's exit code, or `'end'` as soon as `end` resolves; what was loaded until then is taken up by the next start.
 */
export async function loadDemoDistrict(end: Promise<'end'>): Promise<number | 'end'> {
  const child = fork(CHILD, {
    execArgv: ['--import', import.meta.resolve('tsx')],
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  const first = await Promise.race([ended, end]);
  if (first === 'end') {
    child.kill('SIGKILL');
    await ended;
  }
  return first;
}
