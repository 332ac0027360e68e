/**
 * A uniform grid over segments for "which segments are near here". Segments can be added at any time; each
 * is registered in the cells it passes through, so a long diagonal does not show up all over its bounding
 * box. Coordinates are lattice units.
 */
export class SegmentGrid {
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  private readonly minX: number;
  private readonly minY: number;
  private readonly head: Int32Array;
  private next: Int32Array;
  private entry: Int32Array;
  private entries = 0;
  /** Segment endpoints by segment id. */
  ax: Float64Array;
  ay: Float64Array;
  bx: Float64Array;
  by: Float64Array;
  size = 0;
  private stamp: Int32Array;
  private tick = 0;
  /** Result of the last `query`: `found[0 .. foundCount)`. */
  found: Int32Array = new Int32Array(256);
  foundCount = 0;

  /** @param cell wished cell size; made larger where the grid would pass 4 million cells. */
  constructor(bounds: readonly [number, number, number, number], cell: number, expected = 1024) {
    const width = Math.max(1, bounds[2] - bounds[0]);
    const height = Math.max(1, bounds[3] - bounds[1]);
    const least = Math.sqrt((width * height) / 4_000_000);
    this.cell = Math.max(cell, least, Math.max(width, height) / 60_000, 1);
    this.minX = bounds[0] - this.cell;
    this.minY = bounds[1] - this.cell;
    this.columns = Math.ceil(width / this.cell) + 3;
    this.rows = Math.ceil(height / this.cell) + 3;
    this.head = new Int32Array(this.columns * this.rows).fill(-1);
    this.next = new Int32Array(expected * 2);
    this.entry = new Int32Array(expected * 2);
    this.ax = new Float64Array(expected);
    this.ay = new Float64Array(expected);
    this.bx = new Float64Array(expected);
    this.by = new Float64Array(expected);
    this.stamp = new Int32Array(expected);
  }

  column(x: number): number {
    const c = Math.floor((x - this.minX) / this.cell);
    return c < 0 ? 0 : c >= this.columns ? this.columns - 1 : c;
  }

  row(y: number): number {
    const r = Math.floor((y - this.minY) / this.cell);
    return r < 0 ? 0 : r >= this.rows ? this.rows - 1 : r;
  }

  /** West edge of a column in lattice units. */
  columnWest(column: number): number {
    return this.minX + column * this.cell;
  }

  /** South edge of a row in lattice units. */
  rowSouth(row: number): number {
    return this.minY + row * this.cell;
  }

  /** Adds a segment and gives its id, counted from 0. */
  add(ax: number, ay: number, bx: number, by: number): number {
    if (this.size >= this.ax.length) {
      this.ax = grown(this.ax);
      this.ay = grown(this.ay);
      this.bx = grown(this.bx);
      this.by = grown(this.by);
      const stamp = new Int32Array(this.stamp.length * 2);
      stamp.set(this.stamp);
      this.stamp = stamp;
    }
    const id = this.size++;
    this.ax[id] = ax;
    this.ay[id] = ay;
    this.bx[id] = bx;
    this.by[id] = by;
    const r0 = this.row(Math.min(ay, by));
    const r1 = this.row(Math.max(ay, by));
    const dx = bx - ax;
    const dy = by - ay;
    for (let r = r0; r <= r1; r++) {
      // The stretch of the segment inside this row, widened by one unit against rounding.
      let west: number;
      let east: number;
      if (r0 === r1 || dy === 0) {
        west = Math.min(ax, bx);
        east = Math.max(ax, bx);
      } else {
        const y0 = this.minY + r * this.cell - 1;
        const y1 = y0 + this.cell + 2;
        let t0 = (y0 - ay) / dy;
        let t1 = (y1 - ay) / dy;
        if (t0 > t1) {
          const t = t0;
          t0 = t1;
          t1 = t;
        }
        if (t0 < 0) t0 = 0;
        if (t1 > 1) t1 = 1;
        const x0 = ax + t0 * dx;
        const x1 = ax + t1 * dx;
        west = Math.min(x0, x1) - 1;
        east = Math.max(x0, x1) + 1;
      }
      const c0 = this.column(west);
      const c1 = this.column(east);
      for (let c = c0; c <= c1; c++) this.register(r * this.columns + c, id);
    }
    return id;
  }

  private register(cell: number, id: number): void {
    if (this.entries >= this.entry.length) {
      const next = new Int32Array(this.next.length * 2);
      next.set(this.next);
      this.next = next;
      const entry = new Int32Array(this.entry.length * 2);
      entry.set(this.entry);
      this.entry = entry;
    }
    const at = this.entries++;
    this.entry[at] = id;
    this.next[at] = this.head[cell]!;
    this.head[cell] = at;
  }

  /** Collects into `found` the ids of all segments registered in the cells that the box touches, each once. */
  query(minX: number, minY: number, maxX: number, maxY: number): void {
    this.foundCount = 0;
    this.tick++;
    const c0 = this.column(minX);
    const c1 = this.column(maxX);
    const r0 = this.row(minY);
    const r1 = this.row(maxY);
    for (let r = r0; r <= r1; r++) {
      for (let c = c0; c <= c1; c++) this.collect(r * this.columns + c);
    }
  }

  /** Collects the segments of one cell only. */
  queryCell(column: number, row: number): void {
    this.foundCount = 0;
    this.tick++;
    this.collect(row * this.columns + column);
  }

  private collect(cell: number): void {
    for (let at = this.head[cell]!; at >= 0; at = this.next[at]!) {
      const id = this.entry[at]!;
      if (this.stamp[id] === this.tick) continue;
      this.stamp[id] = this.tick;
      if (this.foundCount >= this.found.length) {
        const found = new Int32Array(this.found.length * 2);
        found.set(this.found);
        this.found = found;
      }
      this.found[this.foundCount++] = id;
    }
  }
}

function grown(array: Float64Array): Float64Array {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}
