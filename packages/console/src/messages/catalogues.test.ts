import { describe, expect, it } from 'vitest';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const chinese = flatten(zhCN);
const english = flatten(en);
const gaps = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('catalogues', () => {
  it('have the same messages in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('leave no message empty', () => {
    for (const [key, text] of [...chinese, ...english]) expect(text.trim(), key).not.toBe('');
  });

  it('fill in the same values in both languages', () => {
    for (const [key, text] of chinese) expect(gaps(english.get(key)!), key).toEqual(gaps(text));
  });

  it('write Chinese with full-width punctuation', () => {
    for (const [key, text] of chinese) {
      expect(/[\u4e00-\u9fff][,;:?!]/.test(text), `${key}: ${text}`).toBe(false);
    }
  });

  it('leave no Chinese in English', () => {
    for (const [key, text] of english) {
      expect(/[\u4e00-\u9fff]/.test(text), `${key}: ${text}`).toBe(false);
    }
  });
});
