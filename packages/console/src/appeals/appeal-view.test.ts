import { describe, expect, it } from 'vitest';
import {
  ALL_APPEALS,
  isFiltered,
  parseAppealView,
  rangeFilter,
  shownFilter,
  tileQuery,
} from './appeal-view.ts';

const NOTHING = {
  category: null,
  status: null,
  from: null,
  until: null,
  hourFrom: null,
  hourUntil: null,
  townCode: null,
  communityCode: null,
};

describe('which appeals are meant', () => {
  it('asks for all of them without a filter', () => {
    expect(rangeFilter(ALL_APPEALS)).toEqual(NOTHING);
    expect(tileQuery(rangeFilter(ALL_APPEALS))).toBe('');
    expect(isFiltered(ALL_APPEALS)).toBe(false);
  });

  it('includes the last day and keeps hours over midnight', () => {
    const view = {
      ...ALL_APPEALS,
      from: '2026-01-01',
      until: '2026-01-31',
      hours: [22, 6] as const,
      within: { level: 'town' as const, id: '001' },
      category: ['NOISE' as const, 'PARKING' as const],
    };
    expect(rangeFilter(view)).toEqual({
      ...NOTHING,
      category: ['NOISE', 'PARKING'],
      from: '2026-01-01T00:00:00+08:00',
      until: '2026-02-01T00:00:00+08:00',
      hourFrom: 22,
      hourUntil: 6,
      townCode: '001',
    });
    expect(isFiltered(view)).toBe(true);
  });

  it('shows a step only as far as the range reaches', () => {
    const view = { ...ALL_APPEALS, from: '2026-01-15', until: '2026-03-31' };
    expect(shownFilter({ ...view, frame: '2026-01-01' })).toMatchObject({
      from: '2026-01-15T00:00:00+08:00',
      until: '2026-02-01T00:00:00+08:00',
    });
    // Protected figures are told of whole steps.
    expect(shownFilter({ ...view, frame: '2026-01-01' }, true)).toMatchObject({
      from: '2026-01-01T00:00:00+08:00',
      until: '2026-02-01T00:00:00+08:00',
    });
    expect(shownFilter({ ...view, frame: '2026-03-30', step: 'week' })).toMatchObject({
      from: '2026-03-30T00:00:00+08:00',
      until: '2026-04-01T00:00:00+08:00',
    });
  });

  it('writes the filter into the address of a tile', () => {
    expect(
      tileQuery(
        rangeFilter({ ...ALL_APPEALS, status: ['FILED', 'CLOSED'], from: '2026-01-01', hours: [8, 12] }),
      ),
    ).toBe('?status=FILED,CLOSED&from=2026-01-01T00:00:00%2B08:00&hourFrom=8&hourUntil=12');
  });

  it.each([
    'hours=5-5',
    'hours=25-3',
    'within=street:1',
    'from=2026-02-30',
    'values=9-3',
    'kernel=7',
    'days=0',
    'step=day',
  ])('leaves what it does not know: %s', (text) =>
    expect(parseAppealView(new URLSearchParams(text))).toEqual(ALL_APPEALS),
  );
});
