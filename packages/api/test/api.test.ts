import { afterAll, beforeAll } from 'vitest';
import { mergeSuite } from './suites/merge-suite.ts';
import { openTown, type Town } from './town.ts';

/** One embedded database for all suites: opening it is most of the time they take. */
let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

mergeSuite(() => town);
