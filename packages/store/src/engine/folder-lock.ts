import { linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../outcome.ts';
import { identifyProcess, isAlive, type ProcessIdentity } from './process-identity.ts';

const LOCK_NAME = 'onegrid.lock';
/** How long an orphaned database process may take to close before it is ended. */
const ORPHAN_GRACE_MS = 5_000;

interface LockContent {
  /** The process that opened the store. */
  readonly owner: ProcessIdentity;
  /** The database process it started, once there is one. */
  readonly database: ProcessIdentity | null;
}

/**
 * One process owns a data folder. The lock names its owner and the owner's database process by number and
 * start time, so that a number used again by the system is not taken for the old process.
 *
 * A lock whose owner is dead is stale. Its database process may still be closing: it is given
 * `ORPHAN_GRACE_MS` and then ended, because two processes must never open one folder.
 */
export class FolderLock {
  private constructor(
    private readonly path: string,
    private content: LockContent,
  ) {}

  /** Throws `data-folder-locked` with the owner's `pid` where another living process has the folder. */
  static async acquire(folder: string): Promise<FolderLock> {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, LOCK_NAME);
    const owner = identifyProcess(process.pid);
    if (owner === null) throw new Error('this process cannot identify itself');
    const content: LockContent = { owner, database: null };
    for (;;) {
      if (createExclusively(path, content)) return new FolderLock(path, content);
      const held = readLock(path);
      if (held === null) continue;
      if (isAlive(held.content.owner)) throw lockedBy(folder, held.content.owner.pid);
      await endOrphan(held.content.database);
      takeAway(path, held.text);
    }
  }

  /** Names the database process, so that a later start can wait for it. */
  setDatabase(pid: number): void {
    this.content = { ...this.content, database: identifyProcess(pid) };
    const next = `${this.path}.${process.pid}`;
    writeFileSync(next, JSON.stringify(this.content));
    renameSync(next, this.path);
  }

  release(): void {
    if (readLock(this.path)?.text === JSON.stringify(this.content)) unlinkSync(this.path);
  }
}

function lockedBy(folder: string, pid: number): StoreError {
  return new StoreError('data-folder-locked', `The data folder ${folder} is in use by process ${pid}.`, {
    folder,
    pid,
  });
}

/** Creates the lock with its content in one step (a link), so that nobody reads it half written. */
function createExclusively(path: string, content: LockContent): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(content));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    unlinkSync(draft);
  }
}

function readLock(path: string): { text: string; content: LockContent } | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return { text, content: JSON.parse(text) as LockContent };
  } catch {
    // Not ours or damaged by a power cut: nobody can be named, so nobody holds it.
    return { text, content: { owner: { pid: 0, started: '' }, database: null } };
  }
}

async function endOrphan(database: ProcessIdentity | null): Promise<void> {
  if (database === null) return;
  const deadline = Date.now() + ORPHAN_GRACE_MS;
  while (isAlive(database)) {
    if (Date.now() > deadline) process.kill(database.pid, 'SIGKILL');
    await sleep(50);
  }
}

/**
 * Removes a stale lock. Two starts may see the same stale lock; the second must not remove the first one's
 * new lock, so the file is moved aside, compared and put back where it is not the stale one.
 */
function takeAway(path: string, stale: string): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  try {
    if (readFileSync(aside, 'utf8') !== stale) linkSync(aside, path);
  } finally {
    unlinkSync(aside);
  }
}
