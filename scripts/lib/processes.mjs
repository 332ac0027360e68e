import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const NPM_POLL_MS = 250;

/**
 * A process at one moment. `started` tells it from a later process with the same id; it is empty where
 * the system has no /proc.
 *
 * @typedef {object} ProcessEntry
 * @property {number} pid
 * @property {number} parent
 * @property {string} started
 */

/**
 * The processes that a process started, and those that they started, as they are now. Children of a
 * parent that has ended already are not found: take the list before the parent ends.
 *
 * @param {number} ancestor process id
 * @returns {ProcessEntry[]} without the ancestor itself
 */
export function descendantsOf(ancestor) {
  const all = listProcesses();
  const found = new Set([ancestor]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { pid, parent } of all) {
      if (!found.has(parent) || found.has(pid)) continue;
      found.add(pid);
      grew = true;
    }
  }
  found.delete(ancestor);
  return all.filter(({ pid }) => found.has(pid));
}

/**
 * Watches npm, where it started this process: npm that is ended by a signal without a terminal dies and
 * leaves its script behind. Between the two there may be the shell that npm runs its scripts with,
 * which notices nothing either, so both links are watched. Started by anything but npm, a process is
 * not watched over: a shell may well start one and go.
 *
 * @param {() => void} onGone called once
 */
export function watchNpm(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const npm = isNpmShell(parent) ? readProcess(parent)?.parent : undefined;
  const watching = setInterval(() => {
    const isShellLeft = npm !== undefined && readProcess(parent)?.parent !== npm;
    if (process.ppid === parent && !isShellLeft) return;
    clearInterval(watching);
    onGone();
  }, NPM_POLL_MS);
  watching.unref();
}

/**
 * `sh -c "node scripts/start.mjs"`; a shell that replaced itself with the script is not seen here.
 *
 * @param {number} pid
 */
function isNpmShell(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[1] === '-c';
  } catch {
    return false;
  }
}

/**
 * Waits until none of the processes runs any more.
 *
 * @param {readonly ProcessEntry[]} entries
 * @param {number} deadline in milliseconds of `performance.now()`
 * @returns {Promise<ProcessEntry[]>} those that still run at the deadline
 */
export async function waitForEnd(entries, deadline) {
  let left = entries.filter(isRunning);
  while (left.length > 0 && performance.now() < deadline) {
    await pause(50);
    left = left.filter(isRunning);
  }
  return left;
}

/**
 * Ends processes at once, without asking them.
 *
 * @param {readonly ProcessEntry[]} entries
 */
export function killAll(entries) {
  for (const entry of entries) {
    if (!isRunning(entry)) continue;
    try {
      process.kill(entry.pid, 'SIGKILL');
    } catch {
      // It ended between the look and the signal.
    }
  }
}

/** @param {ProcessEntry} entry */
function isRunning({ pid, started }) {
  if (existsSync('/proc/self/stat')) return readProcess(pid)?.started === started;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** @returns {ProcessEntry[]} */
function listProcesses() {
  if (!existsSync('/proc/self/stat')) return listWithPs();
  return readdirSync('/proc').flatMap((name) => {
    const entry = /^\d+$/.test(name) ? readProcess(Number(name)) : null;
    return entry === null ? [] : [entry];
  });
}

/**
 * Reads /proc/PID/stat: `pid (name) state parent ... started ...`, where the name may hold spaces and
 * brackets. A zombie has ended and only waits to be collected.
 *
 * @param {number} pid
 * @returns {ProcessEntry | null} null when no such process runs
 */
function readProcess(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return { pid, parent: Number(fields[1]), started: fields[19] ?? '' };
  } catch {
    return null;
  }
}

/** @returns {ProcessEntry[]} */
function listWithPs() {
  const text = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0]) => ({ pid, parent, started: '' }));
}
