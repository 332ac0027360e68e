/** `npm run check [-- --write]`: lint, format, types, arrows, schema, file length, licences, lock file. */
import { allSteps, runSteps, type StepOutcome } from './check/steps.ts';

const args = process.argv.slice(2);
const unknown = args.filter((arg) => arg !== '--write');
if (unknown.length > 0) {
  process.stderr.write(`unknown argument ${unknown[0]}\nusage: npm run check [-- --write]\n`);
  process.exit(2);
}
const outcomes = await runSteps(allSteps(args.includes('--write')), printOutcome);
const failed = outcomes.filter(({ faults }) => faults.length > 0).length;
console.log(`${outcomes.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function printOutcome({ name, faults, seconds }: StepOutcome): void {
  console.log(`${faults.length === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
  for (const fault of faults) console.log(`       ${fault}`);
}
