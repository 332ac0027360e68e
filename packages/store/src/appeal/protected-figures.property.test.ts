import '../../../../scripts/config/property-seed.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FigureTeller, figureChance, protectedCount } from './protected-figures.ts';

const LEAST = 5;
const SECRET = 'a secret of a district';
const RULE = { least_group: LEAST, figure_secret: SECRET };

const count = fc.integer({ min: 0, max: 400 });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const question = fc.record(
  {
    category: fc.constantFrom('noise', 'parking'),
    grid: fc.constantFrom('001', '002'),
    from: fc.integer({ min: 0, max: 30 }),
    until: fc.integer({ min: 0, max: 30 }),
  },
  { requiredKeys: [] },
);

/** The counts that whoever knows the rule can think of behind a number. */
function possible(number: number | null): readonly [number, number] {
  return number === null ? [0, 2 * LEAST - 1] : [number - LEAST + 1, number + LEAST - 1];
}

describe('counts that are told to who may not see the rows', () => {
  it('are null below the least group, and multiples of it next to the true count above', () => {
    fc.assert(
      fc.property(count, chance, fc.integer({ min: 5, max: 100 }), (rows, by, least) => {
        const number = protectedCount(rows, by, least);
        if (rows < least) expect(number).toBeNull();
        if (rows >= 2 * least) expect(number).not.toBeNull();
        if (number === null) return;
        expect(number % least).toBe(0);
        expect(number).toBeGreaterThan(least);
        expect(Math.abs(number - rows)).toBeLessThan(least);
      }),
    );
  });

  it('never say by a difference how many one to four are, nor for certain that a single one is there', () => {
    fc.assert(
      fc.property(
        count,
        fc.integer({ min: 0, max: LEAST - 1 }),
        chance,
        chance,
        (rows, more, first, second) => {
          const [narrow, wide] = [
            protectedCount(rows, first, LEAST),
            protectedCount(rows + more, second, LEAST),
          ];
          const [low, high] = possible(wide);
          const [lowWithin, highWithin] = possible(narrow);
          // Whoever subtracts keeps four counts or more to choose from, and of a single row none is among them.
          const [fewest, most] = [Math.max(0, low - highWithin), high - lowWithin];
          expect(most - fewest).toBeGreaterThanOrEqual(3);
          expect(more).toBeGreaterThanOrEqual(fewest);
          expect(more).toBeLessThanOrEqual(most);
          if (more === 1) expect(fewest).toBe(0);
        },
      ),
    );
  });

  it.each([10, 11, 13, 14, 23])('add and take away nothing on average: %i rows', (rows) => {
    const questions = 20_000;
    let sum = 0;
    for (let at = 0; at < questions; at += 1) {
      const by = figureChance(`${process.env.ONEGRID_SEED}`, { at });
      sum += protectedCount(rows, by, LEAST) ?? 0;
    }
    // The mean of 20,000 roundings scatters by at most 0.018; six times that never happens.
    expect(Math.abs(sum / questions - rows)).toBeLessThan(0.11);
  });
});

describe('the chance of a question', () => {
  it('is the same for the same question, whatever the order of its members', () => {
    fc.assert(
      fc.property(question, question, (first, second) => {
        const reversed = Object.fromEntries(Object.entries(first).reverse());
        expect(figureChance(SECRET, { ...reversed, status: undefined })).toBe(figureChance(SECRET, first));
        const same =
          JSON.stringify(Object.entries(first).sort()) === JSON.stringify(Object.entries(second).sort());
        expect(figureChance(SECRET, first) === figureChance(SECRET, second)).toBe(same);
      }),
    );
  });

  it('cannot be computed without the secret', () => {
    fc.assert(
      fc.property(question, fc.string(), (asked, other) => {
        fc.pre(other !== SECRET);
        expect(figureChance(other, asked)).not.toBe(figureChance(SECRET, asked));
      }),
    );
  });
});

describe('an answer', () => {
  it('tells no part as more than its whole, and counts what it does not tell', () => {
    fc.assert(
      fc.property(question, count, count, (asked, first, second) => {
        const teller = new FigureTeller(RULE, true, asked);
        const whole = teller.tell(Math.max(first, second));
        const part = teller.tellPart(whole, Math.min(first, second), { open: 'yes' });
        if (whole !== null && part !== null) expect(part).toBeLessThanOrEqual(whole);
        expect(teller.tellCut(100)).toBeNull();
        const hidden = [whole, part, null].filter((number) => number === null).length;
        expect(teller.protection).toEqual({ leastGroup: LEAST, leastTold: 2 * LEAST, rounded: true, hidden });
      }),
    );
  });

  it('tells a part as if it had been asked for itself', () => {
    fc.assert(
      fc.property(question, question, count, (asked, part, rows) => {
        const inside = new FigureTeller(RULE, true, asked).tell(rows, part);
        expect(new FigureTeller(RULE, true, { ...asked, ...part }).tell(rows)).toBe(inside);
      }),
    );
  });

  it('is exact for who may see the rows', () => {
    const exact = new FigureTeller(RULE, false, {});
    expect([exact.tell(3), exact.tellPart(3, 2, { open: 'yes' }), exact.tellCut(1)]).toEqual([3, 2, 1]);
    expect(exact.protection).toEqual({ leastGroup: LEAST, leastTold: 0, rounded: false, hidden: 0 });
  });
});
