import { expect, it } from 'vitest';
import { cleanCode, OldCodes } from './old-codes.ts';

const codes = new OldCodes([
  '003401',
  '003402',
  'A-01',
  'a-02',
  '101',
  '102',
  '103',
  '104',
  '105',
  '77',
  '077',
]);

it.each([
  ['003401', { kind: 'exact', code: '003401' }],
  ['a-02', { kind: 'exact', code: 'a-02' }],
  ['００３４０１', { kind: 'cleaned', code: '003401' }],
  [' 003401\u00a0', { kind: 'cleaned', code: '003401' }],
  ['0034\u200b01', { kind: 'cleaned', code: '003401' }],
  ["'003402", { kind: 'cleaned', code: '003402' }],
  ['101.0', { kind: 'cleaned', code: '101' }],
  ['Ａ－０１', { kind: 'cleaned', code: 'A-01' }],
  ['A-02', { kind: 'cleaned', code: 'a-02' }],
  ['3401', { kind: 'zeros', code: '003401' }],
  ['3402.0', { kind: 'zeros', code: '003402' }],
  ['00101', { kind: 'zeros', code: '101' }],
  // Two known codes but for their zeros: nobody can tell which.
  ['0077', { kind: 'like', codes: ['77', '077'] }],
  // One slip: changed, left out, added, swapped.
  ['0034O1', { kind: 'like', codes: ['003401'] }],
  ['A01', { kind: 'like', codes: ['101', 'A-01'] }],
  ['A--01', { kind: 'like', codes: ['A-01'] }],
  ['030401', { kind: 'like', codes: ['003401'] }],
  // As near to five codes as to one.
  ['100', { kind: 'unknown' }],
  ['Z9', { kind: 'unknown' }],
  ['', { kind: 'unknown' }],
])('%j', (text, finding) => {
  expect(codes.find(text)).toEqual(finding);
  expect(codes.find(text)).toEqual(finding);
});

it('knows a cell without a code', () => {
  expect([null, '', '  ', '\u3000', '0'].map((text) => OldCodes.isEmpty(text))).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
});

it('keeps zeros and decimals that belong to a code', () => {
  expect(cleanCode('1.05')).toBe('1.05');
  expect(cleanCode('0.0')).toBe('0');
  expect(cleanCode('007')).toBe('007');
});
