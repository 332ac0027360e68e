import { describe, expect, test } from 'vitest';
import { BASE_DATA_TARGETS, LAYER_TARGETS } from './field-targets.ts';
import { type Candidate, suggestFields } from './suggest-fields.ts';

const FEATURES = 40;

function field(name: string, kind = 'text', more: Partial<Candidate> = {}): Candidate {
  return { name, kind, distinct: 20, samples: ['甲', '乙'], ...more };
}

function suggested(kind: keyof typeof BASE_DATA_TARGETS, ...fields: readonly Candidate[]) {
  const chosen = suggestFields(BASE_DATA_TARGETS[kind], fields, FEATURES);
  return Object.fromEntries([...chosen].filter(([, name]) => name !== null));
}

describe('fields are suggested', () => {
  test('by Chinese and English names, each for one entry', () => {
    expect(
      suggested(
        'buildings',
        field('楼栋名称'),
        field('所属小区'),
        field('户数', 'number'),
        field('详细地址'),
      ),
    ).toEqual({ name: '楼栋名称', compound: '所属小区', households: '户数', address: '详细地址' });
    expect(
      suggested(
        'buildings',
        field('NAME'),
        field('HOUSEHOLDS', 'number'),
        field('building:levels', 'number'),
      ),
    ).toEqual({ name: 'NAME', households: 'HOUSEHOLDS', floors: 'building:levels' });
    expect(suggested('communities', field('社区代码'), field('社区名称'), field('所属街道'))).toEqual({
      name: '社区名称',
      code: '社区代码',
      town: '所属街道',
    });
    expect(suggested('streets', field('Label'), field('Street_Name'), field('highway'))).toEqual({
      name: 'Street_Name',
      class: 'highway',
    });
  });

  test('in full width, and where the name holds the word', () => {
    expect(suggested('towns', field('ＮＡＭＥ'), field('乡镇代码（九位）'))).toEqual({
      name: 'ＮＡＭＥ',
      code: '乡镇代码（九位）',
    });
  });

  test('for numbers where the values are numbers only', () => {
    expect(suggested('buildings', field('户数', 'text'))).toEqual({});
    expect(suggested('buildings', field('户数', 'number', { distinct: 0 }))).toEqual({});
  });

  test('for ids by values too: each value once, no measures, no dates, no ids of programs before others', () => {
    const id = (...fields: readonly Candidate[]) => suggestFields(LAYER_TARGETS, fields, FEATURES).get('id');
    const once = { distinct: FEATURES };
    const area = field('Shape_Area', 'number', { ...once, samples: ['12.5', '13'] });
    const guid = field('GlobalID', 'text', once);
    const route = field('CAR_RTE', 'text', once);
    const geoid = field('GEOID20', 'text', once);
    expect(id(area, guid, route)).toBe('CAR_RTE');
    expect(id(route, geoid)).toBe('GEOID20');
    expect(id(area, guid)).toBe('GlobalID');
    expect(id(area, field('created', 'date', once), field('Ward'))).toBeNull();
    expect(id(route, field('网格编号'))).toBe('网格编号');
  });
});
