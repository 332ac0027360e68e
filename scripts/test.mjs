/**
 * `npm test [-- STAGE...]`: sets up what is missing and runs the checks and the tests; see
 * scripts/test/main.ts.
 */
import { ensureInstalled } from './lib/install.mjs';
import { runTypeScript } from './lib/run-child.mjs';

await ensureInstalled();
process.exitCode = (await runTypeScript('scripts/test/main.ts', process.argv.slice(2))).code;
