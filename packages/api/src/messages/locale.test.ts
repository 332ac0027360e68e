import { expect, test } from 'vitest';
import { chooseLocale } from './locale.ts';

test.each([
  [undefined, 'zh-CN'],
  ['', 'zh-CN'],
  ['en', 'en'],
  ['en-GB,zh;q=0.5', 'en'],
  ['fr, zh-TW;q=0.8, en;q=0.9', 'en'],
  ['zh-CN,en;q=0.9', 'zh-CN'],
  ['en;q=0', 'zh-CN'],
  ['english', 'zh-CN'],
])('%s is answered in %s', (header, locale) => {
  expect(chooseLocale(header)).toBe(locale);
});
