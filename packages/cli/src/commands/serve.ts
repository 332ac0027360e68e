import { join } from 'node:path';
import {
  type DemoAccount,
  ensureDemoAccounts,
  isLoopback,
  type MessageParameters,
  type RunningServer,
  type Settings,
  say,
  settingsFrom,
  setupCodeFor,
  startServer,
} from '@onegrid/api';
import { openStore, type Store, StoreError } from '@onegrid/store';
import { CommandError } from '../arguments/command-error.ts';
import type { FirstData } from '../arguments/serve-arguments.ts';
import { localeOf } from '../messages/locale.ts';
import { isFirstStart, lacksDemoDistrict, lacksTown, loadDemoDistrict, loadTown } from './first-data.ts';
import { ROOT, type ServeSettings, settingsOf, storeOptionsOf } from './serve-settings.ts';

/** A stop is to take seconds, and opening may take longer. */
const OPEN_GRACE_MS = 2_000;
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves when the process is asked to end: by a signal, or because its starter is gone. */
function askedToEnd(): Promise<'end'> {
  return new Promise((resolve) => {
    // Handlers stay, so that a second Ctrl-C does not cut the database off.
    for (const signal of ENDING_SIGNALS) process.on(signal, () => resolve('end'));
    if (process.connected) process.on('disconnect', () => resolve('end'));
    // Listening must not keep a process alive that was refused its data folder and has nothing left to do.
    process.channel?.unref();
  });
}

/** The demo accounts, which exist for a made-up district on a loopback address only. */
async function demoAccounts(store: Store, { host, dataDir }: ServeSettings): Promise<readonly DemoAccount[]> {
  const [district] = await store.districts();
  if (district?.synthetic !== true) return [];
  if (isLoopback(host)) return ensureDemoAccounts(store.in(district.code), dataDir);
  tell('serve-demo-refused', { host });
  return [];
}

/** One plain line on standard error. */
function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The line of a message code in the reader's language. */
function tell(code: string, parameters: MessageParameters = {}): void {
  log(say(localeOf(undefined, process.env), code, parameters));
}

/** The server's own settings; null, with what is wrong told, where one cannot be understood. */
function serverSettings(): Settings | null {
  try {
    return settingsFrom(process.env);
  } catch (error) {
    log(`onegrid: ${(error as Error).message}`);
    return null;
  }
}

function announcement(
  { port }: RunningServer,
  host: string,
  accounts: readonly DemoAccount[],
  setupCode: string | null,
): string {
  const anywhere = isLoopback(host) || host === '0.0.0.0' || host === '::';
  const lines = [
    `OneGrid http://${anywhere ? 'localhost' : host}:${port}`,
    ...(setupCode === null ? [] : [`set-up code: ${setupCode}`]),
    ...accounts.map(({ name, password }) => `demo account: ${name} password: ${password}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Why a database cannot be used, where there is something to do about it. */
const TOLD = [
  'embedded-too-large',
  'database-roles-missing',
  'database-roles-closed',
  'database-roles-too-strong',
] as const;

function isTold(code: string): code is (typeof TOLD)[number] {
  return TOLD.some((told) => told === code);
}

/** Opens the store; null, with the reason told, where it cannot be opened. */
async function open(settings: ServeSettings): Promise<Store | null> {
  try {
    return await openStore({ ...storeOptionsOf(settings, process.env), log });
  } catch (error) {
    if (error instanceof CommandError) {
      log(`onegrid: ${error.line(localeOf(undefined, process.env))}`);
      return null;
    }
    if (!(error instanceof StoreError)) throw error;
    if (isTold(error.code)) tell(error.code, error.params as MessageParameters);
    else log(`onegrid: ${error.message}`);
    return null;
  }
}

/**
 * Opens the store with the demo district in it where that is asked for. Null, with the reason told, where the store
 * cannot be opened or filled; `'end'` where the process was asked to end meanwhile.
 */
async function openFilled(
  settings: ServeSettings,
  firstData: FirstData,
  end: Promise<'end'>,
): Promise<Store | null | 'end'> {
  if (firstData !== 'district' || !isFirstStart(settings)) {
    const store = await open(settings);
    if (store === null || !(await lacksDemoDistrict(store, firstData))) return store;
    await store.close();
  }
  tell('serve-loading-district');
  const loaded = await loadDemoDistrict(end);
  if (loaded === 'end') return 'end';
  return loaded === 0 ? open(settings) : null;
}

/**
 * Ends a start that is still opening its store: in order where that is open soon, else at once. The database's process
 * then sees that this one is gone and ends by itself.
 */
async function endOpening(opening: Promise<Store | null | 'end'>): Promise<number> {
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), OPEN_GRACE_MS).unref());
  const store = await Promise.race([opening, late]);
  if (store === 'late') process.exit(0);
  if (store !== null && store !== 'end') await store.close();
  return 0;
}

/** Loads the small town where it is to be, starts the server and says where it is; null where the port is taken. */
async function start(
  store: Store,
  settings: ServeSettings,
  firstData: FirstData,
  own: Settings,
): Promise<RunningServer | null> {
  const { host, port } = settings;
  if (await lacksTown(store, firstData)) {
    tell('serve-loading-town');
    await loadTown(store);
  }
  const accounts = await demoAccounts(store, settings);
  const setupCode = await setupCodeFor(store, host);
  if (store.engine.notice !== null) tell(store.engine.notice);
  try {
    const server = await startServer({
      store,
      host,
      port,
      consoleDir: join(ROOT, 'packages/console/dist'),
      log,
      setupCode,
      settings: own,
    });
    process.stdout.write(announcement(server, host, accounts, setupCode));
    return server;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    tell('serve-port-in-use', { host, port: String(port) });
    return null;
  }
}

/**
 * `onegrid serve`: opens the store, loads `firstData` on the first start, serves API and console, and
 * ends in order when asked to: requests, jobs, database. Answers with the exit code; settings come from the
 * environment, as its help lists them.
 */
export async function serve(firstData: FirstData): Promise<number> {
  const settings = settingsOf(process.env);
  if (settings === null) {
    tell('serve-bad-port', { port: process.env.PORT ?? '' });
    return 2;
  }
  // Before anything is opened or loaded: a district that is being made ready would keep the mistake waiting.
  const own = serverSettings();
  if (own === null) return 2;
  const end = askedToEnd();
  const opening = openFilled(settings, firstData, end);
  const store = await Promise.race([opening, end]);
  if (store === 'end') return endOpening(opening);
  if (store === null) return 1;
  const starting = start(store, settings, firstData, own);
  try {
    const first = await Promise.race([starting, end]);
    if (first === null) return 1;
    if (first === 'end') {
      // Asked to end while still starting: closing the store cuts the start short, whatever it was at.
      starting.then((server) => server?.close()).catch(() => undefined);
      return 0;
    }
    await end;
    await first.close();
    return 0;
  } finally {
    await store.close();
  }
}
