import { describe, expect, it } from 'vitest';
import { rulesKept } from './password-rules.ts';

describe('the rules of a password', () => {
  it.each([
    ['Sunny-day-17', { length: true, classes: true, noName: true }],
    ['', { length: false, classes: false, noName: false }],
    ['short-1A', { length: false, classes: true, noName: true }],
    ['onlylowercase', { length: true, classes: false, noName: true }],
    ['lower and 17', { length: true, classes: true, noName: true }],
    ['lowerand17', { length: true, classes: false, noName: true }],
    ['li.NA-2026-autumn', { length: true, classes: true, noName: false }],
    ['中文密码中文密码中文', { length: true, classes: false, noName: true }],
  ])('%j', (password, kept) => {
    expect(rulesKept(password, 'Li.Na')).toEqual(kept);
  });
});
