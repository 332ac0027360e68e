import { describe, expect, test } from 'vitest';
import { maskHome, maskIdentityNumber, maskName, maskTelephone } from './masks.ts';
import { deriveKey, seal, unseal } from './master-key.ts';
import { PersonVault } from './person-vault.ts';
import {
  identityCheckDigit,
  identityFault,
  plainIdentityNumber,
  plainTelephone,
} from './personal-numbers.ts';
import { tellsOf, usableContent } from './usable-content.ts';

const PERSON = { name: '王小明', telephone: '13812345678', identityNumber: null, home: null };

test.each([
  ['王', '*'],
  ['王明', '王*'],
  ['王小明', '王**'],
  ['欧阳娜', '欧阳*'],
  ['欧阳娜娜', '欧阳**'],
  ['欧阳', '欧*'],
  ['阿不都热', '阿***'],
  ['买买提·吐尔逊', '买**·吐**'],
  ['买买提•吐尔逊', '买**·吐**'],
  ['John Smith', 'J** S**'],
  ['Ann', 'A**'],
  ['𠮷野家', '𠮷**'],
  ['', ''],
])('the name %s is shown as %s', (name, masked) => expect(maskName(name)).toBe(masked));

test.each([
  ['13812345678', '138****5678'],
  ['0553-1234567', '0553-****567'],
  ['010-12345678', '010-*****678'],
])('the number %s is shown as %s', (number, masked) => expect(maskTelephone(number)).toBe(masked));

test('of an identity number area and the last four are shown', () => {
  expect(maskIdentityNumber('34021219900307123X')).toBe('340212********123X');
  expect(maskIdentityNumber('1')).toBe('******************');
});

test.each([
  ['幸福小区3栋2单元501室', '幸福小区****'],
  ['示范路一号二楼', '示范路****'],
  ['示范路１２号', '示范路****'],
  ['花园A座', '花园****'],
  ['桥头老屋', '桥头****'],
])('the home %s is shown as %s', (home, masked) => expect(maskHome(home)).toBe(masked));

describe('an identity number', () => {
  test('has the check digit of GB 11643', () => {
    expect(identityCheckDigit('11010519491231002')).toBe('X');
    expect(identityFault('11010519491231002X')).toBeNull();
    expect(identityFault('440524188001010014')).toBeNull();
  });
  test.each([
    ['110105194912310021', 'identity-check'],
    ['11010519491231002', 'identity-length'],
    ['11010519490230002X', 'identity-date'],
    ['11010529491231002X', 'identity-date'],
    ['1101051949123100AX', 'identity-length'],
  ])('%s is refused: %s', (number, fault) => expect(identityFault(number)).toBe(fault));
  test('is read as people type it', () => {
    expect(plainIdentityNumber(' 110105 19491231 002ｘ ')).toBe('11010519491231002X');
  });
});

test.each([
  ['138 1234 5678', '13812345678'],
  ['+86-13812345678', '13812345678'],
  ['(0553)1234567', '0553-1234567'],
  ['０５５３－１２３４５６７', '0553-1234567'],
  ['010-12345678', '010-12345678'],
  ['010-1234567', null],
  ['1234567', null],
  ['23812345678', null],
  ['138123456789', null],
  ['', null],
  ['drop table', null],
])('the telephone number %s is %s', (text, plain) => expect(plainTelephone(text)).toBe(plain));

test('what cannot be kept is refused with its reason', () => {
  const code = (change: object) => {
    const outcome = usableContent({ ...PERSON, ...change });
    return 'code' in outcome ? outcome.code : null;
  };
  expect(code({})).toBeNull();
  expect(code({ name: ' ' })).toBe('person-name-expected');
  expect(code({ name: '长'.repeat(51) })).toBe('person-name-expected');
  expect(code({ telephone: '12' })).toBe('telephone-unusable');
  expect(code({ telephone: ' ' })).toBeNull();
  expect(code({ identityNumber: '110105194912310021' })).toBe('identity-check');
  expect(code({ home: '长'.repeat(201) })).toBe('home-too-long');
});

test('a reason must not tell of the person, or of anybody', () => {
  expect(tellsOf('回访王小明', PERSON)).toBe(true);
  expect(tellsOf('致电 138-1234-5678', PERSON)).toBe(true);
  expect(tellsOf('致电 13911112222', PERSON)).toBe(true);
  expect(tellsOf('证件 11010519491231002x', PERSON)).toBe(true);
  expect(tellsOf('诉求 FC202611230001 回访', PERSON)).toBe(false);
});

describe('what is sealed', () => {
  const key = deriveKey(new Uint8Array(32), 'test');
  const content = Buffer.from('王小明');

  test('opens with its key for what it is bound to, and in no other way', () => {
    const sealed = seal(key, content, ['a', 'b']);
    expect(unseal(key, sealed, ['a', 'b'])).toEqual(content);
    expect(unseal(key, sealed, ['ab', ''])).toBeNull();
    expect(unseal(deriveKey(new Uint8Array(32), 'other'), sealed, ['a', 'b'])).toBeNull();
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] ^= 1;
      expect(unseal(key, changed, ['a', 'b'])).toBeNull();
    }
    expect(unseal(key, Buffer.alloc(0), [])).toBeNull();
    expect(seal(key, content, ['a', 'b'])).not.toEqual(sealed);
  });

  test('belongs to one person of one district', () => {
    const vault = new PersonVault(new Uint8Array(32));
    const sealed = vault.sealNew(PERSON, '340212', 'p1');
    expect(vault.unwrap(sealed.wrapped, '340212', 'p1')).toEqual(sealed.key);
    expect(() => vault.unwrap(sealed.wrapped, '340212', 'p2')).toThrow('master key');
    expect(vault.openContent(sealed.key, sealed.content, '340212', 'p1')).toEqual(PERSON);
    expect(() => vault.openContent(sealed.key, sealed.content, '340213', 'p1')).toThrow('does not open');
    expect(sealed.telephoneIndex).toEqual(vault.index('telephone', '13812345678', '340212'));
    expect(sealed.telephoneIndex).not.toEqual(vault.index('identity', '13812345678', '340212'));
    expect(sealed.telephoneIndex).not.toEqual(vault.index('telephone', '13812345678', '340213'));
    expect(() => new PersonVault(new Uint8Array(31))).toThrow('32');
  });
});
