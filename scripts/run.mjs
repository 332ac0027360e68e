/**
 * `npm run onegrid|fuzz|bench|check|licences -- ...`: sets up what is missing, on standard error, and runs the
 * named program in the foreground with the remaining arguments. Its exit code is this script's.
 */
import { ensureConsoleBuilt } from './lib/build-console.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runTypeScript } from './lib/run-child.mjs';

/** @type {Readonly<Record<string, string>>} */
const PROGRAMS = {
  onegrid: 'packages/cli/src/main.ts',
  fuzz: 'scripts/fuzz.ts',
  bench: 'scripts/bench.ts',
  check: 'scripts/check.ts',
  licences: 'scripts/licences.ts',
};

const [name = '', ...args] = process.argv.slice(2);
const program = PROGRAMS[name];
if (program === undefined) {
  process.stderr.write(`usage: node scripts/run.mjs ${Object.keys(PROGRAMS).join('|')} [arguments]\n`);
  process.exit(2);
}
await ensureInstalled({ quiet: true });
if (name === 'onegrid' && args[0] === 'serve' && !(await ensureConsoleBuilt())) process.exit(1);
process.exitCode = (await runTypeScript(program, args)).code;
