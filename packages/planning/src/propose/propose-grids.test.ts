import { describe, expect, it } from 'vitest';
import type { AtomGraph } from '../model/atom-graph.ts';
import { cellsOf, drawnGraph } from './drawn-graph.fixture.ts';
import { type Proposal, type ProposeOptions, proposeGrids } from './propose-grids.ts';
import { renumberAtoms, syntheticGraph } from './synthetic-graph.fixture.ts';

const FEW = { seed: 1, steps: 2000 };

function propose(graph: AtomGraph, options: ProposeOptions): Proposal {
  const outcome = proposeGrids(graph, options);
  if (outcome.kind === 'refused') throw new Error(outcome.code);
  return outcome;
}

describe('proposeGrids without sizes', () => {
  it('returns the cells all departments agree on, also those where nobody lives', () => {
    const layer = ['aabbb', 'aacdd', 'eeedd'];
    const graph = drawnGraph({
      weights: ['12300', '45600', '78900'],
      departments: { police: layer, fire: layer.map((line) => line.replaceAll('a', 'z')), census: layer },
    });
    const proposal = propose(graph, { ...FEW, grids: null, band: null });
    expect(cellsOf(proposal.assignment)).toBe('aabbbaacddeeedd');
    expect(proposal).toMatchObject({ grids: 5, score: 1, outsideBand: [] });
  });

  it('makes a grid of every part of a cell in several parts', () => {
    const layer = ['aba'];
    const graph = drawnGraph({ weights: ['111'], departments: { police: layer, fire: layer } });
    expect(cellsOf(propose(graph, { ...FEW, grids: null, band: null }).assignment)).toBe('abc');
  });

  it('follows the greater weight where departments differ', () => {
    const graph = drawnGraph({
      weights: ['1111', '1111'],
      departments: { police: ['aabb', 'aabb'], fire: ['aaaa', 'bbbb'] },
      departmentWeights: { fire: 3 },
    });
    const proposal = propose(graph, { ...FEW, grids: null, band: null });
    expect(cellsOf(proposal.assignment)).toBe('aaaabbbb');
  });
});

describe('proposeGrids with a number', () => {
  it('takes "no grid" for a label: land that both leave out stays together', () => {
    const layer = ['aa..bb', 'aa..bb'];
    const graph = drawnGraph({ weights: ['111111', '111111'], departments: { police: layer, fire: layer } });
    const proposal = propose(graph, { ...FEW, grids: 3, band: [0.5, 1.6] });
    expect(cellsOf(proposal.assignment)).toBe('aabbccaabbcc');
    expect(proposal.score).toBe(1);
  });

  it('puts grids in one part before agreement', () => {
    // Both departments have a grid on either side of another one.
    const layer = ['aabbaa'];
    const graph = drawnGraph({ weights: ['111111'], departments: { police: layer, fire: layer } });
    const proposal = propose(graph, { ...FEW, grids: 2, band: null });
    expect(proposal.grids).toBe(2);
    expect(cellsOf(proposal.assignment)).toMatch(/^a+b+$/);
  });

  it('refuses fewer grids than parts of the land, and more than atoms', () => {
    const graph = drawnGraph({ weights: ['11 11 11'], departments: { police: ['aa bb cc'] } });
    expect(proposeGrids(graph, { ...FEW, grids: 2, band: [0.5, 1.6] })).toEqual({
      kind: 'refused',
      code: 'too-few-grids',
      grids: 2,
      least: 3,
      greatest: 6,
      pairs: [],
    });
    expect(proposeGrids(graph, { ...FEW, grids: 7, band: null })).toMatchObject({ code: 'too-many-grids' });
  });

  it('refuses a graph without atoms', () => {
    const graph = drawnGraph({ weights: [], departments: { police: [] } });
    expect(proposeGrids(graph, { ...FEW, grids: 1, band: null })).toMatchObject({ code: 'no-atoms' });
  });

  it('shares the grids among the parts of the land by size', () => {
    const graph = drawnGraph({
      weights: ['555555 55 1'],
      departments: { police: ['aabbcc dd e'], fire: ['aaabbb cd e'] },
    });
    const proposal = propose(graph, { ...FEW, grids: 5, band: null });
    const part = (from: number, to: number) => new Set(proposal.assignment.slice(from, to)).size;
    expect([part(0, 6), part(6, 8), part(8, 9)]).toEqual([3, 1, 1]);
  });

  it('counts links as joined: an islet goes with the atom it is tied to', () => {
    const graph = drawnGraph({
      weights: ['1111 1'],
      departments: { police: ['aabb c'], fire: ['aabb c'] },
      links: [[3, 4]],
    });
    expect(cellsOf(propose(graph, { ...FEW, grids: 2, band: [0.5, 1.6] }).assignment)).toBe('aabbb');
  });

  it('weighs by area where no atom has a size', () => {
    const layer = ['aabb'];
    const graph = drawnGraph({ weights: ['0000'], departments: { police: layer, fire: ['aaab'] } });
    const proposal = propose(graph, { ...FEW, grids: 2, band: [0.9, 1.1] });
    expect(cellsOf(proposal.assignment)).toBe('aabb');
    expect(proposal.outsideBand).toEqual([]);
  });
});

describe('proposeGrids with a band', () => {
  it('keeps the band at a cost in agreement', () => {
    const layer = ['abbbbb'];
    const graph = drawnGraph({ weights: ['111111'], departments: { police: layer, fire: layer } });
    const proposal = propose(graph, { ...FEW, grids: 2, band: [1, 1] });
    expect(cellsOf(proposal.assignment)).toBe('aaabbb');
    expect(proposal.score).toBeLessThan(1);
  });

  it('keeps cells all agree on where the number is free and they lie in the band', () => {
    const layer = ['aabbb'];
    const graph = drawnGraph({ weights: ['11111'], departments: { police: layer, fire: layer } });
    expect(cellsOf(propose(graph, { ...FEW, grids: null, band: [0.5, 1.6] }).assignment)).toBe('aabbb');
  });

  it('says which grid an atom is too heavy for, and what that does to others', () => {
    const layer = ['abb'];
    const graph = drawnGraph({ weights: ['911'], departments: { police: layer } });
    const proposal = propose(graph, { ...FEW, grids: 2, band: [0.5, 1.6] });
    const heavy = proposal.assignment[0]!;
    expect(proposal.outsideBand.find(({ grid }) => grid === heavy)).toEqual({
      grid: heavy,
      size: 9,
      reason: 'atom-too-heavy',
    });
    expect(proposal.outsideBand.find(({ grid }) => grid !== heavy)).toEqual({
      grid: 1 - heavy,
      size: 2,
      reason: 'no-legal-cut-found',
    });
  });

  it('says where a part of the land is too small or too large for its grids', () => {
    const small = drawnGraph({ weights: ['9999 1'], departments: { police: ['aabb c'] } });
    const reasons = propose(small, { ...FEW, grids: 3, band: [0.5, 1.6] }).outsideBand;
    expect(reasons).toEqual([{ grid: 2, size: 1, reason: 'component-too-small' }]);
    // 24 of 31 for one grid, because each of the other parts must have one.
    const large = drawnGraph({ weights: ['888 3 4'], departments: { police: ['aaa b c'] } });
    const others = propose(large, { ...FEW, grids: 3, band: [0.1, 1.6] }).outsideBand;
    expect(others).toEqual([{ grid: 0, size: 24, reason: 'component-too-large' }]);
  });
});

describe('proposeGrids is the same', () => {
  const graph = syntheticGraph({ columns: 9, rows: 7, seed: 11, gridsOfDepartments: [12, 5, 8] });
  const options: ProposeOptions = { grids: 8, band: [0.5, 1.6], seed: 5, steps: 4000 };
  const expected = propose(graph, options);

  it('for the same seed', () => {
    expect(propose(graph, options)).toEqual(expected);
  });

  it('whatever the order of the atoms', () => {
    // 25 and 63 have no common factor, so this is a permutation.
    const newIndex = Int32Array.from({ length: graph.count }, (_, atom) => (25 * atom + 13) % graph.count);
    const renumbered = propose(renumberAtoms(graph, newIndex), options);
    const back = Int32Array.from(newIndex, (index) => renumbered.assignment[index]!);
    expect(back).toEqual(expected.assignment);
  });

  it('whatever the order of departments and the numbers of labels', () => {
    const mixed: AtomGraph = {
      ...graph,
      departments: [...graph.departments].reverse(),
      labels: [...graph.labels].reverse().map((labels) => labels.map((label) => 40 - label)),
    };
    expect(propose(mixed, options).assignment).toEqual(expected.assignment);
  });

  it('for a department given twice and for one of twice the weight', () => {
    const twice: AtomGraph = {
      ...graph,
      departments: [...graph.departments, { id: 'copy', weight: 1 }],
      labels: [...graph.labels, graph.labels[1]!],
    };
    const weighty: AtomGraph = {
      ...graph,
      departments: graph.departments.map(({ id, weight }, at) => ({ id, weight: at === 1 ? 2 : weight })),
    };
    expect(propose(twice, options).assignment).toEqual(propose(weighty, options).assignment);
  });

  it('on land mirrored east to west', () => {
    const mirrored = { ...graph, x: graph.x.map((x) => -x) };
    expect(propose(mirrored, options).assignment).toEqual(expected.assignment);
  });

  it('with all lengths doubled', () => {
    const doubled = {
      ...graph,
      x: graph.x.map((x) => 2 * x),
      y: graph.y.map((y) => 2 * y),
      areaM2: graph.areaM2.map((area) => 4 * area),
      edgeLengthM: graph.edgeLengthM.map((length) => 2 * length),
    };
    expect(propose(doubled, options).assignment).toEqual(expected.assignment);
  });
});

describe('proposeGrids under way', () => {
  const graph = syntheticGraph({ columns: 6, rows: 6, seed: 3, gridsOfDepartments: [6, 4] });

  it('tells its progress from 0 to 1, never backwards', () => {
    const told: number[] = [];
    propose(graph, {
      grids: 5,
      band: null,
      seed: 1,
      steps: 5000,
      onProgress: (fraction) => told.push(fraction),
    });
    expect(told[0]).toBe(0);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.length).toBeGreaterThan(5);
  });

  it('ends when progress throws', () => {
    const cancelled = new Error('cancelled');
    const options: ProposeOptions = {
      ...FEW,
      grids: 5,
      band: null,
      onProgress: () => {
        throw cancelled;
      },
    };
    expect(() => proposeGrids(graph, options)).toThrow(cancelled);
  });
});
