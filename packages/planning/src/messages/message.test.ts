import { LAYER_FAULT_KINDS, RING_FAULT_KINDS, type SplitRefusal } from '@onegrid/geometry';
import { describe, expect, it } from 'vitest';
import type { MergeErrorCode } from '../merge/merge-error.ts';
import { ARC_CLASSES } from '../model/arc.ts';
import type { OutsideBandReason } from '../propose/outside-band.ts';
import { type Catalogue, LOCALES } from './catalogue.ts';
import { CATALOGUES, hasMessage, type MessageCode, message, parametersOf } from './message.ts';

const all = Object.entries(CATALOGUES).flatMap(([name, texts]) =>
  Object.entries(texts as Catalogue).map(([code, text]) => ({ name, code, text })),
);

describe('the catalogues', () => {
  it('hold each code once', () => {
    const codes = all.map(({ code }) => code);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
    expect(codes.every((code) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(code))).toBe(true);
  });

  it('hold both languages with the same parameters', () => {
    for (const { code, text } of all) {
      expect(Object.keys(text).sort(), code).toEqual([...LOCALES].sort());
      expect(parametersOf(text['zh-CN']).sort(), code).toEqual(parametersOf(text.en).sort());
    }
  });

  it('use full-width punctuation in Chinese, and none in English', () => {
    for (const { code, text } of all) {
      const chinese = text['zh-CN'].replace(/\{\w+\}/g, '').replace(/[[\]]/g, '');
      expect(chinese, code).toMatch(/[一-鿿]/);
      expect(chinese, code).not.toMatch(/[,;:!?()]|\.$/);
      expect(chinese, code).toMatch(/。$/);
      expect(text.en, code).not.toMatch(/[，。；：！？（）、一-鿿]/);
      expect(text.en, code).toMatch(/\.$/);
    }
  });

  it('close their brackets, each around a parameter', () => {
    for (const { code, text } of all) {
      for (const locale of LOCALES) {
        const stretches = [...text[locale].matchAll(/\[([^[\]]*)\]/g)].map(([, stretch]) => stretch);
        expect(text[locale].replace(/\[[^[\]]*\]/g, ''), code).not.toMatch(/[[\]]/);
        for (const stretch of stretches) expect(parametersOf(stretch), code).not.toEqual([]);
      }
    }
  });

  it('have a text for whatever a merge refuses and for grids outside the band', () => {
    // Checked by the compiler: a code without a text would be left over.
    type Untold = Exclude<MergeErrorCode | OutsideBandReason | SplitRefusal, MessageCode>;
    const none: [Untold] extends [never] ? true : Untold = true;
    expect(none).toBe(true);
  });

  it('have a text for every fault of a layer', () => {
    const kinds: readonly string[] = [...RING_FAULT_KINDS, ...LAYER_FAULT_KINDS];
    expect(kinds.filter((kind) => !hasMessage(kind))).toEqual([]);
  });

  it('have a text for every class of arcs', () => {
    for (const name of ARC_CLASSES) expect(hasMessage(`arc-${name}`)).toBe(true);
  });
});

describe('message', () => {
  it('fills parameters in, numbers and lists in the manner of the language', () => {
    const params = { supporters: ['公安', '消防', '城管'] };
    expect(message('zh-CN', 'arc-kept-by-most', params)).toBe('多数部门在这里划界：公安、消防、城管。');
    expect(message('en', 'arc-kept-by-most', { supporters: ['Police', 'Fire', 'Parks'] })).toBe(
      'Most departments have a border here: Police, Fire and Parks.',
    );
    expect(message('en', 'gap', { ids: ['7'], area: 12345.67 })).toBe(
      'A gap between grids, beside 7, 12,345.7 m².',
    );
  });

  it('drops a bracketed stretch whose parameter is not given, and shows a missing one elsewhere', () => {
    expect(message('en', 'gap')).toBe('A gap between grids.');
    expect(message('zh-CN', 'grid-unknown')).toBe('方案中没有网格 {code}。');
  });

  it('does not take names of Object for codes', () => {
    expect(hasMessage('toString')).toBe(false);
    expect(hasMessage('constructor')).toBe(false);
  });
});
