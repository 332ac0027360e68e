import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A lock between processes that is a file. Its holder touches the file every second, so a lock is
 * stale when its process is gone or when a waiter has watched it for 20 s without a touch (a process
 * id may have been given to another program since). Waiting is measured on the waiter's own clock,
 * because a machine that slept would make every file look old.
 */
const TOUCH_MS = 1_000;
const UNTOUCHED_IS_STALE_MS = 20_000;
const POLL_MS = 150;

/**
 * Runs `work` while holding the lock; waits for another holder first.
 *
 * @template T
 * @param {string} path the lock file; its folder is made when missing
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] called once when another process holds the lock
 * @returns {Promise<T>} what `work` returned
 */
export async function withLock(path, work, onWait = () => {}) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${process.pid} ${randomUUID()}`;
  await acquire(path, mine, onWait);
  const touching = setInterval(() => touch(path, mine), TOUCH_MS);
  const release = () => {
    if (readOrNull(path) === mine) rmSync(path, { force: true });
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    process.off('exit', release);
    release();
  }
}

/**
 * @param {string} path
 * @param {string} mine
 * @param {() => void} onWait
 */
async function acquire(path, mine, onWait) {
  let watched = '';
  let watchedSince = 0;
  let waited = false;
  while (!create(path, mine)) {
    const holder = readOrNull(path);
    if (holder === null) continue;
    const seen = `${holder} ${mtimeOrZero(path)}`;
    const now = performance.now();
    if (seen !== watched) {
      watched = seen;
      watchedSince = now;
    }
    if (!isRunning(Number.parseInt(holder, 10)) || now - watchedSince > UNTOUCHED_IS_STALE_MS) {
      takeAway(path, holder, mine);
      continue;
    }
    if (!waited) onWait();
    waited = true;
    await pause(POLL_MS);
  }
}

/**
 * Creates the lock with its content in one step: a file that is written first and then linked, so
 * that no other process ever reads a lock that does not name its holder yet.
 *
 * @param {string} path
 * @param {string} mine
 * @returns {boolean} false when the lock exists
 */
function create(path, mine) {
  const draft = `${path}.${mine.split(' ')[1]}`;
  writeFileSync(draft, mine);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Removes a stale lock. Two waiters may both have judged it stale, and the slower one would move away
 * the lock that the faster one has just made: what was moved is read again, and put back if it is not
 * the stale one.
 *
 * @param {string} path
 * @param {string} stale content of the lock that was judged stale
 * @param {string} mine
 */
function takeAway(path, stale, mine) {
  const aside = `${path}.${mine.split(' ')[1]}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (readOrNull(aside) !== stale) renameSync(aside, path);
  else rmSync(aside, { force: true });
}

/**
 * @param {string} path
 * @param {string} mine
 */
function touch(path, mine) {
  if (readOrNull(path) !== mine) return;
  const now = new Date();
  utimesSync(path, now, now);
}

/** @param {number} pid */
function isRunning(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {string} path */
function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** @param {string} path */
function mtimeOrZero(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
