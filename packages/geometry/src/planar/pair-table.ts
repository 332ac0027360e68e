/**
 * A table of unique integer pairs, numbered from 0 in order of first appearance. Open addressing over typed
 * arrays: an object map of string keys is ten times slower at the million pairs of a city.
 */
export class PairTable {
  /** First and second member of pair `i`, valid below `size`. */
  first: Float64Array;
  second: Float64Array;
  size = 0;
  private slots: Int32Array;
  private mask: number;

  constructor(expected = 1024) {
    let capacity = 1024;
    while (capacity < expected * 2) capacity *= 2;
    this.slots = new Int32Array(capacity).fill(-1);
    this.mask = capacity - 1;
    this.first = new Float64Array(capacity / 2);
    this.second = new Float64Array(capacity / 2);
  }

  /** Index of the pair, or -1. */
  find(a: number, b: number): number {
    let slot = hash(a, b) & this.mask;
    for (;;) {
      const index = this.slots[slot]!;
      if (index < 0) return -1;
      if (this.first[index] === a && this.second[index] === b) return index;
      slot = (slot + 1) & this.mask;
    }
  }

  /** Index of the pair, which is added if it is new. */
  add(a: number, b: number): number {
    let slot = hash(a, b) & this.mask;
    for (;;) {
      const index = this.slots[slot]!;
      if (index < 0) break;
      if (this.first[index] === a && this.second[index] === b) return index;
      slot = (slot + 1) & this.mask;
    }
    if (this.size >= this.first.length) {
      this.grow();
      return this.add(a, b);
    }
    const index = this.size++;
    this.first[index] = a;
    this.second[index] = b;
    this.slots[slot] = index;
    return index;
  }

  private grow(): void {
    const capacity = this.slots.length * 2;
    const first = new Float64Array(capacity / 2);
    const second = new Float64Array(capacity / 2);
    first.set(this.first);
    second.set(this.second);
    this.first = first;
    this.second = second;
    this.slots = new Int32Array(capacity).fill(-1);
    this.mask = capacity - 1;
    for (let index = 0; index < this.size; index++) {
      let slot = hash(first[index]!, second[index]!) & this.mask;
      while (this.slots[slot]! >= 0) slot = (slot + 1) & this.mask;
      this.slots[slot] = index;
    }
  }
}

function hash(a: number, b: number): number {
  let h = Math.imul(a | 0, 0x9e3779b1) ^ Math.imul(b | 0, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}
