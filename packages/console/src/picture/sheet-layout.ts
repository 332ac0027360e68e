/** Space between two legends of a column, in CSS pixels. */
export const BLOCK_GAP = 14;

/** Deals blocks of these heights into columns no higher than `most`, in their order: their places, by column. */
export function columnsOf(heights: readonly number[], most: number): number[][] {
  const columns: number[][] = [];
  let used = 0;
  for (const [index, height] of heights.entries()) {
    const column = columns.at(-1);
    if (column !== undefined && used + BLOCK_GAP + height <= most) {
      column.push(index);
      used += BLOCK_GAP + height;
    } else {
      columns.push([index]);
      used = height;
    }
  }
  return columns;
}
