import type { Chance } from '../fuzz/random-shapes.ts';

/** Where a block is no department's land. */
export const NOBODY = -1;

/** How far a crossing lies from its place in the regular mesh, as a share of a block. */
const SHAKE = 0.22;

/**
 * Street blocks in rows and columns between shaken crossings; some of them are water. Block `b` has its lower
 * left crossing at column `b % columns` and row `floor(b / columns)`. Metres on a plane, x east, y north.
 */
export class BlockMesh {
  readonly crossingX: Float64Array;
  readonly crossingY: Float64Array;
  /** 1 for land, by block. */
  readonly land: Uint8Array;

  constructor(
    chance: Chance,
    readonly columns: number,
    readonly rows: number,
    readonly blockMetres: number,
  ) {
    this.crossingX = new Float64Array((columns + 1) * (rows + 1));
    this.crossingY = new Float64Array((columns + 1) * (rows + 1));
    for (let crossing = 0; crossing < this.crossingX.length; crossing++) {
      const column = crossing % (columns + 1);
      const row = Math.floor(crossing / (columns + 1));
      this.crossingX[crossing] = (column + SHAKE * chance.between(-1, 1)) * blockMetres;
      this.crossingY[crossing] = (row + SHAKE * chance.between(-1, 1)) * blockMetres;
    }
    this.land = new Uint8Array(columns * rows).fill(1);
  }

  get count(): number {
    return this.land.length;
  }

  landBlocks(): number[] {
    return [...this.land.keys()].filter((block) => this.land[block] === 1);
  }

  /** The four crossings of a block, counter-clockwise. */
  crossings(block: number): [number, number, number, number] {
    const low = Math.floor(block / this.columns) * (this.columns + 1) + (block % this.columns);
    const high = low + this.columns + 1;
    return [low, low + 1, high + 1, high];
  }

  /** The blocks below, right of, above and left of a block, in the order of its sides; -1 beyond the mesh. */
  neighbours(block: number): [number, number, number, number] {
    const column = block % this.columns;
    return [
      block - this.columns,
      column === this.columns - 1 ? -1 : block + 1,
      block + this.columns < this.count ? block + this.columns : -1,
      column === 0 ? -1 : block - 1,
    ].map((other) => Math.max(other, -1)) as [number, number, number, number];
  }

  /** A lake of a few blocks: the land has a hole, or a bay where it lies at the rim. */
  addLake(chance: Chance): void {
    const [west, south] = [chance.whole(0, this.columns - 1), chance.whole(0, this.rows - 1)];
    this.each(west, south, west + chance.whole(0, 2), south + chance.whole(0, 2), (block) => {
      this.land[block] = 0;
    });
  }

  /** An island of a few blocks with water all around it. */
  addIsland(chance: Chance): void {
    const [west, south] = [chance.whole(0, this.columns - 1), chance.whole(0, this.rows - 1)];
    const [east, north] = [west + chance.whole(0, 2), south + chance.whole(0, 2)];
    this.each(west - 1, south - 1, east + 1, north + 1, (block) => {
      const [column, row] = [block % this.columns, Math.floor(block / this.columns)];
      this.land[block] = column >= west && column <= east && row >= south && row <= north ? 1 : 0;
    });
  }

  private each(
    west: number,
    south: number,
    east: number,
    north: number,
    visit: (block: number) => void,
  ): void {
    for (let row = Math.max(0, south); row <= Math.min(this.rows - 1, north); row++) {
      for (let column = Math.max(0, west); column <= Math.min(this.columns - 1, east); column++)
        visit(row * this.columns + column);
    }
  }
}
