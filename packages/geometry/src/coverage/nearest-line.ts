import Flatbush from 'flatbush';

/** Straight pieces of linework in local metres, indexed for the distance from any point. */
export class NearestLine {
  private readonly index: Flatbush | null;

  /** @param segments four numbers a segment: ax, ay, bx, by */
  constructor(private readonly segments: Float64Array) {
    const count = segments.length / 4;
    this.index = count > 0 ? new Flatbush(count) : null;
    if (!this.index) return;
    for (let i = 0; i < segments.length; i += 4) {
      const [ax, ay, bx, by] = [segments[i], segments[i + 1], segments[i + 2], segments[i + 3]];
      this.index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
    }
    this.index.finish();
  }

  /**
   * Distance in metres from a point to the nearest segment; Infinity where there are none.
   *
   * @param guess where the search begins; a good one saves time and never changes the answer
   * @param atMost a distance above this may be answered by Infinity
   */
  distance(x: number, y: number, guess = 10, atMost = Infinity): number {
    if (!this.index) return Infinity;
    const { minX, minY, maxX, maxY } = this.index;
    for (let reach = Math.min(atMost, Math.max(guess, 1e-3)); ; reach = Math.min(atMost, reach * 4)) {
      let best = Infinity;
      for (const i of this.index.search(x - reach, y - reach, x + reach, y + reach)) {
        best = Math.min(best, this.distanceTo(i, x, y));
      }
      if (best <= reach) return best;
      if (reach >= atMost) return Infinity;
      const all = x - reach <= minX && y - reach <= minY && x + reach >= maxX && y + reach >= maxY;
      if (all) return best;
    }
  }

  private distanceTo(segment: number, x: number, y: number): number {
    const s = this.segments;
    const i = segment * 4;
    const dx = s[i + 2] - s[i];
    const dy = s[i + 3] - s[i + 1];
    const squared = dx * dx + dy * dy;
    const along = squared > 0 ? ((x - s[i]) * dx + (y - s[i + 1]) * dy) / squared : 0;
    const t = Math.max(0, Math.min(1, along));
    const ex = x - s[i] - t * dx;
    const ey = y - s[i + 1] - t * dy;
    return Math.sqrt(ex * ex + ey * ey);
  }
}
