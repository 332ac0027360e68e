import { defineConfig } from 'vitest/config';
import { ROOT } from '../lib/paths.mjs';

const SECOND = 1_000;
const WITH_DATABASE = ['packages/store/test/**/*.test.ts', 'packages/api/test/**/*.test.ts'];
const START = 'scripts/test/start/**/*.test.ts';
const IN_BROWSER = [
  'packages/console/test/browser/**/*.test.ts',
  'packages/planning/test/browser/**/*.test.ts',
];

/**
 * Five projects, run one after the other by scripts/test/main.ts; alone with
 * `vitest run --config scripts/config/vitest.config.ts --project unit [file]`.
 */
export default defineConfig({
  root: ROOT,
  // TypeGraphQL's decorators are the older kind; the console's components are JSX without an import.
  oxc: { decorator: { legacy: true }, jsx: { runtime: 'automatic' } },
  test: {
    allowOnly: false,
    setupFiles: ['scripts/config/property-seed.ts'],
    environment: 'node',
    maxWorkers: 2,
    pool: 'forks',
    // One copy of graphql: a second one from outside Vitest's module graph fails its realm check.
    server: { deps: { inline: [/type-graphql/, /graphql/] } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/*/{src,test}/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: [...WITH_DATABASE, START, ...IN_BROWSER, '**/node_modules/**'],
          testTimeout: 60 * SECOND,
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: [WITH_DATABASE[0]],
          testTimeout: 60 * SECOND,
          hookTimeout: 120 * SECOND,
        },
      },
      {
        extends: true,
        test: {
          name: 'api',
          include: [WITH_DATABASE[1]],
          testTimeout: 60 * SECOND,
          hookTimeout: 120 * SECOND,
        },
      },
      {
        extends: true,
        test: {
          name: 'start',
          include: [START],
          // A stop has its ten seconds for itself, not beside another start that merges.
          fileParallelism: false,
          testTimeout: 300 * SECOND,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: IN_BROWSER,
          globalSetup: ['packages/console/test/browser/town-folder.ts'],
          // Two browsers drawing maps in software starve each other on two cores.
          fileParallelism: false,
          testTimeout: 180 * SECOND,
          hookTimeout: 240 * SECOND,
        },
      },
    ],
  },
});
