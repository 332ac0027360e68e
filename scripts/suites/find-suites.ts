import { existsSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../lib/paths.mjs';

/** A suite of `npm run fuzz` or `npm run bench`, which a package holds beside its tests. */
export interface FoundSuite {
  readonly name: string;
  /** Below the root. */
  readonly path: string;
  /** Loads the module. */
  readonly load: () => Promise<unknown>;
}

/** Finds the suites of a kind, sorted by name: `test/fuzz/NAME-suite.ts` of any package is NAME. */
export function findSuites(kind: 'fuzz' | 'bench'): FoundSuite[] {
  return readdirSync(inRoot('packages'))
    .map((name) => `packages/${name}/test/${kind}`)
    .filter((folder) => existsSync(inRoot(folder)))
    .flatMap((folder) => readdirSync(inRoot(folder)).map((file) => ({ folder, file })))
    .filter(({ file }) => file.endsWith('-suite.ts'))
    .map(({ folder, file }) => ({
      name: file.replace(/-suite\.ts$/, ''),
      path: `${folder}/${file}`,
      load: () => import(pathToFileURL(inRoot(folder, file)).href),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Ends the program with 2: what was wrong, how it is called, and which suites there are. */
export function refuseUsage(problem: string, usage: string, suites: readonly FoundSuite[]): never {
  const names = suites.map(({ name, path }) => `  ${name.padEnd(16)} ${path}`).join('\n');
  process.stderr.write(`${problem}\nusage: ${usage}\nsuites:\n${names === '' ? '  none yet' : names}\n`);
  process.exit(2);
}
