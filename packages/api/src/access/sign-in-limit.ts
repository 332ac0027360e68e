import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export interface SignInLimitOptions {
  /** Failed attempts on one name from one address before it has to wait. */
  readonly perName: number;
  /** Failed attempts from one address on any names. */
  readonly perAddress: number;
  readonly windowSeconds: number;
  /** Failures in a row from anywhere before an account is locked, and for how long. */
  readonly lockAfter: number;
  readonly lockMs: number;
}

const DEFAULTS: SignInLimitOptions = {
  perName: 5,
  perAddress: 30,
  windowSeconds: 300,
  lockAfter: 5,
  lockMs: 15 * 60_000,
};

/** Slows down guessing of passwords. Only failures count; a success forgives those on its name. */
export class SignInLimit {
  readonly #byName: RateLimiterMemory;
  readonly #byAddress: RateLimiterMemory;
  /** Kept in the database, unlike the rest: it holds from every address and outlives a start. */
  readonly lock: { readonly lockAfter: number; readonly lockMs: number };

  constructor(options: Partial<SignInLimitOptions> = {}) {
    const { perName, perAddress, windowSeconds, ...lock } = { ...DEFAULTS, ...options };
    this.lock = lock;
    this.#byName = new RateLimiterMemory({ points: perName, duration: windowSeconds, keyPrefix: 'name' });
    this.#byAddress = new RateLimiterMemory({
      points: perAddress,
      duration: windowSeconds,
      keyPrefix: 'address',
    });
  }

  /**
   * Takes one attempt before the password is looked at, so that parallel guesses count as well.
   * Answers null when it may go on, else the seconds to wait.
   */
  async take(address: string, name: string): Promise<number | null> {
    try {
      await this.#byAddress.consume(address);
      await this.#byName.consume(`${address} ${name.toLowerCase()}`);
      return null;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      throw refused;
    }
  }

  /** Gives one attempt back: the password was right, and a code is still missing. */
  async giveBack(address: string, name: string): Promise<void> {
    await this.#byAddress.reward(address);
    await this.#byName.reward(`${address} ${name.toLowerCase()}`);
  }

  /** Gives the attempt back after a success. */
  async forgive(address: string, name: string): Promise<void> {
    await this.#byAddress.reward(address);
    await this.#byName.delete(`${address} ${name.toLowerCase()}`);
  }
}
