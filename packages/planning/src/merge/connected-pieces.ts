/**
 * The connected pieces of the atoms that belong, each in order of reach from its least atom, ordered by it.
 * For many subsets of one large graph: it looks at the members' own neighbours only.
 *
 * @param among atoms to look at, ascending; all where nothing is said.
 */
export function connectedPieces(
  neighbours: readonly (readonly number[])[],
  belongs: (atom: number) => boolean,
  among: Iterable<number> = neighbours.keys(),
): number[][] {
  const seen = new Set<number>();
  const pieces: number[][] = [];
  for (const start of among) {
    if (!belongs(start) || seen.has(start)) continue;
    const piece = [start];
    seen.add(start);
    for (let i = 0; i < piece.length; i++) {
      for (const other of neighbours[piece[i]!]!) {
        if (!belongs(other) || seen.has(other)) continue;
        seen.add(other);
        piece.push(other);
      }
    }
    pieces.push(piece);
  }
  return pieces;
}

/** The part of the outline each atom lies in, numbered from 0 in atom order. */
export function partsOfOutline(neighbours: readonly (readonly number[])[]): Int32Array {
  const part = new Int32Array(neighbours.length);
  connectedPieces(neighbours, () => true).forEach((piece, number) => {
    for (const atom of piece) part[atom] = number;
  });
  return part;
}
