/** Random choices that are the same for a seed. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = Math.imul((seed ^ 0x9e3779b9) >>> 0, 0x85ebca6b) >>> 0;
  }

  /** From 0 to below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True in this share of cases. */
  is(share: number): boolean {
    return this.next() < share;
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.whole(0, items.length - 1)]!;
  }

  /** Some of the items, at least one, in their order. */
  some<Item>(items: readonly Item[], most: number): readonly Item[] {
    const chosen = new Set<number>();
    const wanted = this.whole(1, Math.min(most, items.length));
    while (chosen.size < wanted) chosen.add(this.whole(0, items.length - 1));
    return items.filter((_, at) => chosen.has(at));
  }
}
