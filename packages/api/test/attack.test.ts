import 'reflect-metadata';
import { afterAll, beforeAll, describe } from 'vitest';
import { attackAccessSuite } from './suites/attack-access-suite.ts';
import { attackFileSuite } from './suites/attack-file-suite.ts';
import { attackHttpSuite } from './suites/attack-http-suite.ts';
import { attackLimitsSuite } from './suites/attack-limits-suite.ts';
import { keySuite } from './suites/key-suite.ts';
import { outsiderSuite } from './suites/outsider-suite.ts';
import { openTown, PLACES, type Town } from './town.ts';

/** Attacks and keys, on either engine. */
describe.each(PLACES)('on the %s engine', (_engine, place) => {
  let opened: Town | undefined;
  beforeAll(async () => {
    opened = await openTown(place);
  });
  afterAll(() => opened?.close());

  const town = () => opened!;
  keySuite(town);
  attackAccessSuite(town);
  attackHttpSuite(town);
  attackLimitsSuite(town);
  attackFileSuite(town);
  // Last: it publishes.
  outsiderSuite(town);
});
