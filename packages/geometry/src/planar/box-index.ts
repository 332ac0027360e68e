import Flatbush from 'flatbush';

/** Boxes `[west, south, east, north]` to be asked which of them touch another. Never changes. */
export class BoxIndex {
  private readonly tree: Flatbush | null;

  constructor(boxes: readonly (readonly [number, number, number, number])[]) {
    this.tree = boxes.length === 0 ? null : new Flatbush(boxes.length);
    for (const box of boxes) this.tree?.add(...box);
    this.tree?.finish();
  }

  /** Indices of the boxes that touch this box, in no order. */
  touching([west, south, east, north]: readonly [number, number, number, number]): number[] {
    return this.tree?.search(west, south, east, north) ?? [];
  }
}
