import { describe, expect, it } from 'vitest';
import { ALL_KEPT, filterOf } from './person-search.ts';

describe('the search for persons', () => {
  it('means all who were not erased where nothing is typed', () => {
    expect(filterOf(ALL_KEPT)).toEqual({ erased: false });
    expect(filterOf({ ...ALL_KEPT, number: '  ', gridCode: ' ' })).toEqual({
      erased: false,
    });
  });

  it('tells identity numbers from telephone numbers', () => {
    const find = (number: string) => filterOf({ ...ALL_KEPT, number, state: 'any' });
    expect(find('110101199001011237')).toEqual({
      identityNumber: '110101199001011237',
    });
    expect(find(' 110101 19900101 123x')).toEqual({
      identityNumber: '11010119900101123X',
    });
    expect(find('138 0013 8000')).toEqual({ telephone: '138 0013 8000' });
    expect(find('010-12345678')).toEqual({ telephone: '010-12345678' });
    expect(find('11010119900101123')).toEqual({
      telephone: '11010119900101123',
    });
  });

  it('narrows by grid and to the erased', () => {
    expect(filterOf({ number: '', gridCode: ' 110101001 ', state: 'erased' })).toEqual({
      gridCode: '110101001',
      erased: true,
    });
  });
});
