/** Cells of the index reach over their neighbours by this share, so that rounding loses no segment. */
const OVERREACH = 1e-6;

/** Straight pieces of linework in local metres, indexed for the distance from any point. */
export class NearestLine {
  private readonly cell: number;
  private readonly west: number;
  private readonly south: number;
  private readonly columns: number;
  private readonly rows: number;
  /** Segments that pass cell c: `passing[starts[c]]` up to `passing[starts[c + 1]]`. */
  private readonly starts: Int32Array;
  private readonly passing: Int32Array;

  /** @param segments four numbers a segment: ax, ay, bx, by */
  constructor(private readonly segments: Float64Array) {
    let [west, south, east, north, length] = [Infinity, Infinity, -Infinity, -Infinity, 0];
    for (let i = 0; i < segments.length; i += 4) {
      west = Math.min(west, segments[i]!, segments[i + 2]!);
      south = Math.min(south, segments[i + 1]!, segments[i + 3]!);
      east = Math.max(east, segments[i]!, segments[i + 2]!);
      north = Math.max(north, segments[i + 1]!, segments[i + 3]!);
      length += Math.hypot(segments[i + 2]! - segments[i]!, segments[i + 3]! - segments[i + 1]!);
    }
    const count = segments.length / 4;
    const [width, height] = count === 0 ? [0, 0] : [east - west, north - south];
    // About as many cells as segments, none shorter than a segment is on average.
    this.cell = Math.max(length / Math.max(1, count), Math.sqrt((width * height) / Math.max(1, count))) || 1;
    this.west = west;
    this.south = south;
    this.columns = count === 0 ? 0 : Math.floor(width / this.cell) + 1;
    this.rows = count === 0 ? 0 : Math.floor(height / this.cell) + 1;
    this.starts = new Int32Array(this.columns * this.rows + 1);
    this.eachPassed((at) => {
      this.starts[at + 1]!++;
    });
    for (let at = 0; at + 1 < this.starts.length; at++) this.starts[at + 1]! += this.starts[at]!;
    this.passing = new Int32Array(this.starts[this.starts.length - 1]!);
    const filled = this.starts.slice();
    this.eachPassed((at, segment) => {
      this.passing[filled[at]!++] = segment;
    });
  }

  /**
   * Distance in metres from a point to the nearest segment; Infinity where there are none.
   *
   * @param atMost a distance above this is answered by Infinity
   */
  distance(x: number, y: number, atMost = Infinity): number {
    const { cell, columns, rows } = this;
    if (columns === 0) return Infinity;
    const [east, north] = [(x - this.west) / cell, (y - this.south) / cell];
    const [column, row] = [Math.floor(east), Math.floor(north)];
    // Cells are looked at in square rings around the point; a ring whole in sight says how far all of it was seen.
    const margin = Math.min(east - column, column + 1 - east, north - row, row + 1 - north) - OVERREACH;
    const first = Math.max(0, -column, column - columns + 1, -row, row - rows + 1);
    const last = Math.max(column, columns - 1 - column, row, rows - 1 - row);
    let best = Infinity;
    for (let ring = first; ring <= last; ring++) {
      const seen = (ring - 1 + margin) * cell;
      if (ring > first && (best <= seen * seen || seen > atMost)) break;
      best = this.nearestInRing(column, row, ring, x, y, best);
    }
    const distance = Math.sqrt(best);
    return distance <= atMost ? distance : Infinity;
  }

  /** The least squared distance to segments that pass the cells of one square ring, or what was least before. */
  private nearestInRing(
    column: number,
    row: number,
    ring: number,
    x: number,
    y: number,
    least: number,
  ): number {
    const { columns, rows } = this;
    const [from, to] = [Math.max(0, column - ring), Math.min(columns - 1, column + ring)];
    let best = least;
    for (let r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
      if (r === row - ring || r === row + ring)
        best = this.nearestInCells(r * columns + from, r * columns + to, x, y, best);
      else {
        if (from === column - ring)
          best = this.nearestInCells(r * columns + from, r * columns + from, x, y, best);
        if (to === column + ring) best = this.nearestInCells(r * columns + to, r * columns + to, x, y, best);
      }
    }
    return best;
  }

  /** The same for a run of cells, the last among them. */
  private nearestInCells(first: number, last: number, x: number, y: number, least: number): number {
    let best = least;
    for (let k = this.starts[first]!; k < this.starts[last + 1]!; k++) {
      const squared = this.squaredDistanceTo(this.passing[k]!, x, y);
      if (squared < best) best = squared;
    }
    return best;
  }

  private squaredDistanceTo(segment: number, x: number, y: number): number {
    const s = this.segments;
    const i = segment * 4;
    const dx = s[i + 2]! - s[i]!;
    const dy = s[i + 3]! - s[i + 1]!;
    const squared = dx * dx + dy * dy;
    const along = squared > 0 ? ((x - s[i]!) * dx + (y - s[i + 1]!) * dy) / squared : 0;
    const t = Math.max(0, Math.min(1, along));
    const ex = x - s[i]! - t * dx;
    const ey = y - s[i + 1]! - t * dy;
    return ex * ex + ey * ey;
  }

  /** Visits every cell that a segment passes, row by row. */
  private eachPassed(visit: (cell: number, segment: number) => void): void {
    const { segments: s, columns, rows, cell, west, south } = this;
    for (let i = 0; i < s.length; i += 4) {
      const isUpward = s[i + 1]! <= s[i + 3]!;
      const [low, high] = isUpward ? [i, i + 2] : [i + 2, i];
      const [lowX, lowY] = [(s[low]! - west) / cell, (s[low + 1]! - south) / cell];
      const [highX, highY] = [(s[high]! - west) / cell, (s[high + 1]! - south) / cell];
      const lean = highY > lowY ? (highX - lowX) / (highY - lowY) : 0;
      const lastRow = Math.min(rows - 1, Math.floor(highY + OVERREACH));
      for (let row = Math.max(0, Math.floor(lowY - OVERREACH)); row <= lastRow; row++) {
        // Where the segment enters and leaves this row of cells.
        const enters = lowX + Math.max(0, row - lowY) * lean;
        const leaves = row + 1 < highY ? lowX + Math.max(0, row + 1 - lowY) * lean : highX;
        const from = Math.max(0, Math.floor(Math.min(enters, leaves) - OVERREACH));
        const to = Math.min(columns - 1, Math.floor(Math.max(enters, leaves) + OVERREACH));
        for (let column = from; column <= to; column++) visit(row * columns + column, i / 4);
      }
    }
  }
}
