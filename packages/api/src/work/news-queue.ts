/** News that wait for a reader at most; a reader so far behind is told to come back and read anew. */
const MOST_WAITING = 500;

/**
 * News on their way to one reader, in order. Of those of one kind that only tell how things are, the last replaces
 * any that still waits.
 */
export class NewsQueue<Item> implements AsyncIterableIterator<Item> {
  #waiting: { readonly item: Item; readonly replaces: string | null }[] = [];
  #reader: ((result: IteratorResult<Item, undefined>) => void) | null = null;
  #ended = false;

  constructor(private readonly onEnd: () => void) {}

  /** `replaces`: what the item tells the state of; null for an event that is never left out. */
  push(item: Item, replaces: string | null = null): void {
    if (this.#ended) return;
    if (this.#reader !== null) {
      this.#reader({ done: false, value: item });
      this.#reader = null;
      return;
    }
    if (replaces !== null) this.#waiting = this.#waiting.filter((one) => one.replaces !== replaces);
    this.#waiting.push({ item, replaces });
    if (this.#waiting.length > MOST_WAITING) this.end();
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#reader?.({ done: true, value: undefined });
    this.#reader = null;
    this.onEnd();
  }

  next(): Promise<IteratorResult<Item, undefined>> {
    const next = this.#waiting.shift();
    if (next !== undefined) return Promise.resolve({ done: false, value: next.item });
    if (this.#ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => {
      this.#reader = resolve;
    });
  }

  return(): Promise<IteratorResult<Item, undefined>> {
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
