/** `npm run build`: installs, and builds the console, each where something has changed since the last time. */
import { ensureConsoleBuilt } from './lib/build-console.mjs';
import { ensureInstalled } from './lib/install.mjs';

await ensureInstalled();
process.exitCode = (await ensureConsoleBuilt()) ? 0 : 1;
