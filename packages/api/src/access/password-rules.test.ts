import { describe, expect, test } from 'vitest';
import { passwordFault, passwordIsDue } from './password-rules.ts';

describe('a new password', () => {
  test.each([
    ['Tr0ub4dor&3x', null],
    ['correct-Horse-9', null],
    ['网格Aa3456789', null],
    ['Ab3456789', 'password-length'],
    ['', 'password-length'],
    [`Aa1${'x'.repeat(198)}`, 'password-length'],
    ['abcdefghijkl', 'password-too-plain'],
    ['abcdefghijk1', 'password-too-plain'],
    ['ABCDEFGHIJ12', 'password-too-plain'],
    ['abcdefghij 1', null],
    ['Xx-li.ming-77', 'password-has-name'],
    ['Xx-LI.MING-77', 'password-has-name'],
    ['Password1!', 'password-common'],
    ['P@ssword2026', 'password-common'],
    ['P@$$word99!', 'password-common'],
    ['Qwerty12345', null],
    ['Admin@1234', 'password-common'],
    ['Aa1!Aa1!Aa1', 'password-common'],
    ['Aa1aA1aA1a1', 'password-common'],
  ])('%s', (password, fault) => {
    expect(passwordFault(password, 'li.ming')).toBe(fault);
  });

  test('an empty name is in none of them', () => {
    expect(passwordFault('Tr0ub4dor&3x', '')).toBeNull();
  });
});

test('a password is good for 90 days, unless it was given by somebody else', () => {
  const changedAt = new Date('2026-01-01T00:00:00Z');
  const after = (days: number) => new Date(changedAt.getTime() + days * 86_400_000);
  expect(passwordIsDue({ mustChange: false, changedAt }, after(90))).toBe(false);
  expect(passwordIsDue({ mustChange: false, changedAt }, after(90.01))).toBe(true);
  expect(passwordIsDue({ mustChange: true, changedAt }, after(0))).toBe(true);
});
