import { Secret } from 'otpauth';
import { expect, test } from 'vitest';
import { codeAddress, newCodeSecret, stepOfCode } from './one-time-code.ts';

/** The secret of RFC 6238, appendix B; its codes there have eight digits, of which these are the last six. */
const SECRET = Secret.fromUTF8('12345678901234567890').base32;

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %d seconds the code is %s', (seconds, code) => {
  const at = (offset: number) => new Date((seconds + offset) * 1000);
  const step = Math.floor(seconds / 30);
  expect(stepOfCode(SECRET, code, at(0))).toBe(step);
  expect(stepOfCode(SECRET, `${code.slice(0, 3)} ${code.slice(3)}`, at(0))).toBe(step);
  expect(stepOfCode(SECRET, code, at(30))).toBe(step);
  expect(stepOfCode(SECRET, code, at(-30))).toBe(step);
  expect(stepOfCode(SECRET, code, at(90))).toBeNull();
  expect(stepOfCode(SECRET, code, at(-90))).toBeNull();
});

test('what is no code is none', () => {
  for (const code of ['', '12345', '1234567', 'abcdef', '１２３４５６']) {
    expect(stepOfCode(SECRET, code, new Date(59_000))).toBeNull();
  }
});

test('a new secret has 160 bits and an address of its own', () => {
  const secret = newCodeSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(newCodeSecret()).not.toBe(secret);
  const address = new URL(codeAddress(secret, 'li.ming'));
  expect(address.protocol).toBe('otpauth:');
  expect(decodeURIComponent(address.pathname)).toContain('OneGrid:li.ming');
  expect(address.searchParams.get('secret')).toBe(secret);
});
