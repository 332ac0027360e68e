import { expect, it } from 'vitest';
import { itemsOf, today } from './items-of.ts';

it('takes one item a line, without empty ones and repeats', () => {
  expect(itemsOf(' 巡查 \n\n入户走访\n巡查\n')).toEqual(['巡查', '入户走访']);
  expect(itemsOf(' \n')).toEqual([]);
});

it('tells the day in China', () => {
  expect(today(new Date('2026-03-01T16:30:00Z'))).toBe('2026-03-02');
});
