/**
 * A small seeded generator (sfc32, Chris Doty-Humphrey's "small fast counter"), so that the same seed
 * gives the same plan on every machine. Integer arithmetic only.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** Any integer is a seed; seeds that are equal modulo 2^32 are the same seed. */
  constructor(seed: number) {
    this.a = seed | 0;
    this.b = 0x9e3779b9 | 0;
    this.c = 0x243f6a88 | 0;
    // The first outputs still resemble the seed; the authors discard twelve.
    for (let round = 0; round < 12; round++) this.next();
  }

  /** A whole number in 0..2^32-1. */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** A number in [0, 1), a multiple of 2^-32. */
  unit(): number {
    return this.next() / 4294967296;
  }

  /** A whole number in 0..bound-1; `bound` is at least 1. */
  below(bound: number): number {
    return Math.floor(this.unit() * bound);
  }
}
