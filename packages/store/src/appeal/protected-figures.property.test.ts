import '../../../../scripts/config/property-seed.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIGURE_KEYS, FigureTeller, protectedCount } from './protected-figures.ts';

const LEAST = 5;

interface Row {
  readonly grid: number;
  readonly area: number;
  readonly category: number;
  readonly status: number;
  readonly day: number;
  readonly key: number;
}

/** Which rows count; an empty list is all. */
interface Question {
  readonly grids: readonly number[];
  readonly areas: readonly number[];
  readonly categories: readonly number[];
  readonly statuses: readonly number[];
  readonly from: number;
  readonly until: number;
}

const small = (max: number) => fc.integer({ min: 0, max });
const rows = fc.array(
  fc.record<Row>({
    grid: small(4),
    area: small(1),
    category: small(3),
    status: small(2),
    day: small(30),
    key: small(FIGURE_KEYS - 1),
  }),
  { maxLength: 120 },
);
const question = fc.record<Question>({
  grids: fc.uniqueArray(small(4), { maxLength: 3 }),
  areas: fc.uniqueArray(small(1), { maxLength: 1 }),
  categories: fc.uniqueArray(small(3), { maxLength: 2 }),
  statuses: fc.uniqueArray(small(2), { maxLength: 2 }),
  from: small(15),
  until: fc.integer({ min: 15, max: 31 }),
});

const has = (wanted: readonly number[], value: number) => wanted.length === 0 || wanted.includes(value);

function meant(all: readonly Row[], asked: Question): readonly Row[] {
  return all.filter(
    ({ grid, area, category, status, day }) =>
      has(asked.grids, grid) &&
      has(asked.areas, area) &&
      has(asked.categories, category) &&
      has(asked.statuses, status) &&
      day >= asked.from &&
      day < asked.until,
  );
}

const keyOf = (counted: readonly Row[]) => counted.reduce((sum, { key }) => sum + key, 0) % FIGURE_KEYS;
const told = (counted: readonly Row[]) =>
  protectedCount({ count: counted.length, key: keyOf(counted) }, LEAST);

/** The counts that whoever knows the rule can think of behind a number. */
function possible(number: number | null): readonly [number, number] {
  return number === null ? [0, LEAST - 1] : [Math.max(LEAST, number - LEAST + 1), number + LEAST - 1];
}

describe('counts that are told to who may not see the rows', () => {
  it('are null below the least group and multiples of it above, next to the true count', () => {
    fc.assert(
      fc.property(
        small(400),
        small(FIGURE_KEYS - 1),
        fc.integer({ min: 5, max: 100 }),
        (count, key, least) => {
          const number = protectedCount({ count, key }, least);
          expect(number === null).toBe(count < least);
          if (number === null) return;
          expect(number % least).toBe(0);
          expect(number).toBeGreaterThanOrEqual(least);
          expect(Math.abs(number - count)).toBeLessThan(least);
        },
      ),
    );
  });

  it('are the same for the same rows, however these were asked for and in whatever order', () => {
    fc.assert(
      fc.property(rows, question, question, (all, first, second) => {
        const counted = meant(all, first);
        expect(told([...counted].reverse())).toBe(told(counted));
        const other = meant(all, second);
        const same = counted.length === other.length && counted.every((row) => other.includes(row));
        if (same) expect(told(other)).toBe(told(counted));
      }),
    );
  });

  it('differ by multiples of the least group: two or three answers never tell a count of one to four', () => {
    fc.assert(
      fc.property(rows, question, question, question, (all, ...asked) => {
        const answers = asked
          .map((each) => meant(all, each))
          .map((counted) => ({ counted, number: told(counted) }));
        for (const a of answers) {
          for (const b of answers) {
            if (a.number !== null && b.number !== null) {
              expect(Math.abs(a.number - b.number) % LEAST).toBe(0);
            }
            // What can be said of the rows that the wider answer has beyond the narrower one it holds.
            if (a === b || !b.counted.every((row) => a.counted.includes(row))) continue;
            const [low, high] = possible(a.number);
            const [lowWithin, highWithin] = possible(b.number);
            const least = Math.max(0, low - highWithin);
            const most = high - lowWithin;
            const really = a.counted.length - b.counted.length;
            expect(really).toBeGreaterThanOrEqual(least);
            expect(really).toBeLessThanOrEqual(most);
            if (least === most) expect(least === 0 || least >= LEAST).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of groups, steps and their sum never pin down a group that is not told, where a sum is not told either', () => {
    fc.assert(
      fc.property(rows, question, (all, asked) => {
        const counted = meant(all, asked);
        if (told(counted) !== null) return;
        // Every part of what is not told is not told, none included: nothing says which of them hold a row.
        for (let grid = 0; grid <= 4; grid += 1) {
          for (let day = 0; day <= 30; day += 1) {
            expect(told(counted.filter((row) => row.grid === grid && row.day === day))).toBeNull();
          }
        }
      }),
    );
  });

  it.each([5, 7, 8, 11, 14, 23])('add and take away nothing on average: %i rows', (count) => {
    const runs = 20_000;
    let sum = 0;
    let state = Number(process.env.ONEGRID_SEED) >>> 0;
    for (let run = 0; run < runs; run += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      sum += protectedCount({ count, key: state }, LEAST) ?? 0;
    }
    // The mean of 20,000 roundings scatters by at most 0.018; six times that never happens.
    expect(Math.abs(sum / runs - count)).toBeLessThan(0.11);
  });
});

it('a part is never told as more than its whole, and what is not told is counted', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const teller = new FigureTeller(LEAST, true);
      const open = all.filter(({ status }) => status === 0);
      const whole = teller.tell(all.length, keyOf(all));
      const part = teller.tellPart(whole, open.length, keyOf(open));
      if (whole !== null && part !== null) expect(part).toBeLessThanOrEqual(whole);
      const hidden = [whole, part].filter((number) => number === null).length;
      expect(teller.protection).toEqual({ leastGroup: LEAST, rounded: true, hidden });
    }),
  );
  const exact = new FigureTeller(LEAST, false);
  expect([exact.tell(3, 1), exact.tellPart(3, 2, 1)]).toEqual([3, 2]);
  expect(exact.protection).toEqual({ leastGroup: LEAST, rounded: false, hidden: 0 });
});
