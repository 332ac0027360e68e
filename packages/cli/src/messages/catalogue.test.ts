import { describe, expect, it } from 'vitest';
import { text } from './catalogue.ts';
import { en } from './en.ts';
import { localeOf } from './locale.ts';
import { zhCn } from './zh-cn.ts';

const parameters = (template: string) => [...new Set(template.match(/\{\w+\}/g) ?? [])].sort();

describe('texts of the command line', () => {
  it('use the same parameters in both languages', () => {
    for (const [code, template] of Object.entries(en)) {
      expect(parameters(zhCn[code as keyof typeof en]), code).toEqual(parameters(template));
    }
  });

  it('fill parameters in and reach the reasons of the packages below', () => {
    expect(text('en', 'file-not-found', { path: 'x' })).toBe('x: no such file');
    expect(text('zh-CN', 'option-repeated', { option: '--seed' })).toBe('--seed 给了不止一次');
    expect(text('en', 'json-syntax', { found: '}', expected: undefined })).toContain('}');
  });
});

describe('localeOf', () => {
  it('takes --lang before the environment, and LC_ALL before LANG', () => {
    expect(localeOf(undefined, { LANG: 'zh_CN.UTF-8' })).toBe('zh-CN');
    expect(localeOf(undefined, { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe('en');
    expect(localeOf(undefined, { LANG: 'zh_CN.UTF-8', LC_ALL: '' })).toBe('zh-CN');
    expect(localeOf('en', { LANG: 'zh_CN.UTF-8' })).toBe('en');
    expect(localeOf(undefined, {})).toBe('en');
  });
});
