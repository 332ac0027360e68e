import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPath, placeOf } from './json-place.ts';
import { locateValue, parseJson } from './parse-json.ts';

function faultOf(text: string) {
  const outcome = parseJson(text);
  if (outcome.ok) throw new Error(`parsed: ${text}`);
  const { code, offset, path, token } = outcome.fault;
  return [code, offset, formatPath(path), token];
}

describe('parseJson', () => {
  it('agrees with JSON.parse on any JSON value', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const alphabet = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '1',
      '-',
      '.',
      'e',
      '0',
      'true',
      'null',
      ' ',
      '\\',
    );
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 8 }), (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        const outcome = parseJson(text);
        // Beyond JSON.parse, repeated keys and numbers past the doubles are refused.
        if (outcome.ok || !/duplicate|finite/.test(outcome.fault.code)) expect(outcome.ok).toBe(valid);
      }),
      { numRuns: 2000 },
    );
  });

  it('names the fault, the offset and the path', () => {
    expect(faultOf('{"a":[1,NaN]}')).toEqual(['json-number-not-finite', 8, 'a[1]', 'NaN']);
    expect(faultOf('[-Infinity]')).toEqual(['json-number-not-finite', 1, '[0]', '-Infinity']);
    expect(faultOf('[1e999]')).toEqual(['json-number-not-finite', 1, '[0]', '1e999']);
    expect(faultOf('{"a":1,"b":{"c":1,"c":2}}')).toEqual(['json-duplicate-key', 18, 'b', 'c']);
    expect(faultOf('{"a":[1,')).toEqual(['json-truncated', 8, 'a[1]', '']);
    expect(faultOf('{"a":"xy')).toEqual(['json-truncated', 5, 'a', '"xy']);
    expect(faultOf('[1,]')).toEqual(['json-syntax', 3, '[1]', ']']);
    expect(faultOf('[01]')).toEqual(['json-syntax', 2, '', '1']);
    expect(faultOf('[1] x')).toEqual(['json-syntax', 4, '', 'x']);
    expect(faultOf('["a\nb"]')).toEqual(['json-syntax', 3, '[0]', '\\n']);
    expect(faultOf('')).toEqual(['json-truncated', 0, '', '']);
    expect(faultOf('['.repeat(300))[0]).toBe('json-too-deep');
  });

  it('refuses texts that no database takes, and keeps pairs of escapes', () => {
    expect(faultOf('{"n":"a\\u0000b"}')).toEqual(['json-text-not-storable', 5, 'n', '"a\\u0000b"']);
    expect(faultOf('["\\ud83d"]')).toEqual(['json-text-not-storable', 1, '[0]', '"\\ud83d"']);
    expect(parseJson('["\\ud83d\\ude00"]')).toEqual({ ok: true, value: ['\u{1f600}'] });
  });

  it('keeps a key called __proto__ a key', () => {
    const outcome = parseJson('{"__proto__":{"x":1}}');
    expect(outcome.ok && Object.keys(outcome.value as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('finds where a value stands', () => {
    const text = '{"a":[1,{"b":7}],"c":2}';
    expect(text.slice(locateValue(text, ['a', 1, 'b']))).toBe('7}],"c":2}');
    expect(text.slice(locateValue(text, ['a', 1, 'missing']))).toBe('{"b":7}],"c":2}');
    expect(locateValue(text, [])).toBe(0);
  });
});

describe('places', () => {
  it('count lines and columns from 1 and bytes from 0', () => {
    const text = '{\n "区": x';
    expect(placeOf(text, text.indexOf('x'), 0)).toEqual({ line: 2, column: 7, byte: 10 });
    expect(placeOf(text, 0, 3)).toEqual({ line: 1, column: 1, byte: 3 });
  });

  it('write keys that are no names in quotes', () => {
    expect(formatPath(['features', 3, 'properties', '区 号'])).toBe('features[3].properties["区 号"]');
    expect(formatPath([])).toBe('');
  });
});
