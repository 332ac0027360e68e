import { chmodSync, mkdirSync } from 'node:fs';

const OWNER_ONLY = 0o700;

/**
 * Makes the folder where it is missing, and lets nobody but this user into it whatever the umask was: the database's
 * own files can be read by everybody. A folder of somebody else's is left as its owner set it.
 */
export function keepPrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: OWNER_ONLY });
  try {
    chmodSync(folder, OWNER_ONLY);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}
