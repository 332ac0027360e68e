import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourGrids, type Neighbours } from './colouring.ts';

/** Grids of a w x h chessboard with one diagonal in every cell: a plane map of triangles. */
function triangulated(width: number, height: number, diagonals: readonly boolean[]): Neighbours {
  const code = (x: number, y: number) => String(y * width + x).padStart(3, '0');
  const map = new Map<string, string[]>();
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) map.set(code(x, y), []);
  const join = (a: string, b: string) => map.get(a)!.push(b);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (x + 1 < width) join(code(x, y), code(x + 1, y));
      if (y + 1 < height) join(code(x, y), code(x, y + 1));
      if (x + 1 < width && y + 1 < height) {
        if (diagonals[y * width + x]) join(code(x, y), code(x + 1, y + 1));
        else join(code(x + 1, y), code(x, y + 1));
      }
    }
  }
  return map;
}

function clashes(neighbours: Neighbours, colours: ReadonlyMap<string, number>): string[] {
  return [...neighbours].flatMap(([code, others]) =>
    others.filter((other) => colours.get(code) === colours.get(other)).map((other) => `${code}-${other}`),
  );
}

const plane = fc
  .tuple(
    fc.integer({ min: 1, max: 8 }),
    fc.integer({ min: 1, max: 8 }),
    fc.array(fc.boolean(), { minLength: 64, maxLength: 64 }),
  )
  .map(([width, height, diagonals]) => triangulated(width, height, diagonals));

describe('colouring of grids', () => {
  it('never gives neighbours the same colour', () => {
    fc.assert(
      fc.property(plane, (neighbours) => {
        const colours = colourGrids(neighbours, 6);
        expect(colours.size).toBe(neighbours.size);
        expect(clashes(neighbours, colours)).toEqual([]);
      }),
    );
  });

  it('does not depend on the order of entries', () => {
    fc.assert(
      fc.property(plane, (neighbours) => {
        const reversed = new Map(
          [...neighbours].reverse().map(([code, others]) => [code, [...others].reverse()]),
        );
        expect([...colourGrids(reversed, 6)].sort()).toEqual([...colourGrids(neighbours, 6)].sort());
      }),
    );
  });

  it('keeps the colours of what an edit did not touch', () => {
    fc.assert(
      fc.property(plane, fc.nat(), (neighbours, pick) => {
        const before = colourGrids(neighbours, 6);
        // Split one grid: the new half borders the old one and one of its neighbours.
        const codes = [...neighbours.keys()];
        const split = codes[pick % codes.length];
        const edited = new Map(neighbours).set('new', [split, ...neighbours.get(split)!.slice(0, 1)]);
        const after = colourGrids(edited, 6, before);
        expect(clashes(edited, after)).toEqual([]);
        for (const code of codes) expect(after.get(code)).toBe(before.get(code));
      }),
    );
  });

  it('lets only the later of two that became neighbours give way', () => {
    const before = new Map([
      ['a', 2],
      ['b', 2],
      ['c', 3],
    ]);
    const after = colourGrids(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', []],
      ]),
      6,
      before,
    );
    expect(after.get('a')).toBe(2);
    expect(after.get('c')).toBe(3);
    expect([2, 3]).not.toContain(after.get('b'));
  });

  it('colours anew where a grid is hemmed in by old colours', () => {
    // x touches six grids which kept six different colours.
    const ring = ['a', 'b', 'c', 'd', 'e', 'f'];
    const before = new Map(ring.map((code, index) => [code, index]));
    const neighbours = new Map<string, string[]>([
      ['x', ring],
      ...ring.map((code) => [code, []] as [string, string[]]),
    ]);
    expect(clashes(neighbours, colourGrids(neighbours, 6, before))).toEqual([]);
  });

  it('takes the least used colour where no plane map could need so many', () => {
    const codes = ['a', 'b', 'c', 'd'];
    const all = new Map(codes.map((code) => [code, codes.filter((other) => other !== code)]));
    const colours = colourGrids(all, 3);
    expect(new Set(colours.values()).size).toBe(3);
  });
});
