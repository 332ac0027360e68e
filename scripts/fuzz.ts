/**
 * `npm run fuzz -- SUITE [--seed S] [--runs N] [--engine embedded|server]`
 *
 * Runs N random cases (100) from seed S (a random one), on the code alone or with a database as well; a suite that
 * cannot do without a database takes the embedded one where none is named.
 * Every failing seed is printed; the last line is `N passed, N failed`. Ends with 1 when a case failed, with 2 when it was called wrongly.
 * How a suite is written stands in scripts/suites/fuzz-suite.ts.
 */
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { inRoot } from './lib/paths.mjs';
import { findSuites, refuseUsage } from './suites/find-suites.ts';
import {
  type DatabaseCheck,
  type Engine,
  isDatabaseSuite,
  isFuzzSuite,
  type OwnDatabase,
} from './suites/fuzz-suite.ts';
import { runFuzz } from './suites/run-fuzz.ts';
import { startCluster } from './test/cluster.ts';
import { findPostgres } from './test/tools.ts';

const USAGE = 'npm run fuzz -- SUITE [--seed S] [--runs N] [--engine embedded|server]';
const MOST_SEED = 0x7fff_ffff;
const suites = findSuites('fuzz');

const { name, seed, runs, engine } = readArguments();
const found = suites.find((suite) => suite.name === name) ?? refuse(`there is no suite ${name}`);
const suite = await found.load();
if (!isFuzzSuite(suite)) throw new TypeError(`${found.path} exports no function runCase`);
const server = engine === 'server' ? await openServer() : null;
const own = suite.needsDatabase ? await openOwn(engine ?? 'embedded', server?.url ?? null) : null;
const database =
  engine === undefined || own !== null ? null : await openDatabase(engine, server?.url ?? null);
const from = performance.now();
let shown = from;
const result = await runFuzz(
  suite,
  { seed, runs, database, ...(own === null ? {} : { own: own.context }) },
  printFailure,
  showProgress,
);
await database?.close();
await own?.dispose();
await server?.stop();

const seconds = ((performance.now() - from) / 1_000).toFixed(1);
console.log(`${name}: seeds ${seed} to ${seed + runs - 1} in ${seconds} s`);
if (result.failedSeeds.length > 0) console.log(`failing seeds: ${result.failedSeeds.join(' ')}`);
console.log(`${result.passed} passed, ${result.failedSeeds.length} failed`);
process.exitCode = result.failedSeeds.length === 0 ? 0 : 1;

function printFailure(failedSeed: number, reason: unknown): void {
  console.log(
    `FAILED seed ${failedSeed}: ${reason instanceof Error ? (reason.stack ?? reason.message) : reason}`,
  );
  const on = engine === undefined ? '' : ` --engine ${engine}`;
  console.log(`again: npm run fuzz -- ${name} --seed ${failedSeed} --runs 1${on}`);
}

function showProgress(done: number): void {
  const now = performance.now();
  if (!process.stderr.isTTY || (now - shown < 500 && done < runs)) return;
  shown = now;
  process.stderr.write(`\r${done}/${runs}${done === runs ? '\n' : ''}`);
}

/** The suite's database check, which its own package or the store holds. */
async function openDatabase(engine: Engine, databaseUrl: string | null): Promise<DatabaseCheck> {
  const folders = [dirname(found.path), 'packages/store/test/fuzz'];
  const path = folders.map((folder) => inRoot(folder, `${name}-database.ts`)).find((one) => existsSync(one));
  if (path === undefined) return refuse(`the suite ${name} uses no database`);
  const companion: unknown = await import(pathToFileURL(path).href);
  if (!isDatabaseSuite(companion)) throw new TypeError(`${path} exports no function openDatabaseCheck`);
  return companion.openDatabaseCheck({ engine, databaseUrl });
}

/** An empty database for a suite whose cases work on one: the suite makes an embedded one itself. */
async function openOwn(engine: Engine, serverUrl: string | null): Promise<OwnDatabase> {
  if (serverUrl === null) return { context: { engine, databaseUrl: null }, dispose: async () => undefined };
  const { serverPlace } = await import('../packages/store/test/support/places.ts');
  const { options, dispose } = await serverPlace(serverUrl);
  return { context: { engine, databaseUrl: options.databaseUrl ?? null }, dispose };
}

async function openServer(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const given = process.env.ONEGRID_TEST_DATABASE_URL;
  if (given !== undefined) return { url: given, stop: async () => {} };
  const bin =
    findPostgres() ??
    refuse('no PostgreSQL with PostGIS is installed, and ONEGRID_TEST_DATABASE_URL is not set');
  return startCluster(bin);
}

function readArguments() {
  const { values, positionals } = parseOrRefuse();
  if (positionals.length !== 1)
    refuse(positionals.length === 0 ? 'no suite is named' : 'one suite at a time');
  return {
    name: positionals[0],
    seed: values.seed === undefined ? randomInt(MOST_SEED) : readNumber('--seed', values.seed, 0),
    runs: values.runs === undefined ? 100 : readNumber('--runs', values.runs, 1),
    engine: values.engine === undefined ? undefined : readEngine(values.engine),
  };
}

function parseOrRefuse() {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ allowPositionals: true, options: { seed: text, runs: text, engine: text } });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function readNumber(option: string, text: string, least: number): number {
  const number = Number(text);
  const isFine = /^\d+$/.test(text) && number >= least && number <= MOST_SEED;
  return isFine
    ? number
    : refuse(`${option} takes a whole number from ${least} to ${MOST_SEED}, not ${text}`);
}

function readEngine(text: string): Engine {
  return text === 'embedded' || text === 'server'
    ? text
    : refuse(`--engine takes embedded or server, not ${text}`);
}

function refuse(problem: string): never {
  return refuseUsage(problem, USAGE, suites);
}
