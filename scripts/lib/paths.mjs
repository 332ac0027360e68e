import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone's root folder, without a trailing separator. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** The pinned Node that installing brings; everything but these few scripts runs on it. */
export const NODE = join(ROOT, 'node_modules', 'node', 'bin', 'node');

/** Stamps and locks of the scripts; ignored by git, safe to delete when nothing runs. */
export const CACHE = join(ROOT, '.cache');

/**
 * @param {...string} parts path parts below the root
 * @returns {string} an absolute path
 */
export const inRoot = (...parts) => join(ROOT, ...parts);
