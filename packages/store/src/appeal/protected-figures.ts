/** How figures are told to whoever may not see every row that they count. */
export interface FigureProtectionRecord {
  /** Fewer rows than these are not told. */
  readonly leastGroup: number;
  /** Whether counts are multiples of `leastGroup`, rounded at random. */
  readonly rounded: boolean;
  /** Counts of the answer that are not told; which there are does not depend on the rows. */
  readonly hidden: number;
}

/** Rows counted, and the sum of their figure keys: what chance a count is rounded by. */
export interface KeyedCount {
  readonly count: number;
  readonly key: number;
}

const DAY_MS = 86_400_000;
/** China has one time all year round. */
const AHEAD_OF_UTC_MS = 8 * 3_600_000;

/** Figure keys are whole numbers below this. */
export const FIGURE_KEYS = 2 ** 32;

/**
 * A count as it is told. Fewer than `leastGroup`, none among them, are null: were none told as none, four nulls beside
 * a sum that is null would be four single rows. Every other is a multiple of `leastGroup`, one of its two neighbours,
 * so that on average nothing is added or lost. Which one follows from the rows alone: the same rows are told alike
 * however they were asked for, so that asking again says nothing new. Two such numbers differ by a multiple of
 * `leastGroup`, or one of them is not known: a difference never tells a count of 1 to `leastGroup` - 1.
 */
export function protectedCount({ count, key }: KeyedCount, leastGroup: number): number | null {
  if (count < leastGroup) return null;
  const over = count % leastGroup;
  const chance = (((key % FIGURE_KEYS) + FIGURE_KEYS) % FIGURE_KEYS) / FIGURE_KEYS;
  return count - over + (chance < over / leastGroup ? leastGroup : 0);
}

/** The last millisecond of its day in China. */
function endOfDay(time: Date): Date {
  const days = Math.floor((time.getTime() + AHEAD_OF_UTC_MS) / DAY_MS) + 1;
  return new Date(days * DAY_MS - AHEAD_OF_UTC_MS - 1);
}

/**
 * The newest instant in the data as it is told. Where figures are rounded its day: whoever asks again and again would
 * else see every single appeal come and close.
 */
export function tellInstant(newest: Date | null, rounded: boolean): Date | null {
  return newest === null || !rounded ? newest : endOfDay(newest);
}

/** How the counts of one answer are told; keeps account of those that are not. */
export class FigureTeller {
  #hidden = 0;

  constructor(
    private readonly leastGroup: number,
    private readonly rounded: boolean,
  ) {}

  tell(count: number, key: number): number | null {
    if (!this.rounded) return count;
    const told = protectedCount({ count, key }, this.leastGroup);
    if (told === null) this.#hidden += 1;
    return told;
  }

  /** A part of something that was told: never more than the whole. */
  tellPart(whole: number | null, count: number, key: number): number | null {
    const told = this.tell(count, key);
    return told === null || whole === null ? told : Math.min(told, whole);
  }

  get protection(): FigureProtectionRecord {
    return { leastGroup: this.leastGroup, rounded: this.rounded, hidden: this.#hidden };
  }
}
