import { readFileSync } from 'node:fs';

/**
 * Places where a lock file names a host: everything is to come from the registry that the user has
 * configured, so no address may stand in it. A package's notice that it is deprecated is text.
 */
export function findHostsInLockFile(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      const isNotice = /^\s+deprecated:/.test(line);
      return line.includes('://') && !isNotice ? [`${path}:${index + 1} names a host: ${line.trim()}`] : [];
    });
}
