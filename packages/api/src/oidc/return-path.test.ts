import { expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

test.each([
  ['/', '/'],
  ['/?at=plan&page=work#x', '/?at=plan&page=work#x'],
  ['/a/../b', '/b'],
  [undefined, '/'],
  ['', '/'],
  [['/a', '/b'], '/'],
  ['a', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/..//evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/%2f/evil.example', '/%2f/evil.example'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  [`/${'x'.repeat(3_000)}`, '/'],
])('%j goes on at %s', (asked, path) => {
  expect(returnPath(asked)).toBe(path);
});
