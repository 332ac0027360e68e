import { expect, it } from 'vitest';
import { findForbidden, isAllowed } from './judge.ts';
import { licenceOf } from './read-installed.ts';

it.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-or-later)', true],
  ['(MIT AND Zlib)', true],
  ['Apache-2.0 WITH LLVM-exception', true],
  ['(MIT AND (GPL-3.0 OR ISC))', true],
  ['GPL-3.0', false],
  ['(MIT AND GPL-3.0)', false],
  ['AGPL-3.0 OR SSPL-1.0', false],
  ['UNLICENSED', false],
  ['SEE LICENSE IN LICENSE.txt', false],
  ['', false],
])('%s: %s', (expression, allowed) => {
  expect(isAllowed(expression)).toBe(allowed);
});

it('reads the older ways of naming one', () => {
  expect(licenceOf({ license: { type: 'ISC' } })).toBe('ISC');
  expect(licenceOf({ licenses: [{ type: 'MIT' }, { type: 'GPL-2.0' }] })).toBe('MIT OR GPL-2.0');
  expect(licenceOf({})).toBe('');
});

it('names a package under other terms', () => {
  expect(findForbidden([{ name: 'a', version: '1.0.0', licence: 'GPL-3.0' }])).toEqual(['a@1.0.0: GPL-3.0']);
});
