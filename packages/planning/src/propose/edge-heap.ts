/** Edges waiting to enter a growing tree: a binary heap by key in typed arrays, least key first. */
export class EdgeHeap {
  private readonly key: Float64Array;
  private readonly node: Int32Array;
  private readonly parent: Int32Array;
  private count = 0;

  constructor(capacity: number) {
    this.key = new Float64Array(capacity);
    this.node = new Int32Array(capacity);
    this.parent = new Int32Array(capacity);
  }

  clear(): void {
    this.count = 0;
  }

  /** Where the edge with the least key leads; the heap is not empty. */
  get topNode(): number {
    return this.node[0]!;
  }

  /** The rank in the tree that edge comes from. */
  get topParent(): number {
    return this.parent[0]!;
  }

  push(key: number, node: number, parent: number): void {
    let at = this.count++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.key[above]! <= key) break;
      this.copy(above, at);
      at = above;
    }
    this.place(at, key, node, parent);
  }

  pop(): void {
    const last = --this.count;
    const key = this.key[last]!;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= last) break;
      if (below + 1 < last && this.key[below + 1]! < this.key[below]!) below++;
      if (this.key[below]! >= key) break;
      this.copy(below, at);
      at = below;
    }
    this.place(at, key, this.node[last]!, this.parent[last]!);
  }

  private copy(from: number, to: number): void {
    this.place(to, this.key[from]!, this.node[from]!, this.parent[from]!);
  }

  private place(at: number, key: number, node: number, parent: number): void {
    this.key[at] = key;
    this.node[at] = node;
    this.parent[at] = parent;
  }
}
