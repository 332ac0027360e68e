import { describe, expect, it } from 'vitest';
import type { SetupStep } from '../graphql/setup-documents.ts';
import { detailOf, isBaseData, pageOf, STEP_ORDER, stepAfter, stepOf, stepToContinue } from './steps.ts';

const step = (kind: SetupStep['kind'], state: SetupStep['state'], count = 0): SetupStep => ({
  kind,
  state,
  count,
});

describe('steps of a set-up', () => {
  it('go from the district to the merge', () => {
    expect(STEP_ORDER).toEqual([
      'DISTRICT',
      'OUTLINE',
      'TOWNS',
      'COMMUNITIES',
      'COMPOUNDS',
      'BUILDINGS',
      'STREETS',
      'WATER',
      'DEPARTMENTS',
      'LAYERS',
      'MERGE',
    ]);
    expect(stepAfter('DISTRICT')).toBe('OUTLINE');
    expect(stepAfter('MERGE')).toBeNull();
  });

  it('have a page of the address each', () => {
    for (const kind of STEP_ORDER) expect(stepOf(pageOf(kind))).toBe(kind);
    expect(stepOf('layers:7c1')).toBe('LAYERS');
    expect(detailOf('layers:7c1')).toBe('7c1');
    expect(detailOf('merge')).toBeNull();
    expect(stepOf('nowhere')).toBeNull();
    expect(stepOf(null)).toBeNull();
  });

  it('tell base data from the rest', () => {
    expect(isBaseData('WATER')).toBe(true);
    expect(isBaseData('DISTRICT')).toBe(false);
    expect(isBaseData('LAYERS')).toBe(false);
  });
});

describe('where to go on', () => {
  it('is the first step that is missing, in the order of the steps and not of the answer', () => {
    const steps = [
      step('LAYERS', 'MISSING'),
      step('TOWNS', 'OPTIONAL'),
      step('OUTLINE', 'MISSING'),
      step('DISTRICT', 'DONE', 1),
    ];
    expect(stepToContinue(steps)).toBe('OUTLINE');
  });

  it('is an optional step where nothing is missing, and nowhere at the end', () => {
    expect(stepToContinue([step('WATER', 'OPTIONAL'), step('OUTLINE', 'DONE', 1)])).toBe('WATER');
    expect(stepToContinue([step('OUTLINE', 'DONE', 1)])).toBeNull();
  });
});
