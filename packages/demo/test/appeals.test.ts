import { describe, expect, test } from 'vitest';
import {
  APPEAL_CATEGORIES,
  APPEAL_STATUSES,
  buildTown,
  DEFAULT_AS_OF,
  type TownAppeal,
} from '../src/index.ts';
import { toPlane } from '../src/project.ts';
import { covers, planeParts } from './raster.ts';

const town = buildTown({ seed: 1 });
const end = Date.parse(DEFAULT_AS_OF);
const start = end - 730 * 86_400_000;
const monthOf = ({ requestedAt }: TownAppeal): number => Number(requestedAt.slice(5, 7));
const hourOf = ({ requestedAt }: TownAppeal): number => Number(requestedAt.slice(11, 13));
const shareOf = (list: readonly TownAppeal[], has: (appeal: TownAppeal) => boolean): number =>
  list.filter(has).length / list.length;

describe('the appeals', () => {
  test('are 2,000 within two years, in order, with numbers of their own', () => {
    expect(town.appeals).toHaveLength(2000);
    expect(new Set(town.appeals.map(({ number }) => number)).size).toBe(2000);
    const times = town.appeals.map(({ requestedAt }) => Date.parse(requestedAt));
    expect(times).toEqual([...times].sort((p, q) => p - q));
    expect(times[0]).toBeGreaterThanOrEqual(start);
    expect(times[1999]).toBeLessThan(end);
    for (const { requestedAt, number } of town.appeals) {
      expect(requestedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
      expect(number.slice(2, 10)).toBe(requestedAt.slice(0, 10).replaceAll('-', ''));
    }
  });

  test('lie inside the outline', () => {
    const outline = planeParts(town.district.outline);
    expect(town.appeals.filter(({ place }) => !covers(outline, toPlane(place.coordinates)))).toEqual([]);
  });

  test('are of every category, and passed through every status', () => {
    expect(new Set(town.appeals.map(({ category }) => category))).toEqual(new Set(APPEAL_CATEGORIES));
    expect(new Set(town.appeals.map(({ status }) => status))).toEqual(new Set(APPEAL_STATUSES));
  });

  test('are closed after they were made and before the end, and only then have a closing time', () => {
    for (const { status, requestedAt, closedAt } of town.appeals) {
      expect(closedAt !== null).toBe(status === 'CLOSED');
      if (!closedAt) continue;
      expect(Date.parse(closedAt)).toBeGreaterThan(Date.parse(requestedAt));
      expect(Date.parse(closedAt)).toBeLessThan(end);
    }
  });

  test('are mostly closed when old and mostly open when fresh', () => {
    const age = ({ requestedAt }: TownAppeal): number => (end - Date.parse(requestedAt)) / 86_400_000;
    const old = town.appeals.filter((appeal) => age(appeal) > 90);
    const fresh = town.appeals.filter((appeal) => age(appeal) < 2);
    expect(shareOf(old, ({ status }) => status === 'CLOSED')).toBeGreaterThan(0.95);
    expect(fresh.length).toBeGreaterThan(0);
    expect(shareOf(fresh, ({ status }) => status === 'CLOSED')).toBeLessThan(0.5);
  });

  test('have their seasons and hours', () => {
    const about = (pattern: RegExp): TownAppeal[] => town.appeals.filter(({ title }) => pattern.test(title));
    const heating = about(/暖/);
    const smell = about(/云汀河/);
    const noise = town.appeals.filter(
      ({ category, title }) => category === 'NOISE' && !/货车|机器/.test(title),
    );
    const parking = about(/消防通道|停车|僵尸车/);
    for (const list of [heating, smell, noise, parking]) expect(list.length).toBeGreaterThan(30);
    expect(shareOf(heating, (appeal) => [11, 12, 1, 2, 3].includes(monthOf(appeal)))).toBe(1);
    expect(shareOf(smell, (appeal) => monthOf(appeal) === 7)).toBeGreaterThan(0.25);
    expect(shareOf(noise, (appeal) => [6, 7, 8, 9].includes(monthOf(appeal)))).toBeGreaterThan(0.6);
    expect(shareOf(noise, (appeal) => hourOf(appeal) >= 18 || hourOf(appeal) < 2)).toBe(1);
    expect(shareOf(parking, (appeal) => hourOf(appeal) >= 20 || hourOf(appeal) < 2)).toBeGreaterThan(0.6);
  });

  test('cluster: a tenth of the occupied 150 m cells holds far more than a tenth of the appeals', () => {
    const cells = new Map<string, number>();
    for (const { place } of town.appeals) {
      const [x, y] = toPlane(place.coordinates);
      const key = `${Math.floor(x / 150)},${Math.floor(y / 150)}`;
      cells.set(key, (cells.get(key) ?? 0) + 1);
    }
    const counts = [...cells.values()].sort((p, q) => q - p);
    const top = counts.slice(0, Math.ceil(counts.length / 10)).reduce((sum, count) => sum + count, 0);
    expect(top / 2000).toBeGreaterThan(0.3);
  });

  test('read as a sentence with their place filled in', () => {
    expect(town.appeals.filter(({ title }) => /[{}]/.test(title) || title.length < 5)).toEqual([]);
    const text = /^[\p{Script=Han}\d，]+$/u;
    expect(town.appeals.filter(({ title }) => !text.test(title))).toEqual([]);
  });

  test('move with the as-of time that is given', () => {
    const earlier = buildTown({ seed: 1, asOf: '2025-06-30T09:00:00+08:00' });
    const last = earlier.appeals[earlier.appeals.length - 1]!;
    expect(Date.parse(last.requestedAt)).toBeLessThan(Date.parse('2025-06-30T09:00:00+08:00'));
    expect(Date.parse(last.requestedAt)).toBeGreaterThan(Date.parse('2025-06-20T00:00:00+08:00'));
  });
});
