import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange } from '../planar/arrangement.ts';
import { nodeSegments } from '../planar/node-segments.ts';
import type { PlanarGraph } from '../planar/planar-graph.ts';
import { insertSegments, type Segment } from './insert-segments.ts';
import { arrangeWithin, layerWithin } from './layer-land.ts';

const ring = (...corners: number[]) => Float64Array.from(corners);
const box = (west: number, south: number, east: number, north: number) =>
  ring(west, south, east, south, east, north, west, north);

/** Edges as sorted texts. */
function edgesOf({ x, y, from, to }: Pick<PlanarGraph, 'x' | 'y' | 'from' | 'to'>): string[] {
  return Array.from(from, (a, e) => {
    const ends = [`${x[a]},${y[a]}`, `${x[to[e]!]},${y[to[e]!]}`].sort();
    return ends.join(' ');
  }).sort();
}

function nodedAgain({ x, y, from, to }: PlanarGraph) {
  const [ax, bx] = [from, to].map((ends) => Array.from(ends, (v) => x[v]!));
  const [ay, by] = [from, to].map((ends) => Array.from(ends, (v) => y[v]!));
  return nodeSegments({ count: from.length, ax: ax!, ay: ay!, bx: bx!, by: by!, tag: [...from.keys()] });
}

describe('insertSegments', () => {
  /*  +---+---+
   *  |   |   |   a segment through both boxes
   *  +---+---+ */
  it('divides the faces it crosses and knows where they come from', () => {
    const { graph, labels } = arrange([
      { label: 0, rings: [box(0, 0, 100, 100)] },
      { label: 1, rings: [box(100, 0, 200, 100)] },
    ]);
    const cut = insertSegments(graph, [[-50, 50, 250, 50]]);
    const byLabel = new Map<string, number[]>();
    cut.faceBefore.forEach((before, face) => {
      const label = labels[before]!.join();
      byLabel.set(label, [...(byLabel.get(label) ?? []), cut.graph.doubledArea[face]! / 2]);
    });
    expect(Object.fromEntries(byLabel)).toEqual({ '': [0], '0': [5000, 5000], '1': [5000, 5000] });
    const through = [...cut.graph.from.keys()].filter((e) => cut.inserted(e).length > 0);
    expect(through).toHaveLength(4);
    expect(through.every((e) => cut.edgesBefore(e).length === 0)).toBe(true);
  });

  it('leaves linework that noding again would not change', () => {
    const coordinate = fc.integer({ min: 0, max: 60 });
    const triangle = fc.array(coordinate, { minLength: 6, maxLength: 6 });
    const segment = fc.tuple(coordinate, coordinate, coordinate, coordinate);
    fc.assert(
      fc.property(
        fc.array(triangle, { minLength: 1, maxLength: 8 }),
        fc.array(segment, { minLength: 1, maxLength: 6 }),
        (triangles, segments) => {
          const { graph } = arrange(
            triangles.map((corners, label) => ({ label, rings: [ring(...corners)] })),
          );
          const drawn = segments.filter(([ax, ay, bx, by]) => ax !== bx || ay !== by) as Segment[];
          const cut = insertSegments(graph, drawn);
          expect(edgesOf(nodedAgain(cut.graph))).toEqual(edgesOf(cut.graph));
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('a layer within its outline', () => {
  /*  the outline cuts the box in two, and has a hole in its western half */
  const layer = [{ label: 0, rings: [box(0, 0, 200, 100)] }];
  const outline = [{ label: 0, rings: [box(-100, -100, 100, 200), box(40, 40, 60, 60)] }];

  it('is the same whether it is cut along the outline at once or afterwards', () => {
    const atOnce = arrangeWithin(layer, outline);
    const afterwards = layerWithin(arrange(layer), outline);
    for (const { graph, labels, inside } of [atOnce, afterwards]) {
      const land = { inside: 0, outside: 0, open: 0 };
      for (let f = 1; f < graph.faceCount; f++) {
        const kind = labels[f]!.length === 0 ? 'open' : inside[f] ? 'inside' : 'outside';
        land[kind] += graph.doubledArea[f]! / 2;
      }
      expect(land).toEqual({ inside: 9_600, outside: 10_400, open: 50_000 });
    }
    expect(edgesOf(atOnce.graph)).toEqual(edgesOf(afterwards.graph));
  });

  it('is everywhere inside without an outline', () => {
    expect([...arrangeWithin(layer, []).inside]).toEqual([1, 1]);
    expect([...layerWithin(arrange(layer), []).inside]).toEqual([1, 1]);
  });
});
