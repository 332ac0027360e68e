import { expect, test } from 'vitest';
import { holdsStorableText } from './storable-text.ts';

test.each([
  ['text in both languages', { name: '镜湖区 Jinghu 😀' }],
  ['numbers and nothing', { first: 1, after: null, list: [] }],
  ['no variables', undefined],
])('%s can be stored', (_name, value) => {
  expect(holdsStorableText(value)).toBe(true);
});

test.each([
  ['a NUL', { name: 'a\0b' }],
  ['half of a pair', { filter: { codes: ['a', '\ud83d'] } }],
])('%s cannot', (_name, value) => {
  expect(holdsStorableText(value)).toBe(false);
});
