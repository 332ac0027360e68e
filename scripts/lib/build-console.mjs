import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { withLock } from './lock.mjs';
import { CACHE, inRoot, NODE, ROOT } from './paths.mjs';
import { pinnedEnvironment, runChild } from './run-child.mjs';

const CONSOLE = inRoot('packages', 'console');
const BUILT = join(CONSOLE, 'dist');
const STAMP = join(CACHE, 'console.stamp');

/** Everything that a built console depends on, below the root. */
const INPUTS = [
  'packages/console',
  'packages/geometry',
  'packages/planning',
  'packages/api/schema.graphql',
  'scripts/config/tsconfig.base.json',
  'pnpm-lock.yaml',
];
const NOT_BUILT = new Set(['node_modules', 'dist', 'test']);

/**
 * Builds the console with Vite when its inputs have changed since the last build. The result replaces
 * packages/console/dist in one rename, so a server never serves half of a build. Writes to standard
 * error only.
 *
 * @returns {Promise<boolean>} false when the build failed
 */
export async function ensureConsoleBuilt() {
  const expected = hashInputs();
  if (isBuilt(expected)) return true;
  const waiting = () => process.stderr.write('Waiting for another process that builds the console\n');
  const lock = join(CACHE, 'console.lock');
  return withLock(lock, async () => isBuilt(expected) || build(expected), waiting);
}

/** @param {string} expected */
async function build(expected) {
  process.stderr.write('Building the console (its sources have changed; about half a minute)\n');
  rmSync(STAMP, { force: true });
  const fresh = join(CACHE, 'console-build');
  const vite = join(CONSOLE, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--logLevel', 'warn', '--outDir', fresh, '--emptyOutDir'];
  const { code } = await runChild(NODE, args, {
    cwd: CONSOLE,
    stdio: ['ignore', 2, 2],
    env: pinnedEnvironment(),
  });
  if (code !== 0) {
    process.stderr.write(`Building the console failed (Vite ended with ${code}, see above)\n`);
    return false;
  }
  replaceFolder(BUILT, fresh);
  writeFileSync(STAMP, expected);
  return true;
}

/**
 * @param {string} place
 * @param {string} fresh
 */
function replaceFolder(place, fresh) {
  const old = join(CACHE, 'console-old');
  rmSync(old, { recursive: true, force: true });
  if (existsSync(place)) renameSync(place, old);
  renameSync(fresh, place);
  rmSync(old, { recursive: true, force: true });
}

/** @param {string} expected */
const isBuilt = (expected) =>
  existsSync(join(BUILT, 'index.html')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === expected;

function hashInputs() {
  mkdirSync(CACHE, { recursive: true });
  const hash = createHash('sha256');
  for (const file of INPUTS.flatMap((input) => filesBelow(inRoot(input)))) {
    const content = readFileSync(file);
    hash.update(`${relative(ROOT, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} path a file, or a folder whose tests and outputs are left out
 * @returns {string[]} sorted, so that the hash does not depend on the file system's order
 */
function filesBelow(path) {
  const entries = existsSync(path) ? listOrNull(path) : [];
  if (entries === null) return [path];
  return entries
    .filter(({ name }) => !NOT_BUILT.has(name) && !/\.test\.tsx?$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name }) => filesBelow(join(path, name)));
}

/**
 * @param {string} path
 * @returns {import('node:fs').Dirent[] | null} null for a file
 */
function listOrNull(path) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return null;
    throw error;
  }
}
