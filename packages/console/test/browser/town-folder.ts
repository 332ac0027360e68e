import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

export const TOWN_FOLDER = 'townFolder';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for the start-up town as it was loaded, that all files of one run copy; removed after the run. */
    townFolder: string;
  }
}

/** Gives the tests in a browser one folder for the data that each of them starts from. */
export default function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'onegrid-town-'));
  project.provide(TOWN_FOLDER, folder);
  return () => rm(folder, { recursive: true, force: true });
}
