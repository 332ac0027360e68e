import { expect, it } from 'vitest';
import { lineLength } from './length.ts';

it('measures a line in metres', () => {
  expect(lineLength([])).toBe(0);
  expect(lineLength([[118, 31]])).toBe(0);
  // A hundredth of a degree of latitude is about 1,109 m, of longitude at 31 degrees about 955 m.
  expect(
    lineLength([
      [118, 31],
      [118, 31.01],
    ]),
  ).toBeCloseTo(1113, 0);
  expect(
    lineLength([
      [118, 31],
      [118.01, 31],
    ]),
  ).toBeCloseTo(954.2, 0);
});
