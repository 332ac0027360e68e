import { expect, test } from 'vitest';
import { parseAppealTileFilter } from './appeal-tile-filter.ts';

test('every member is understood, also across midnight', () => {
  expect(
    parseAppealTileFilter(
      '?category=NOISE,PARKING&status=FILED&status=CLOSED&from=2026-10-01T00:00:00%2B08:00&until=2026-11-01&hourFrom=22&hourUntil=6&townCode=001&communityCode=001003',
    )?.conditions,
  ).toEqual({
    category: ['noise', 'parking'],
    status: ['closed', 'filed'],
    from: new Date('2026-09-30T16:00:00Z'),
    until: new Date('2026-11-01T00:00:00Z'),
    hours: { from: 22, until: 6 },
    townCode: '001',
    communityCode: '001003',
  });
  expect(parseAppealTileFilter('')?.conditions).toEqual({});
  expect(parseAppealTileFilter('?hourFrom=18')?.conditions).toEqual({ hours: { from: 18, until: 24 } });
});

test('filters that mean the same have one key', () => {
  const key = (search: string) => parseAppealTileFilter(search)?.key;
  expect(key('?category=NOISE,PARKING&hourFrom=8')).toBe(
    key('?hourUntil=24&category=PARKING&hourFrom=8&category=NOISE'),
  );
  expect(key('?category=NOISE')).not.toBe(key('?category=PARKING'));
});

test.each([
  '?categories=NOISE',
  '?category=noise',
  '?category=',
  '?status=OPEN',
  '?from=yesterday',
  '?from=2026-13-01',
  '?until=2026-01-01&until=2026-02-01',
  '?townCode=',
  '?hourFrom=24',
  '?hourUntil=0',
  '?hourFrom=6&hourUntil=6',
  '?hourFrom=-1',
  '?hourFrom=1e1',
])('%s is refused', (search) => {
  expect(parseAppealTileFilter(search)).toBeNull();
});
