const MOST_STARTED = 5_000;

/** Something that is waited for, until a time in milliseconds. */
interface Waiting<Value> {
  readonly value: Value;
  readonly address: string;
  readonly until: number;
}

/**
 * What people set out with and come back for, by id: taken once, gone after its time. Where there is no more room, the
 * address that has set out most often loses its oldest, so that a flood from one pushes out nobody else's.
 */
export class StartedWays<Value> {
  readonly #waiting = new Map<string, Waiting<Value>>();

  constructor(
    private readonly livesMs: number,
    private readonly most = MOST_STARTED,
    private readonly now: () => number = Date.now,
  ) {}

  put(id: string, address: string, value: Value): void {
    this.#forgetOld();
    if (this.#waiting.size >= this.most) this.#makeRoom();
    this.#waiting.set(id, { value, address, until: this.now() + this.livesMs });
  }

  /** What was put under the id, once; undefined where there is none any more. */
  take(id: string): Value | undefined {
    const found = this.#waiting.get(id);
    this.#waiting.delete(id);
    return found === undefined || found.until < this.now() ? undefined : found.value;
  }

  /** They end in the order in which they began. */
  #forgetOld(): void {
    for (const [id, { until }] of this.#waiting) {
      if (until >= this.now()) return;
      this.#waiting.delete(id);
    }
  }

  #makeRoom(): void {
    const counts = new Map<string, number>();
    for (const { address } of this.#waiting.values()) counts.set(address, (counts.get(address) ?? 0) + 1);
    const most = Math.max(...counts.values());
    for (const [id, { address }] of this.#waiting) {
      if (counts.get(address) !== most) continue;
      this.#waiting.delete(id);
      return;
    }
  }
}
