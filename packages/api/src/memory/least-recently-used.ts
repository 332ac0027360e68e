/** Keeps the most recently used values, each for at most its time to live. */
export class LeastRecentlyUsed<Value> {
  readonly #entries = new Map<string, { readonly value: Value; readonly until: number }>();

  constructor(readonly capacity: number) {}

  /** The value of the key, made and kept where it is missing or too old. */
  get(key: string, timeToLiveMs: number, make: () => Value): Value {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    const fresh = entry !== undefined && entry.until > Date.now();
    const kept = fresh ? entry : { value: make(), until: Date.now() + timeToLiveMs };
    this.#entries.set(key, kept);
    if (this.#entries.size > this.capacity) this.#entries.delete(this.#entries.keys().next().value as string);
    return kept.value;
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }
}
