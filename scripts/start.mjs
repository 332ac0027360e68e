/**
 * `npm start`: installs, builds and serves, doing only what has changed since the last time. On
 * standard output stands what the server prints and nothing else. Arguments go to `onegrid serve`.
 *
 * This process starts one child, the server, and ends after it and after everything the server
 * started. The server has two ways to learn that it should end: a signal, and the IPC channel that
 * closes when this process dies without a word.
 */
import { spawn } from 'node:child_process';
import { ensureConsoleBuilt } from './lib/build-console.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { NODE, ROOT } from './lib/paths.mjs';
import { descendantsOf, killAll, waitForEnd, watchNpm } from './lib/processes.mjs';
import { exitCode, forwardSignals, pinnedEnvironment, typeScriptArguments } from './lib/run-child.mjs';

/** A stop is to take 10 s at most; what has not ended shortly before that is ended. */
const STOP_MS = 9_000;

await ensureInstalled();
if (!(await ensureConsoleBuilt())) process.exit(1);

const server = spawn(
  NODE,
  typeScriptArguments('packages/cli/src/main.ts', ['serve', ...process.argv.slice(2)]),
  { cwd: ROOT, env: pinnedEnvironment(), stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
);

/** @type {import('./lib/processes.mjs').ProcessEntry[]} */
let started = [];
let deadline = Number.POSITIVE_INFINITY;

/** @param {NodeJS.Signals} signal */
function stop(signal) {
  if (deadline === Number.POSITIVE_INFINITY) {
    deadline = performance.now() + STOP_MS;
    // The list is taken now: after the server's end its children no longer lead back to it.
    started = server.pid === undefined ? [] : descendantsOf(server.pid);
    setTimeout(() => server.kill('SIGKILL'), STOP_MS).unref();
  }
  server.kill(signal);
  // An open channel would keep a server alive that has closed everything else.
  if (server.connected) server.disconnect();
}

forwardSignals(stop);
watchNpm(() => stop('SIGTERM'));

server.once('error', (error) => {
  process.stderr.write(`The server cannot be started: ${error.message}\n`);
  process.exit(1);
});
server.once('exit', async (code, signal) => {
  killAll(await waitForEnd(started, deadline));
  // A group's signal reaches the server twice, the second time perhaps while it is just ending in order, when
  // nothing listens any more. Only what had to be killed did not end as it was asked to.
  const asAsked = deadline !== Number.POSITIVE_INFINITY && signal !== null && signal !== 'SIGKILL';
  process.exit(asAsked ? 0 : exitCode(code, signal));
});
