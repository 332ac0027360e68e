import { expect, it } from 'vitest';
import { readCoordinate } from './read-coordinate.ts';

const angle = 118 + 13 / 60 + 30.5 / 3600;

it.each([
  ['118.225', 118.225, false, null],
  [' -71.1 ', -71.1, false, null],
  ['１１８．２２５', 118.225, false, null],
  ['1.18225E2', 118.225, false, null],
  ['39,500,123.5', 39500123.5, false, null],
  ['118°13\'30.5"', angle, true, null],
  ['118°13′30.5″E', angle, true, 'lon'],
  ['E118°13’30.5”', angle, true, 'lon'],
  ['118º13\'30.5"', angle, true, null],
  ["118˚13'30.5''", angle, true, null],
  ['东经118度13分30.5秒', angle, true, 'lon'],
  ['118 13 30.5', angle, true, null],
  ['118 13 30.5 E', angle, true, 'lon'],
  ["118° 13.5' ", 118.225, true, null],
  ['31.08N', 31.08, true, 'lat'],
  ['北纬31.08', 31.08, true, 'lat'],
  ['31.5°S', -31.5, true, 'lat'],
  ['W71.1°', -71.1, true, 'lon'],
  ['-71°30\'0"', -71.5, true, null],
])('%j is read', (text, value, isAngle, axis) => {
  const found = readCoordinate(text);
  expect(found).toMatchObject({ angle: isAngle, axis });
  expect(found?.value).toBeCloseTo(value, 12);
});

it.each([
  '',
  'abc',
  '118°75\'0"',
  '118°13\'61"',
  '118..2',
  '1,18',
  '-31.5S',
  '118,31',
  '13 Main Street',
  'N',
])('%j is refused', (text) => expect(readCoordinate(text)).toBeNull());
