import { describe, expect, it } from 'vitest';
import { formatsFor } from './formats.ts';

describe('formats', () => {
  it('writes numbers and measures with their units', () => {
    const zh = formatsFor('zh-CN');
    expect(zh.number(1234567)).toBe('1,234,567');
    expect(zh.number(12.345, 1)).toBe('12.3');
    expect(zh.index(0.7)).toBe('0.70');
    expect(zh.percent(0.8765)).toBe('87.7%');
    expect(zh.area(123456)).toBe('123,456 m²');
    expect(zh.area(1_234_567)).toBe('1.23 km²');
    expect(zh.length(3.14)).toBe('3.1 m');
    expect(zh.length(412.4)).toBe('412 m');
    expect(zh.length(12_340)).toBe('12.3 km');
    expect(zh.seconds(1234)).toBe('1.2 s');
    expect(zh.seconds(61_800)).toBe('62 s');
    expect([0.0123, -0.5, 0.0001].map((value) => zh.signed(value, 2))).toEqual(['+0.01', '-0.5', '0']);
    expect(zh.bytes(950)).toBe('950 B');
    expect(zh.bytes(12_400)).toBe('12 KB');
    expect(zh.bytes(2_340_000)).toBe('2.3 MB');
  });

  it('says of a count that is not told what it is less than', () => {
    const en = formatsFor('en');
    expect([5, 10, 1000].map((leastGroup) => en.count(null, leastGroup))).toEqual(['<5', '<10', '<1,000']);
    expect(en.count(1230, 10)).toBe('1,230');
    expect(en.count(0, 10)).toBe('0');
  });

  it('writes dates by locale, in the district’s time', () => {
    // 16:30 UTC is past midnight in the district.
    expect(formatsFor('zh-CN').date('2026-03-01T16:30:00Z')).toBe('2026年3月2日');
    expect(formatsFor('en').date('2026-03-01T16:30:00Z')).toBe('Mar 2, 2026');
    expect(formatsFor('zh-CN').dateTime('2026-03-01T16:30:00Z')).toContain('00:30');
    expect(formatsFor('en').dateTime('2026-03-01T16:30:00Z')).toContain('00:30');
  });
});
