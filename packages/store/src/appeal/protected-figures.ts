import { createHmac } from 'node:crypto';
import { endOfDay } from './figure-period.ts';

/** How figures are told to whoever may not see every row that they count. */
export interface FigureProtectionRecord {
  /** What counts are rounded to multiples of. */
  readonly leastGroup: number;
  /** Every count of so many or more is told, never one of fewer than `leastGroup`; between them chance says. */
  readonly leastTold: number;
  /** Whether counts are multiples of `leastGroup`, rounded at random. */
  readonly rounded: boolean;
  /** Counts of the answer that are not told. */
  readonly hidden: number;
}

/** What a district rounds by. */
export interface FigureRule {
  readonly least_group: number;
  /** Known to nobody outside: whoever knew it could compute the chance of every question. */
  readonly figure_secret: string;
}

/** What is counted, by member; members that are not set hold for all. Two that mean the same are written alike. */
export type FigureQuestion = Readonly<Record<string, string | number | undefined>>;

/**
 * A count as it is told: one of the two multiples of `leastGroup` beside it, so that on average nothing is added or
 * lost, or null where that is not above `leastGroup`. A count of fewer than `leastGroup` is always null, none among
 * them: were none told as none, four nulls beside a sum that is null would be four single rows. And there is no number
 * at which null ends for certain: a window that is told beside a window that is not would else hold a row more.
 * `chance` is from 0 to below 1.
 */
export function protectedCount(count: number, chance: number, leastGroup: number): number | null {
  const over = count % leastGroup;
  const rounded = count - over + (chance < over / leastGroup ? leastGroup : 0);
  return rounded > leastGroup ? rounded : null;
}

/**
 * The chance of a question, from 0 to below 1: always the same for the same question, so that asking again tells
 * nothing, and nothing to do with the rows. Were it the rows' own, two questions that are told differently would be
 * known to count different rows: a single one among them.
 */
export function figureChance(secret: string, question: FigureQuestion): number {
  const members = Object.entries(question).filter(([, value]) => value !== undefined);
  const text = JSON.stringify(members.sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHmac('sha256', secret).update(text).digest().readUInt32BE() / 2 ** 32;
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
    private readonly rule: FigureRule,
    private readonly rounded: boolean,
    /** What all counts of the answer have in common. */
    private readonly asked: FigureQuestion,
  ) {}

  /** A count of what was asked, or of the part of it that `part` says. */
  tell(count: number, part: FigureQuestion = {}): number | null {
    if (!this.rounded) return count;
    const chance = figureChance(this.rule.figure_secret, { ...this.asked, ...part });
    const told = protectedCount(count, chance, this.rule.least_group);
    if (told === null) this.#hidden += 1;
    return told;
  }

  /** A part of something that was told: never more than the whole. */
  tellPart(whole: number | null, count: number, part: FigureQuestion): number | null {
    const told = this.tell(count, part);
    return told === null || whole === null ? told : Math.min(told, whole);
  }

  /** A count of what is cut by the period asked about: it is not told where counts are rounded. */
  tellCut(count: number): number | null {
    if (!this.rounded) return count;
    this.#hidden += 1;
    return null;
  }

  get protection(): FigureProtectionRecord {
    const { least_group: leastGroup } = this.rule;
    const leastTold = this.rounded ? 2 * leastGroup : 0;
    return { leastGroup, leastTold, rounded: this.rounded, hidden: this.#hidden };
  }
}
