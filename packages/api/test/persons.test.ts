import 'reflect-metadata';
import { afterAll, beforeAll, describe } from 'vitest';
import { attackPersonSuite } from './suites/attack-person-suite.ts';
import { personSuite } from './suites/person-suite.ts';
import { retentionSuite } from './suites/retention-suite.ts';
import { openTown, PLACES, type Town } from './town.ts';

/** Persons and how long they are kept, on either engine. */
describe.each(PLACES)('on the %s engine', (_engine, place) => {
  let opened: Town | undefined;
  beforeAll(async () => {
    opened = await openTown(place);
  });
  afterAll(() => opened?.close());

  const town = () => opened!;
  personSuite(town);
  attackPersonSuite(town);
  retentionSuite(town);
});
