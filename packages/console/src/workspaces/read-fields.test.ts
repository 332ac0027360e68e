import { describe, expect, it } from 'vitest';
import { readFields } from './read-fields.ts';

const fields = (text: string) => readFields(new Blob([text]));

describe('readFields', () => {
  it('finds the names in order', async () => {
    expect(await fields('{"features":[{"properties": {"b": 1, "a": null}, "geometry": null}]}')).toEqual([
      'b',
      'a',
    ]);
  });

  it('is not misled by braces and quotes in values, nor by nested objects', async () => {
    const text =
      '{"features":[{"properties":{"id":"{1-2}","note":"say \\"}\\"","more":{"x":{}}},"geometry":null}]}';
    expect(await fields(text)).toEqual(['id', 'note', 'more']);
  });

  it('passes over features without properties', async () => {
    expect(await fields('[{"properties":null},{"properties":{}},{"properties":{"id":7}}]')).toEqual(['id']);
  });

  it('offers nothing where the first properties are cut off or broken', async () => {
    expect(await fields('{"properties":{"id":')).toEqual([]);
    expect(await fields('{"properties":{id:1}}')).toEqual([]);
    expect(await fields('not json')).toEqual([]);
  });
});
