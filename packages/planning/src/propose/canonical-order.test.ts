import { describe, expect, it } from 'vitest';
import type { AtomGraph } from '../model/atom-graph.ts';
import { canonicalOrder } from './canonical-order.ts';
import { drawnGraph } from './drawn-graph.fixture.ts';
import { wholeLengths, wholeMasses } from './whole-units.ts';

const orderOf = (graph: AtomGraph) =>
  Array.from(canonicalOrder({ graph, atomMass: wholeMasses(graph), edgeLength: wholeLengths(graph) }));
/** The same land with its places exchanged: an order that looked at them would change. */
const elsewhere = (graph: AtomGraph): AtomGraph => ({
  ...graph,
  x: graph.y.map((y) => -y),
  y: graph.x.toReversed(),
});

describe('canonicalOrder', () => {
  it('goes by size, then by area', () => {
    const graph = drawnGraph({ weights: ['1322'], departments: { police: ['aaaa'] } });
    const areas = { ...graph, areaM2: Float64Array.of(1, 1, 5, 6) };
    expect(orderOf(areas)).toEqual([1, 3, 2, 0]);
  });

  it('tells equal atoms apart by the grids they lie in', () => {
    // Of the equal atoms 0, 1 and 3 the last lies in a grid of two, the others in one of three (with atom 2).
    const graph = drawnGraph({ weights: ['11211'], departments: { police: ['aaabb'] } });
    const order = orderOf(graph);
    expect(order[0]).toBe(2);
    expect(new Set(order.slice(1, 3))).toEqual(new Set([3, 4]));
    expect(orderOf(elsewhere(graph))).toEqual(order);
  });

  it('tells equal atoms apart by their neighbours, however far they have to look', () => {
    // A row of equal atoms with one heavier near an end: each is told by its distance from it.
    const graph = drawnGraph({ weights: ['111111211'], departments: { police: ['aaaaaaaaa'] } });
    const order = orderOf(graph);
    expect([...order].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(orderOf(elsewhere(graph))).toEqual(order);
  });

  it('goes west to east where all else is alike', () => {
    const graph = drawnGraph({ weights: ['111'], departments: { police: ['aba'] } });
    expect(orderOf(graph)).toEqual([1, 0, 2]);
    expect(orderOf({ ...graph, x: graph.x.map((x) => -x) })).toEqual([1, 2, 0]);
  });
});
