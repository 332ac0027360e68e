import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NodedLinework, nodeSegments } from './node-segments.ts';
import { PlanarGraph, withoutBridges } from './planar-graph.ts';

type Segment = readonly [number, number, number, number];

function node(segments: readonly Segment[]): NodedLinework {
  return nodeSegments({
    count: segments.length,
    ax: segments.map((s) => s[0]),
    ay: segments.map((s) => s[1]),
    bx: segments.map((s) => s[2]),
    by: segments.map((s) => s[3]),
    tag: segments.map((_, i) => i),
  });
}

const side = (ax: number, ay: number, bx: number, by: number, px: number, py: number) =>
  Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));

/** Pairs of edges that share more than one common end, found by looking at every pair. */
function badPairs({ x, y, from, to }: NodedLinework): string[] {
  const bad: string[] = [];
  for (let e = 0; e < from.length; e++) {
    const [a, b] = [from[e]!, to[e]!];
    for (let v = 0; v < x.length; v++) {
      if (v === a || v === b) continue;
      const between =
        Math.min(x[a]!, x[b]!) <= x[v]! &&
        x[v]! <= Math.max(x[a]!, x[b]!) &&
        Math.min(y[a]!, y[b]!) <= y[v]! &&
        y[v]! <= Math.max(y[a]!, y[b]!);
      const used = from.includes(v) || to.includes(v);
      if (used && between && side(x[a]!, y[a]!, x[b]!, y[b]!, x[v]!, y[v]!) === 0)
        bad.push(`vertex ${v} on edge ${e}`);
    }
    for (let f = 0; f < e; f++) {
      const [c, d] = [from[f]!, to[f]!];
      const s1 = side(x[a]!, y[a]!, x[b]!, y[b]!, x[c]!, y[c]!);
      const s2 = side(x[a]!, y[a]!, x[b]!, y[b]!, x[d]!, y[d]!);
      const s3 = side(x[c]!, y[c]!, x[d]!, y[d]!, x[a]!, y[a]!);
      const s4 = side(x[c]!, y[c]!, x[d]!, y[d]!, x[b]!, y[b]!);
      if (s1 * s2 < 0 && s3 * s4 < 0) bad.push(`edges ${e} and ${f} cross`);
    }
  }
  return bad;
}

describe('nodeSegments', () => {
  it('splits two crossing segments at their crossing', () => {
    //   \ /
    //    x
    //   / \
    const noded = node([
      [0, 0, 10, 10],
      [0, 10, 10, 0],
    ]);
    expect(noded.from.length).toBe(4);
    expect(noded.x.length).toBe(5);
    expect([...noded.x]).toContain(5);
  });

  it('joins equal and overlapping segments into one edge with the tags of both', () => {
    // a───────b        tag 0
    //     c───────d    tag 1, drawn from d to c
    const noded = node([
      [0, 0, 8, 0],
      [12, 0, 4, 0],
    ]);
    expect(noded.from.length).toBe(3);
    const middle = [...noded.from.keys()].find((e) => noded.tagStart[e + 1]! - noded.tagStart[e]! === 2)!;
    expect(
      [...noded.tags.subarray(noded.tagStart[middle], noded.tagStart[middle + 1])].map((t) => t >> 1),
    ).toEqual([0, 1]);
  });

  it('leads a segment through a vertex it passes within half a unit', () => {
    const noded = node([
      [0, 0, 10, 1],
      [5, 1, 5, 9],
    ]);
    // y = 0.5 at x = 5 belongs to the pixel of (5, 1), which is closed to the south.
    expect(noded.from.length).toBe(3);
  });

  it('has edges that meet only at their ends, on random segments', () => {
    const coordinate = fc.integer({ min: 0, max: 24 });
    const segment = fc.tuple(coordinate, coordinate, coordinate, coordinate);
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 24 }), (segments) => {
        const noded = node(segments);
        expect(badPairs(noded)).toEqual([]);
        // Nothing is lost: every segment longer than a point is still there as tags.
        const tags = new Set([...noded.tags].map((t) => t >> 1));
        for (const [i, s] of segments.entries()) expect(tags.has(i)).toBe(s[0] !== s[2] || s[1] !== s[3]);
      }),
      { numRuns: 400 },
    );
  });

  it('changes nothing when its result is noded again, on random segments', () => {
    const coordinate = fc.integer({ min: 0, max: 60 });
    const segment = fc.tuple(coordinate, coordinate, coordinate, coordinate);
    fc.assert(
      fc.property(fc.array(segment, { minLength: 2, maxLength: 40 }), (segments) => {
        const once = node(segments);
        const edges = (noded: NodedLinework) =>
          Array.from(noded.from, (a, e) =>
            [a, noded.to[e]!]
              .map((v) => `${noded.x[v]} ${noded.y[v]}`)
              .sort()
              .join(' - '),
          ).sort();
        const again = node(
          Array.from(
            once.from,
            (a, e): Segment => [once.x[a]!, once.y[a]!, once.x[once.to[e]!]!, once.y[once.to[e]!]!],
          ),
        );
        expect(edges(again)).toEqual(edges(once));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps its promise where crossings fall on half units and far from the origin', () => {
    const coordinate = fc.integer({ min: -40_000_000, max: 40_000_000 });
    const segment = fc.tuple(coordinate, coordinate, coordinate, coordinate);
    fc.assert(
      fc.property(fc.array(segment, { minLength: 2, maxLength: 12 }), (segments) => {
        expect(badPairs(node(segments)).filter((line) => line.includes('cross'))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('PlanarGraph', () => {
  const square = (x: number, y: number, size: number): Segment[] => [
    [x, y, x + size, y],
    [x + size, y, x + size, y + size],
    [x + size, y + size, x, y + size],
    [x, y + size, x, y],
  ];

  it('finds faces, holes and islands', () => {
    // ┌──────────┐
    // │ ┌──┐     │   a square, in it a square, in that a square that touches nothing
    // │ │▫ │     │
    // │ └──┘     │
    // └──────────┘
    const graph = new PlanarGraph(node([...square(0, 0, 20), ...square(4, 4, 10), ...square(6, 6, 2)]));
    expect(graph.faceCount).toBe(4);
    expect([...graph.doubledArea].map((a) => a / 2).sort((a, b) => a - b)).toEqual([0, 4, 96, 300]);
  });

  it('nests several islands beside each other in one face', () => {
    const graph = new PlanarGraph(
      node([
        ...square(0, 0, 40),
        ...square(2, 2, 3),
        ...square(10, 2, 3),
        ...square(20, 2, 3),
        ...square(20, 20, 5),
      ]),
    );
    expect([...graph.doubledArea].map((a) => a / 2).sort((a, b) => a - b)).toEqual([
      0,
      9,
      9,
      9,
      25,
      1600 - 27 - 25,
    ]);
  });

  it('drops dangles and bridges and keeps every face', () => {
    const before = new PlanarGraph(
      node([...square(0, 0, 10), [10, 5, 20, 5], ...square(20, 0, 10), [3, 3, 5, 5], [0, 0, 4, 4]]),
    );
    const after = new PlanarGraph(withoutBridges(before).edges);
    expect([...after.doubledArea].filter((a) => a > 0)).toEqual([200, 200]);
    expect(withoutBridges(after).kept.length).toBe(after.edgeCount);
  });

  it('has face areas that add up to the outer area, and satisfies Euler, on random segments', () => {
    const coordinate = fc.integer({ min: 1, max: 29 });
    const segment = fc.tuple(coordinate, coordinate, coordinate, coordinate);
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 30 }), (segments) => {
        const raw = new PlanarGraph(node([...square(0, 0, 30), ...segments]));
        const graph = new PlanarGraph(withoutBridges(raw).edges);
        expect([...graph.doubledArea].reduce((a, b) => a + b, 0)).toBe(1800);
        expect(Math.min(...graph.doubledArea.subarray(1))).toBeGreaterThan(0);
        // V - E + F = 1 + C
        const parent = new Map<number, number>();
        const root = (v: number): number => (parent.get(v) === v ? v : root(parent.get(v)!));
        for (let e = 0; e < graph.edgeCount; e++)
          for (const v of [graph.from[e]!, graph.to[e]!]) if (!parent.has(v)) parent.set(v, v);
        for (let e = 0; e < graph.edgeCount; e++) parent.set(root(graph.from[e]!), root(graph.to[e]!));
        const components = [...parent.keys()].filter((v) => root(v) === v).length;
        expect(parent.size - graph.edgeCount + graph.faceCount).toBe(1 + components);
      }),
      { numRuns: 300 },
    );
  });
});
