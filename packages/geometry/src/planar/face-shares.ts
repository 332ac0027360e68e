import { PairTable } from './pair-table.ts';

/** What faces share by pairs: `face[i]` of one graph and `other[i]` of another have `amount[i]` in common. */
export interface OverlayAreas {
  readonly face: Int32Array;
  readonly other: Int32Array;
  readonly amount: Float64Array;
}

/** Sums by pair of faces of two graphs; 0 is the unbounded face of either. */
export class FaceShares {
  private readonly pairs = new PairTable();
  private amounts = new Float64Array(1024);

  add(face: number, other: number, amount: number): void {
    const pair = this.pairs.add(face, other);
    if (pair >= this.amounts.length) {
      const larger = new Float64Array(this.amounts.length * 2);
      larger.set(this.amounts);
      this.amounts = larger;
    }
    this.amounts[pair]! += amount;
  }

  /**
   * Drops shares of no more than `dust`, either way, and makes up the negative ones, without changing the sum of any
   * bounded face: from the largest shares of its own two faces, and what both give too much goes to the pair of the
   * two they were shared with. The pair of both unbounded faces takes and gives any amount.
   */
  settle(dust: number): void {
    const below: number[] = [];
    for (let pair = 0; pair < this.pairs.size; pair++) {
      if (Math.abs(this.amounts[pair]!) <= dust) this.amounts[pair] = 0;
      else if (this.amounts[pair]! < 0) below.push(pair);
    }
    if (below.length === 0) return;
    const { first, second } = this.pairs;
    const ofFace = new PairLists(this.pairs.size, first);
    const ofOther = new PairLists(this.pairs.size, second);
    const add = (face: number, other: number, amount: number) => {
      const known = this.pairs.size;
      this.add(face, other, amount);
      if (this.pairs.size === known) return;
      ofFace.push(known, face);
      ofOther.push(known, other);
    };
    // In the order of the faces, so that the order of edges changes nothing.
    below.sort((p, q) => first[p]! - first[q]! || second[p]! - second[q]!);
    for (const pair of below) {
      // Growing tables are replaced: read them anew.
      const face = this.pairs.first[pair]!;
      const other = this.pairs.second[pair]!;
      if (face === 0 && other === 0) continue;
      while (this.amounts[pair]! < 0) {
        const fromFace = ofFace.largest(face, this.amounts, this.pairs.second);
        const fromOther = ofOther.largest(other, this.amounts, this.pairs.first);
        if ((fromFace < 0 && face > 0) || (fromOther < 0 && other > 0)) {
          // A face with nothing to give has no area to speak of.
          this.amounts[pair] = 0;
          break;
        }
        const other2 = fromFace < 0 ? 0 : this.pairs.second[fromFace]!;
        const face2 = fromOther < 0 ? 0 : this.pairs.first[fromOther]!;
        const amount = Math.min(
          -this.amounts[pair]!,
          fromFace < 0 ? Number.POSITIVE_INFINITY : this.amounts[fromFace]!,
          fromOther < 0 ? Number.POSITIVE_INFINITY : this.amounts[fromOther]!,
        );
        add(face, other, amount);
        add(face, other2, -amount);
        add(face2, other, -amount);
        add(face2, other2, amount);
      }
    }
  }

  /** The positive shares by face, then other; without that of both unbounded faces. */
  sorted(): OverlayAreas {
    const { first, second, size } = this.pairs;
    const kept: number[] = [];
    for (let pair = 0; pair < size; pair++) {
      if (this.amounts[pair]! > 0 && (first[pair]! > 0 || second[pair]! > 0)) kept.push(pair);
    }
    kept.sort((p, q) => first[p]! - first[q]! || second[p]! - second[q]!);
    return {
      face: Int32Array.from(kept, (pair) => first[pair]!),
      other: Int32Array.from(kept, (pair) => second[pair]!),
      amount: Float64Array.from(kept, (pair) => this.amounts[pair]!),
    };
  }
}

/** Pairs by one of their members, as linked lists that can grow. */
class PairLists {
  private readonly head = new Map<number, number>();
  private readonly next: number[] = [];

  constructor(size: number, member: Float64Array) {
    for (let pair = 0; pair < size; pair++) this.push(pair, member[pair]!);
  }

  push(pair: number, member: number): void {
    this.next[pair] = this.head.get(member) ?? -1;
    this.head.set(member, pair);
  }

  /** The pair of a member with the largest positive amount, the smallest partner among equals; -1 without. */
  largest(member: number, amounts: Float64Array, partner: Float64Array): number {
    let best = -1;
    for (let pair = this.head.get(member) ?? -1; pair >= 0; pair = this.next[pair]!) {
      const amount = amounts[pair]!;
      if (!(amount > 0)) continue;
      if (
        best < 0 ||
        amount > amounts[best]! ||
        (amount === amounts[best]! && partner[pair]! < partner[best]!)
      )
        best = pair;
    }
    return best;
  }
}
