import { describe, expect, it } from 'vitest';
import { LAYER_FAULT_KINDS, type LayerFault } from '../model/repair.ts';
import { area, find, polygon, ring } from './drawn-layer.fixture.ts';
import { layerFaultText, unmatchedDecisionText } from './fault-text.ts';
import { unmatchedDecisions } from './unmatched-decisions.ts';

const grids = { a: area(0, 0, 100, 100), b: area(90, 20, 200, 60) };
const [overlap] = find(grids);

describe('layerFaultText', () => {
  it('says what is wrong, who receives the land and why, and who else could', () => {
    expect(layerFaultText('en', overlap!)).toBe(
      'Grids overlap: a and b, 400 m². It goes to grid a: the longest common border (60 m). It could also go to b.',
    );
    expect(layerFaultText('zh-CN', overlap!)).toBe(
      '网格重叠：a、b，400 平方米。划入网格 a：共同边界最长（60 米）。也可以划入 b。',
    );
  });

  it('tells a decision by hand, land that stays, and a ring that was put in order', () => {
    const repairs = { rule: 'longest-border', priority: [], byHand: { [overlap!.id]: null } } as const;
    expect(layerFaultText('en', find(grids, { repairs })[0]!)).toBe(
      'Grids overlap: a and b, 400 m². It stays in no grid, decided by hand.',
    );
    const [uncovered] = find({ a: grids.a }, { outline: area(0, 0, 200, 100) });
    expect(layerFaultText('zh-CN', uncovered!)).toBe(
      '范围边缘有未覆盖的土地，10,000 平方米。这不是绘图误差，保持原样。',
    );
    const [bowtie] = find({ a: polygon(ring(0, 0, 100, 100, 100, 0, 0, 100)) });
    expect(layerFaultText('en', bowtie!)).toBe(
      'A border crosses itself like a bowtie. Its rings are put in order by the even-odd rule; what they enclose stays with the grid.',
    );
  });

  it('has sentences for every kind and every decision in both languages', () => {
    const decisions: LayerFault['repair'][] = (
      ['longest-border', 'most-households', 'priority', 'by-hand', 'stays'] as const
    ).flatMap((by) =>
      ['a', null].map((receiver) => ({
        receiver,
        by,
        candidates: [{ grid: 'a', borderM: 3, households: 5 }],
        ...(by === 'priority' ? { lastLand: true as const } : {}),
      })),
    );
    for (const kind of LAYER_FAULT_KINDS) {
      for (const repair of decisions) {
        for (const locale of ['zh-CN', 'en'] as const) {
          const text = layerFaultText(locale, { ...overlap!, kind, repair });
          expect(text).toMatch(locale === 'en' ? /^[^一-鿿]+\.$/ : /[一-鿿].*。$/);
          expect(text).not.toMatch(/[{}[\]]/);
        }
      }
    }
  });
});

describe('unmatchedDecisions', () => {
  it('tells decisions for faults that are gone and grids that are not there', () => {
    const byHand = { [overlap!.id]: 'nobody', 'gap-0123456789abcdef': 'a', 'inlet-00': null };
    const repairs = { rule: 'longest-border', priority: [], byHand } as const;
    const unmatched = unmatchedDecisions(find(grids, { repairs }), repairs, Object.keys(grids));
    expect(unmatched).toEqual([
      { faultId: 'gap-0123456789abcdef', receiver: 'a', reason: 'repair-fault-gone' },
      { faultId: 'inlet-00', receiver: null, reason: 'repair-fault-gone' },
      { faultId: overlap!.id, receiver: 'nobody', reason: 'repair-grid-unknown' },
    ]);
    expect(unmatchedDecisionText('en', unmatched[0]!)).toBe(
      'The decision by hand for gap-0123456789abcdef (to a) fits nothing: the layer no longer has that fault. Decide anew, or remove it.',
    );
    expect(unmatchedDecisionText('zh-CN', unmatched[1]!)).toBe(
      '人工决定 inlet-00 已没有对应的问题：图层里不再有这一处。请重新决定或删除。',
    );
  });

  it('is silent about decisions that were followed', () => {
    const repairs = { rule: 'longest-border', priority: [], byHand: { [overlap!.id]: 'b' } } as const;
    expect(unmatchedDecisions(find(grids, { repairs }), repairs, Object.keys(grids))).toEqual([]);
  });
});
