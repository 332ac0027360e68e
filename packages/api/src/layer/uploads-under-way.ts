/** Each is held in memory while it comes in. */
const MOST_OF_ONE = 4;
const MOST_IN_ALL = 16;

/** Counts uploads that are coming in, so that they do not take all memory together. */
export class UploadsUnderWay {
  readonly #of = new Map<string, number>();
  #inAll = 0;

  /** What to call when the upload has come in; null where there is no room for it. */
  enter(who: string): (() => void) | null {
    const own = this.#of.get(who) ?? 0;
    if (own >= MOST_OF_ONE || this.#inAll >= MOST_IN_ALL) return null;
    this.#of.set(who, own + 1);
    this.#inAll += 1;
    return () => {
      this.#inAll -= 1;
      const left = (this.#of.get(who) ?? 1) - 1;
      if (left === 0) this.#of.delete(who);
      else this.#of.set(who, left);
    };
  }
}
