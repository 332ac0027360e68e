import { describe, expect, it } from 'vitest';
import { at, BASIS } from './district.fixture.ts';
import { percent, RowRecoder } from './recode-row.ts';

const recoder = new RowRecoder(BASIS);
const text = (value: number) => String(value);
const recode = (code: string | null, x?: number, y?: number) => {
  const place = x === undefined || y === undefined ? null : at(x, y);
  const cells = { code, lon: place && text(place[0]), lat: place && text(place[1]) };
  const { status, code: unified, share, reasons, candidates } = recoder.recode(cells);
  return { status, unified, share, why: reasons.map((each) => each.code), candidates };
};
const row = (
  status: string,
  unified: string | null,
  share: number | null,
  why: string[] = [],
  candidates: string[] = [],
) => ({ status, unified, share, why, candidates });

describe('a row with coordinates', () => {
  it('lies in the grid that holds it', () => {
    expect(recode(null, 500, 500)).toEqual(row('matched', 'U1', null));
    expect(recode(null, 1500, 1100)).toEqual(row('matched', 'U4', null));
  });

  it('on a border, or where four grids meet, lies in the first by code', () => {
    expect(recode(null, 1000, 500)).toEqual(row('matched', 'U1', null));
    expect(recode(null, 1500, 1000)).toEqual(row('matched', 'U2', null));
    expect(recode(null, 1000, 1000)).toEqual(row('matched', 'U1', null));
    expect(recode(null, 2000, 2000)).toEqual(row('matched', 'U4', null));
  });

  it('in a lake of nobody or beyond the district has no code', () => {
    expect(recode(null, 1500, 1500)).toEqual(row('unmatched', null, null, ['recode-outside']));
    expect(recode(null, 2500, 500)).toEqual(row('unmatched', null, null, ['recode-outside-district']));
  });

  const place = (lon: string, lat: string) => {
    const { status, code, reasons, candidates } = recoder.recode({ code: null, lon, lat });
    return row(
      status,
      code,
      null,
      reasons.map((each) => each.code),
      [...candidates],
    );
  };

  it('with longitude and latitude swapped is doubtful, by the numbers or by what the text says', () => {
    expect(place('31.085', '118.205')).toEqual(row('doubtful', null, null, ['recode-swapped'], ['U1']));
    expect(place('31.085N', '118.205E')).toEqual(row('doubtful', null, null, ['recode-swapped'], ['U1']));
  });

  it('is read from angles and from one cell with both', () => {
    // 118.205 and 31.085 degrees.
    expect(place('118°12\'18"', '31°5\'6"')).toEqual(row('matched', 'U1', null, ['recode-angle-read']));
    expect(place('118.205,31.085', '118.205,31.085')).toEqual(row('matched', 'U1', null));
    expect(place('118.205， 31.085', '')).toEqual(row('matched', 'U1', null));
    expect(place('', '118.205 31.085')).toEqual(row('matched', 'U1', null));
  });

  it('that cannot be read says why', () => {
    expect(place('118.205', '')).toEqual(row('unmatched', null, null, ['recode-coordinate-missing']));
    expect(place('118.205', '很远')).toEqual(row('unmatched', null, null, ['recode-coordinate-unreadable']));
    expect(place('39500123.5', '3440000')).toEqual(row('unmatched', null, null, ['recode-coordinate-range']));
    expect(place('', ' ')).toEqual(row('unmatched', null, null, ['recode-row-empty']));
  });

  it('in another reference is brought into degrees first', () => {
    const shifted = new RowRecoder({ ...BASIS, toPosition: (x, y) => [x - 0.02, y] });
    const cells = { code: null, lon: '118.225', lat: '31.085' };
    expect(shifted.recode(cells)).toMatchObject({ status: 'matched', code: 'U1' });
    expect(recoder.recode(cells)).toMatchObject({ status: 'unmatched' });
    const undefinedThere = new RowRecoder({ ...BASIS, toPosition: () => null });
    expect(undefinedThere.recode(cells).reasons).toMatchObject([{ code: 'recode-coordinate-range' }]);
  });
});

describe('a row with an old code', () => {
  it('goes where its grid went, to the largest share where that was divided', () => {
    expect(recode('0011')).toEqual(row('matched', 'U1', 1));
    expect(recode('0012')).toEqual(row('divided', 'U2', 0.623, ['recode-divided']));
    expect(recoder.recode({ code: '0012', lon: null, lat: null }).reasons[0]!.params).toEqual({
      given: '0012',
      shares: ['U2 62.3%', 'U4 37.7%'],
    });
  });

  it('is not divided by land on which nobody lives', () => {
    expect(recode('0014')).toEqual(row('matched', 'U3', 1));
  });

  it('written otherwise is matched and says so', () => {
    expect(recode('００１１')).toEqual(row('matched', 'U1', 1, ['recode-code-cleaned']));
    expect(recode('11')).toEqual(row('matched', 'U1', 1, ['recode-code-zeros']));
    expect(recode('12.0')).toEqual(row('divided', 'U2', 0.623, ['recode-code-zeros', 'recode-divided']));
  });

  it('that is not known is doubtful where few are like it, else unmatched', () => {
    expect(recode('0O12')).toEqual(row('doubtful', null, null, ['recode-code-like'], ['U2', 'U4']));
    expect(recode('9999')).toEqual(row('unmatched', null, null, ['recode-code-unknown']));
    expect(recode('3.40212E+14')).toEqual(row('unmatched', null, null, ['recode-code-precision']));
  });

  it('without land, or unified already, says so', () => {
    expect(recode('0013')).toEqual(row('unmatched', null, null, ['recode-code-gone']));
    expect(recode('U3')).toEqual(row('matched', 'U3', null, ['recode-code-already']));
  });
});

describe('a row with both', () => {
  it('lies where its coordinates say, also inside a divided grid', () => {
    expect(recode('0011', 500, 500)).toEqual(row('matched', 'U1', null));
    expect(recode('0012', 1500, 1100)).toEqual(row('matched', 'U4', null));
    expect(recode('12', 1500, 500)).toEqual(row('matched', 'U2', null, ['recode-code-zeros']));
  });

  it('is doubtful with both answers where they contradict', () => {
    expect(recode('0011', 1500, 500)).toEqual(
      row('doubtful', null, null, ['recode-contradiction'], ['U2', 'U1']),
    );
    const { reasons } = recoder.recode({ code: '0011', lon: '118.215', lat: '31.085' });
    expect(reasons[0]!.params).toEqual({ given: '0011', codes: ['U1'], place: 'U2' });
    expect(recode('0011', 1500, 1500)).toEqual(
      row('doubtful', null, null, ['recode-code-but-outside'], ['U1']),
    );
  });

  it('does not contradict inside its old grid as it was drawn', () => {
    expect(recode('0011', 1010, 500)).toEqual(row('matched', 'U2', null));
    expect(recode('0011', 1030, 500).status).toBe('doubtful');
  });

  it('of which one says nothing goes by the other', () => {
    expect(recode('9999', 500, 500)).toEqual(row('matched', 'U1', null, ['recode-code-unknown']));
    expect(recode('0013', 500, 500)).toEqual(row('matched', 'U1', null, ['recode-code-gone']));
    expect(recode('U1', 1500, 500)).toEqual(row('matched', 'U2', null, ['recode-code-unknown']));
    const cells = { code: '0012', lon: '118.205', lat: '?' };
    expect(recoder.recode(cells)).toMatchObject({ status: 'divided', code: 'U2' });
    expect(recoder.recode(cells).reasons.map((each) => each.code)).toEqual([
      'recode-divided',
      'recode-coordinate-unreadable',
    ]);
  });

  it('does not read codes without a crosswalk', () => {
    const places = new RowRecoder({ unified: BASIS.unified, crosswalk: null });
    expect(places.recode({ code: '0011', lon: '118.215', lat: '31.085' })).toMatchObject({ code: 'U2' });
    expect(places.recode({ code: '0011', lon: null, lat: null })).toMatchObject({ status: 'unmatched' });
  });
});

it('a share that is not whole never reads as nothing or all', () => {
  expect([0, 0.0001, 0.6234, 0.99999, 1].map(percent)).toEqual(['0%', '0.1%', '62.3%', '99.9%', '100%']);
});
