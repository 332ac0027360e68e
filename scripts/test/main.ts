/**
 * `npm test [-- STAGE...]`: runs all stages, or the named ones, and sums them up. The last line is
 * `N passed, N failed`; above it stands what could not run. Under CI a missing database or browser is
 * a failure.
 */
import { forwardSignals } from '../lib/run-child.mjs';
import { type Cluster, startCluster } from './cluster.ts';
import { installMissingPackages } from './install-packages.ts';
import { type Machine, runStage, STAGES, type Stage } from './stages.ts';
import { add, lastLine, NOTHING, type Tally } from './tally.ts';
import { findChromium, findPostgres } from './tools.ts';

const WITH_DATABASE: readonly Stage[] = ['contract', 'api'];
const WITH_SYSTEM_PACKAGES: readonly Stage[] = [...WITH_DATABASE, 'browser'];

const chosen = chooseStages(process.argv.slice(2));
const notRun: string[] = [];
let interrupted = false;
// The running tool gets the signal too and ends; the rest is then left out.
forwardSignals(() => {
  interrupted = true;
});

if (chosen.some((stage) => WITH_SYSTEM_PACKAGES.includes(stage))) installMissingPackages();
const cluster = chosen.some((stage) => WITH_DATABASE.includes(stage)) ? await startDatabase() : null;
const machine: Machine = {
  databaseUrl: process.env.ONEGRID_TEST_DATABASE_URL ?? cluster?.url ?? null,
  chromium: findChromium(),
};
console.log(`property tests: seed ${process.env.ONEGRID_SEED ?? 'of scripts/config/property-seed.ts'}`);
let sum: Tally = NOTHING;
try {
  for (const stage of chosen) {
    if (interrupted) break;
    if (stage === 'browser' && machine.chromium === null) {
      notRun.push('browser tests: no Chromium (Debian: apt-get install chromium)');
      continue;
    }
    sum = add(sum, await runStage(stage, machine));
  }
} finally {
  await cluster?.stop();
}
finish();

async function startDatabase(): Promise<Cluster | null> {
  if (process.env.ONEGRID_TEST_DATABASE_URL !== undefined) return null;
  const bin = findPostgres();
  const what = 'contract and API tests on a PostgreSQL server';
  if (bin === null) {
    notRun.push(
      `${what}: no PostgreSQL with PostGIS (Debian: apt-get install postgresql postgresql-postgis)`,
    );
    return null;
  }
  try {
    return await startCluster(bin);
  } catch (error) {
    notRun.push(`${what}: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}

function finish(): void {
  const isFailure = isCI() || interrupted;
  const missing: Tally = isFailure ? { ...NOTHING, failed: notRun.length + Number(interrupted) } : NOTHING;
  const total = add(sum, missing);
  console.log('');
  if (interrupted) console.log('interrupted: the stages after this were not run');
  for (const line of notRun) console.log(`not run: ${line}`);
  if (total.withoutData > 0) console.log(`real data missing: ${total.withoutData} cases not run`);
  console.log(lastLine(total));
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
}

function chooseStages(names: readonly string[]): readonly Stage[] {
  const unknown = names.find((name) => !STAGES.some((stage) => stage === name));
  if (unknown !== undefined) {
    process.stderr.write(`unknown stage ${unknown}\nusage: npm test [-- ${STAGES.join('|')} ...]\n`);
    process.exit(2);
  }
  return names.length === 0 ? STAGES : STAGES.filter((stage) => names.includes(stage));
}

/** The setting that build servers make; `CI=false` is how people turn it off. */
function isCI(): boolean {
  const value = (process.env.CI ?? '').toLowerCase();
  return value !== '' && value !== 'false' && value !== '0';
}
