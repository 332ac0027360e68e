import { describe, expect, it } from 'vitest';
import { explainCounterfactual, explainFlip } from './explain-flip.ts';
import type { Flip } from './flip.ts';

const flip = (given: Partial<Flip>): Flip => ({
  verdict: 'would-improve',
  change: 0,
  weightFactor: null,
  households: 0,
  move: null,
  wanted: [],
  outside: null,
  ...given,
});
const move = { atoms: ['1'], to: '027', joins: false };
const NAMES: Readonly<Record<string, string>> = { urban: '城管', police: '公安' };
const chinese = { subject: 'line', byHouseholds: true, nameOf: (id: string) => NAMES[id]! } as const;

describe('explainFlip', () => {
  it('tells the weight at which a line comes back, rounded up', () => {
    const needs = flip({
      verdict: 'needs-weight',
      weightFactor: 2.31,
      wanted: ['urban'],
      move,
      households: 43.8,
      change: -0.0042,
    });
    expect(explainFlip(needs, 'zh-CN', chinese)).toBe(
      '若城管的权重提高到 2.4 倍，这条线会回来。约 44 户会改归网格 027。部门间的平均一致度会下降千分之 4.2。',
    );
    expect(explainFlip(needs, 'en', { subject: 'arc', byHouseholds: true })).toBe(
      'If the weight of urban were 2.4 times what it is, this border would go. About 44 households would go to grid 027. The mean agreement of the departments would fall by 4.2 thousandths.',
    );
  });

  it('never tells a factor of one', () => {
    const least = flip({ verdict: 'needs-weight', weightFactor: 1.0000001, wanted: ['urban', 'police'] });
    expect(explainFlip(least, 'zh-CN', chinese)).toBe('若城管、公安的权重提高到 1.1 倍，这条线会回来。');
  });

  it('tells the grid that would leave the band, with its size and the limit', () => {
    const outside = { code: '027', side: 'too-large', size: 2309.6, limit: 1900.4 } as const;
    expect(
      explainFlip(flip({ verdict: 'leaves-band', outside }), 'en', { subject: 'line', byHouseholds: true }),
    ).toBe('It brings grid 027 over its size: 2,310 households, 1,900 allowed.');
    const small = { code: null, side: 'too-small', size: 19_960, limit: 20_010 } as const;
    expect(
      explainFlip(flip({ verdict: 'leaves-band', outside: small }), 'zh-CN', {
        ...chinese,
        byHouseholds: false,
      }),
    ).toBe('这会新增一个低于规模的网格：1.9 公顷，至少 2.1 公顷。');
  });

  it('has words for every other verdict and move', () => {
    const told = (given: Partial<Flip>, subject: 'line' | 'arc') =>
      explainFlip(flip(given), 'en', { subject, byHouseholds: true });
    expect(told({ move }, 'line')).toBe(
      'A small change brings this line back, and the departments agree no less. Land where nobody lives would go to grid 027.',
    );
    expect(told({ move: { ...move, joins: true }, households: 900 }, 'arc')).toBe(
      'A small change takes this border away, and the departments agree no less. The two grids would be one, 027.',
    );
    expect(told({ move: { ...move, to: null }, households: 900 }, 'line')).toContain(
      'one grid more, with about 900',
    );
    expect(told({ verdict: 'never', wanted: ['police'] }, 'line')).toContain('whatever the weight of police');
    expect(told({ verdict: 'never' }, 'arc')).toContain('No department has one grid on both sides');
    expect(told({ verdict: 'breaks-grid' }, 'line')).toContain('pieces that do not touch');
    expect(told({ verdict: 'crosses-community' }, 'arc')).toContain('different communities');
  });
});

describe('explainCounterfactual', () => {
  const possible = {
    kind: 'possible',
    codes: [],
    agreement: 0.48,
    households: 1520.4,
    outsideBand: [],
    steps: 40,
  } as const;

  it('tells what a kept line costs', () => {
    expect(explainCounterfactual({ ...possible, change: -0.0031 }, 'zh-CN', 'line')).toBe(
      '可以保留这条线：在重新求得的最佳方案中，约 1,520 户改归其他网格。部门间的平均一致度会下降千分之 3.1。',
    );
    const outsideBand = [{ code: '004', size: 1, reason: 'no-legal-cut-found' }];
    expect(explainCounterfactual({ ...possible, change: 0.0001, outsideBand }, 'en', 'arc')).toBe(
      'This border can go: in the best plan found without it, about 1,520 households have another grid. The mean agreement of the departments would stay the same. Grids outside the size band: 004.',
    );
  });

  it('tells why a line cannot be', () => {
    expect(explainCounterfactual({ kind: 'impossible', reason: 'line-on-border' }, 'zh-CN', 'line')).toBe(
      '这里已经是网格界线。',
    );
  });
});
