import { expect, test } from 'vitest';
import { en } from './en.ts';
import { say } from './say.ts';
import { zhCN } from './zh-cn.ts';

/** Names in braces, sorted. */
function parameters(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
}

test('both languages have the same codes with the same parameters', () => {
  expect(Object.keys(zhCN).sort()).toEqual(Object.keys(en).sort());
  for (const code of Object.keys(en)) {
    expect(parameters(zhCN[code]), code).toEqual(parameters(en[code]));
  }
});

test('parameters are filled in', () => {
  expect(say('en', 'sign-in-too-often', { seconds: 7 })).toBe('Too many attempts. Try again in 7 seconds.');
});

test('planning speaks where the api has no words of its own', () => {
  expect(say('en', 'bowtie')).toContain('bowtie');
  expect(say('zh-CN', 'gap', { ids: ['1', '2'], area: 12 })).toContain('1、2');
});

test('a code without words is named, never an empty text', () => {
  expect(say('en', 'no-such-code')).toContain('no-such-code');
  expect(say('zh-CN', 'no-such-code')).toContain('no-such-code');
});
