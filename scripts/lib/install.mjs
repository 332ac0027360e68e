import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { CACHE, inRoot, NODE, ROOT } from './paths.mjs';
import { runChild } from './run-child.mjs';

/** The package manager, brought by npx: Node 20's own corepack fails on signatures. */
const PNPM = 'pnpm@12.21.0';
const STAMP = inRoot('node_modules', '.onegrid-stamp');

/**
 * Makes sure that the dependencies and the pinned Node are installed as the lock file says. Does
 * nothing when the stamp of an earlier install still fits. Writes to standard error only and never
 * asks anything. Processes that start at the same time wait for one install.
 *
 * @param {{ quiet?: boolean }} [options] quiet: one line, and the installer's errors
 * @returns {Promise<void>} ends the process with the installer's exit code when installing fails
 */
export async function ensureInstalled({ quiet = false } = {}) {
  const expected = expectedStamp();
  if (isInstalled(expected)) return;
  const waiting = () => process.stderr.write('Waiting for another process that installs dependencies\n');
  await withLock(
    join(CACHE, 'install.lock'),
    async () => {
      if (!isInstalled(expected)) await install(expected, quiet);
    },
    waiting,
  );
}

/**
 * @param {string} expected
 * @param {boolean} quiet
 */
async function install(expected, quiet) {
  process.stderr.write('Installing dependencies (the first run, or the lock file has changed)\n');
  rmSync(STAMP, { force: true });
  const args = ['-y', PNPM, 'install', '--frozen-lockfile', '--reporter=append-only'];
  if (quiet) args.push('--loglevel=error');
  const { code } = await runChild('npx', args, { stdio: ['ignore', 2, 2], env: installerEnvironment() });
  if (code !== 0) {
    process.stderr.write(`Installing dependencies failed (${PNPM} ended with ${code}, see above)\n`);
    process.exit(code);
  }
  writeFileSync(STAMP, expected);
}

/**
 * `CI` keeps pnpm from asking before it replaces a node_modules folder that another tool made; a
 * caller's `npm -s` must not hide why an install failed.
 *
 * @returns {NodeJS.ProcessEnv}
 */
const installerEnvironment = () => ({
  ...process.env,
  CI: 'true',
  npm_config_loglevel: 'error',
  npm_config_progress: 'false',
  npm_config_update_notifier: 'false',
});

/** Lock file, platform and processor decide what an install contains; the workspace file which builds may run. */
function expectedStamp() {
  const hash = createHash('sha256');
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(ROOT, file)));
  return `${hash.digest('hex')} ${process.platform} ${process.arch}\n`;
}

/** @param {string} expected */
function isInstalled(expected) {
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== expected) return false;
  return existsSync(NODE) && packageFolders().every((folder) => existsSync(join(folder, 'node_modules')));
}

/** Every package has a dependency, so each must have its own node_modules. */
const packageFolders = () =>
  readdirSync(inRoot('packages'))
    .map((name) => inRoot('packages', name))
    .filter((folder) => existsSync(join(folder, 'package.json')));
