import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname } from 'node:path';
import { inRoot, NODE, ROOT } from './paths.mjs';

/** The signals that ask a program to end; all of them are passed on to what these scripts started. */
export const ENDING_SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * @typedef {object} Ended
 * @property {number} code exit code, 128 + the signal's number where a signal ended it
 * @property {NodeJS.Signals | null} signal
 */

/**
 * Runs a program to its end in the clone's root. Signals that reach this process are passed on, and
 * this process ends only after the program.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<Ended>} rejects when the program cannot be started
 */
export function runChild(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    const stopForwarding = forwardSignals((signal) => child.kill(signal));
    child.once('error', (error) => {
      stopForwarding();
      reject(error);
    });
    child.once('close', (code, signal) => {
      stopForwarding();
      resolve({ code: exitCode(code, signal), signal });
    });
  });
}

/**
 * Runs a TypeScript program of this repository on the pinned Node, in the foreground.
 *
 * @param {string} script path below the root
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<Ended>}
 */
export function runTypeScript(script, args, options = {}) {
  return runChild(NODE, typeScriptArguments(script, args), { env: pinnedEnvironment(), ...options });
}

/**
 * @param {string} script path below the root
 * @param {readonly string[]} args
 * @returns {string[]} arguments for the pinned Node
 */
export const typeScriptArguments = (script, args) => ['--import', 'tsx', inRoot(script), ...args];

/**
 * The environment for everything that runs on the pinned Node: its folder first on PATH (tools start
 * `node` by name), the decorator settings for tsx, and the folder the user called from.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export const pinnedEnvironment = () => ({
  ...process.env,
  PATH: [dirname(NODE), process.env.PATH ?? ''].join(delimiter),
  TSX_TSCONFIG_PATH: inRoot('scripts', 'config', 'tsconfig.run.json'),
  // Compiled code is kept from run to run: a command starts in two thirds of the time.
  NODE_COMPILE_CACHE: inRoot('node_modules', '.cache', 'compiled'),
  INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
});

/**
 * @param {(signal: NodeJS.Signals) => void} onSignal
 * @returns {() => void} stops listening
 */
export function forwardSignals(onSignal) {
  for (const signal of ENDING_SIGNALS) process.on(signal, onSignal);
  return () => {
    for (const signal of ENDING_SIGNALS) process.off(signal, onSignal);
  };
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 * @returns {number}
 */
export function exitCode(code, signal) {
  if (code !== null) return code;
  return signal === null ? 1 : 128 + (constants.signals[signal] ?? 0);
}
