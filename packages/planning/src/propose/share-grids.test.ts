import { describe, expect, it } from 'vitest';
import { drawnGraph } from './drawn-graph.fixture.ts';
import { proposeCount } from './propose-count.ts';
import { buildSearchGraph } from './search-graph.ts';
import { shareGrids } from './share-grids.ts';

describe('shareGrids', () => {
  const shares = (weights: string, grids: number) => {
    const graph = buildSearchGraph(drawnGraph({ weights: [weights], departments: {} }));
    const share = shareGrids(graph, grids);
    // In the order of the drawing: components are numbered by their heaviest atom.
    return weights.split(' ').map((_, part, parts) => {
      const atom = parts.slice(0, part).reduce((sum, own) => sum + own.length, 0);
      return share[graph.componentOf[graph.nodeOfAtom[atom]!]!];
    });
  };

  it('gives the rest to the largest remainders', () => {
    // Sizes 78, 16 and 8; quotas of 11 grids: 8.4, 1.7 and 0.9
    expect(shares('999999996 88 8', 11)).toEqual([8, 2, 1]);
    // Quotas of 10 grids: 7.6, 1.6 and 0.8
    expect(shares('999999996 88 8', 10)).toEqual([8, 1, 1]);
  });

  it('gives each part one, and takes it where the quota is exceeded most', () => {
    expect(shares('9999 1 1 1', 5)).toEqual([2, 1, 1, 1]);
  });

  it('gives no part more grids than it has atoms', () => {
    expect(shares('9 1111', 4)).toEqual([1, 3]);
  });
});

describe('proposeCount', () => {
  const count = (departments: Record<string, string[]>, departmentWeights?: Record<string, number>) => {
    const graph = drawnGraph({ weights: ['11111111'], departments, departmentWeights });
    return proposeCount(graph, buildSearchGraph(graph));
  };

  it('is the weighted median of the departments', () => {
    expect(count({ one: ['aaaabbbb'], two: ['aabbccdd'], three: ['abcdefgh'] })).toBe(4);
    expect(
      count({ one: ['aaaabbbb'], two: ['aabbccdd'], three: ['abcdefgh'] }, { one: 1, two: 1, three: 3 }),
    ).toBe(8);
    expect(count({ one: ['aaaabbbb'], two: ['aabbccdd'] })).toBe(3);
  });

  it('makes up for land left out, however uneven the grids', () => {
    // 3 grids over all of it; 2 grids over half of it stand for 4.
    expect(count({ one: ['aaaaaabc'] })).toBe(3);
    expect(count({ one: ['aabb....'] })).toBe(4);
  });
});
