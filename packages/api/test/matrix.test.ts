import 'reflect-metadata';
import { afterAll, beforeAll, describe } from 'vitest';
import { actingSuite } from './suites/acting-suite.ts';
import { figureSuite } from './suites/figure-suite.ts';
import { matrixSuite } from './suites/matrix-suite.ts';
import { openTown, PLACES, type Town } from './town.ts';

/** Who may see what, on either engine. */
describe.each(PLACES)('on the %s engine', (_engine, place) => {
  let opened: Town | undefined;
  beforeAll(async () => {
    opened = await openTown(place);
  });
  afterAll(() => opened?.close());

  const town = () => opened!;
  actingSuite(town);
  figureSuite(town);
  // Last: whoever may do something does it once.
  matrixSuite(town, place);
});
