import { expect, test } from 'vitest';
import { communityCode, townCode } from './area-code.ts';

const DISTRICT = '340212';

test.each([
  ['100', '100', null],
  ['340212100', '100', null],
  ['340212100000', '100', null],
  ['1', '001', null],
  [null, '', null],
  ['', '', null],
  ['340208100', '', 'codes-of-another-district'],
  ['340212100001', '', 'codes-unreadable'],
  ['340212', '', 'codes-unreadable'],
  ['繁阳', '', 'codes-unreadable'],
])('the town %s has the digits %s', (value, code, problem) => {
  expect(townCode(value, DISTRICT)).toEqual({ code, townCode: '', problem });
});

test.each([
  ['001', '', '001', null],
  ['7', '', '007', null],
  ['100001', '100', '001', null],
  ['340212001', '', '001', null],
  ['340212100001', '100', '001', null],
  [null, '', '', null],
  ['340208100001', '', '', 'codes-of-another-district'],
  ['340208001', '', '', 'codes-of-another-district'],
  ['3402121', '', '', 'codes-unreadable'],
  ['3402121000010', '', '', 'codes-unreadable'],
  ['一', '', '', 'codes-unreadable'],
])('the community %s lies in town %s with the digits %s', (value, town, code, problem) => {
  expect(communityCode(value, DISTRICT)).toEqual({ code, townCode: town, problem });
});
