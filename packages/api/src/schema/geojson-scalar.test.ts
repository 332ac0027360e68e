import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { LARGEST_GEOMETRY, parseGeometry } from './geojson-scalar.ts';

function errorOf(value: unknown): GraphQLError {
  try {
    parseGeometry(value);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
  throw new Error('The geometry was accepted.');
}

test('a geometry passes with its numbers and nothing else', () => {
  const line = {
    type: 'LineString',
    coordinates: [
      [1, 2],
      [3, 4],
    ],
    extra: 'dropped',
  };
  expect(parseGeometry(line)).toEqual({
    type: 'LineString',
    coordinates: [
      [1, 2],
      [3, 4],
    ],
  });
});

test.each([
  ['text', 'POINT(1 2)'],
  ['nothing', null],
  ['a feature', { type: 'Feature', geometry: null }],
  [
    'wrong nesting',
    {
      type: 'Polygon',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  ['a number that is none', { type: 'Point', coordinates: [1, Number.NaN] }],
  ['metres', { type: 'Point', coordinates: [500_000, 3_400_000] }],
  ['another reference system', { type: 'Point', coordinates: [1, 2], crs: {} }],
])('%s is refused with an example', (_name, value) => {
  const { extensions } = errorOf(value);
  expect(extensions.code).toBe('BAD_USER_INPUT');
  expect(extensions.example).toMatchObject({ type: 'LineString' });
});

test('too many vertices are refused with the limit', () => {
  const coordinates = Array.from({ length: LARGEST_GEOMETRY + 1 }, () => [1, 2]);
  expect(errorOf({ type: 'LineString', coordinates }).extensions).toMatchObject({
    code: 'LIMIT_EXCEEDED',
    limit: LARGEST_GEOMETRY,
  });
});
