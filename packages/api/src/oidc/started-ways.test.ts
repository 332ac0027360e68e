import { expect, test } from 'vitest';
import { StartedWays } from './started-ways.ts';

test('what was put is taken once', () => {
  const ways = new StartedWays<string>(1_000);
  ways.put('a', '10.0.0.1', 'first');
  expect(ways.take('a')).toBe('first');
  expect(ways.take('a')).toBeUndefined();
  expect(ways.take('b')).toBeUndefined();
});

test('what is too old is gone', () => {
  let now = 0;
  const ways = new StartedWays<string>(1_000, 2, () => now);
  ways.put('old', '10.0.0.1', 'old');
  now = 1_001;
  expect(ways.take('old')).toBeUndefined();
  ways.put('older', '10.0.0.1', 'older');
  now = 1_500;
  ways.put('young', '10.0.0.2', 'young');
  now = 2_200;
  // The one that is over makes room, so that nobody loses one that is not.
  ways.put('youngest', '10.0.0.3', 'youngest');
  expect([ways.take('older'), ways.take('young'), ways.take('youngest')]).toEqual([
    undefined,
    'young',
    'youngest',
  ]);
});

test('a flood from one address pushes out its own only', () => {
  const ways = new StartedWays<number>(1_000_000, 50);
  for (let person = 0; person < 20; person += 1) ways.put(`person ${person}`, `10.0.0.${person}`, person);
  for (let start = 0; start < 500; start += 1) ways.put(`flood ${start}`, '192.0.2.1', start);
  for (let person = 0; person < 20; person += 1) expect(ways.take(`person ${person}`)).toBe(person);
  expect(ways.take('flood 469')).toBeUndefined();
  expect(ways.take('flood 470')).toBe(470);
});
