/**
 * `npm run licences [-- --json]`: every installed package by its licence. Fails where one is under terms that
 * scripts/licences/judge.ts does not allow.
 */

import { ROOT } from './lib/paths.mjs';
import { findForbidden, LIVED_WITH, nameOf } from './licences/judge.ts';
import { type InstalledPackage, readInstalled } from './licences/read-installed.ts';

const args = process.argv.slice(2);
const unknown = args.filter((arg) => arg !== '--json');
if (unknown.length > 0) {
  process.stderr.write(`unknown argument ${unknown[0]}\nusage: npm run licences [-- --json]\n`);
  process.exit(2);
}
const packages = readInstalled(ROOT);
const forbidden = findForbidden(packages);
if (args.includes('--json')) console.log(JSON.stringify(packages, null, 2));
else print(packages);
for (const line of forbidden) process.stderr.write(`not allowed: ${line}\n`);
process.stderr.write(`${packages.length} packages, ${forbidden.length} not allowed\n`);
process.exitCode = forbidden.length === 0 ? 0 : 1;

function print(all: readonly InstalledPackage[]): void {
  const groups = new Map<string, string[]>();
  for (const one of all) groups.set(one.licence, [...(groups.get(one.licence) ?? []), nameOf(one)]);
  for (const [licence, names] of [...groups].sort(([, a], [, b]) => b.length - a.length))
    console.log(`${licence || '(none named)'}: ${names.length}\n  ${names.join(', ')}`);
  for (const [name, why] of Object.entries(LIVED_WITH)) console.log(`lived with: ${name}: ${why}`);
}
