import { expect, it } from 'vitest';
import { explainArc } from './explain-arc.ts';

const arc = {
  class: 'kept-by-most',
  supporters: ['fire', 'police'],
  opponents: ['parks'],
  silent: ['health'],
  movedMetresMedian: 2.31,
  movedMetresMax: 8,
} as const;
const NAMES: Record<string, string> = { fire: '消防', police: '公安', parks: '园林', health: '卫健' };

it('says who drew the line, how far it moved, who holds both sides and who is silent', () => {
  expect(explainArc(arc, 'en')).toBe(
    'Most departments have a border here: fire and police. It lies 2.3 m from their own lines at the median, ' +
      '8 m at most. One grid on both sides: parks. No grid on either side: health.',
  );
  expect(explainArc(arc, 'zh-CN', (id) => NAMES[id])).toBe(
    '多数部门在这里划界：消防、公安。距其原有界线的中位数为 2.3 米，最远 8 米。' +
      '两侧同属一个网格的部门：园林。两侧都没有网格的部门：卫健。',
  );
});

it('speaks of a few departments where one-department holds several', () => {
  expect(explainArc({ ...arc, class: 'one-department', opponents: [], silent: [] }, 'en')).toMatch(
    /^A minority/,
  );
  expect(explainArc({ ...arc, class: 'one-department', supporters: ['fire'] }, 'en')).toMatch(
    /^Only fire has/,
  );
});

it('says nothing of a distance where there is none', () => {
  const still = { ...arc, movedMetresMedian: 0, movedMetresMax: 0.02, opponents: [], silent: [] };
  expect(explainArc(still, 'en')).toBe('Most departments have a border here: fire and police.');
});
