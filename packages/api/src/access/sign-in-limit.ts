import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export interface SignInLimitOptions {
  /** Failed attempts on one name from one address before it has to wait. */
  readonly perName: number;
  /** Failed attempts from one address on any names. */
  readonly perAddress: number;
  readonly windowSeconds: number;
}

const DEFAULTS: SignInLimitOptions = { perName: 5, perAddress: 30, windowSeconds: 300 };

/** Slows down guessing of passwords. Only failures count; a success forgives those on its name. */
export class SignInLimit {
  readonly #byName: RateLimiterMemory;
  readonly #byAddress: RateLimiterMemory;

  constructor(options: Partial<SignInLimitOptions> = {}) {
    const { perName, perAddress, windowSeconds } = { ...DEFAULTS, ...options };
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

  /** Gives the attempt back after a success. */
  async forgive(address: string, name: string): Promise<void> {
    await this.#byAddress.reward(address);
    await this.#byName.delete(`${address} ${name.toLowerCase()}`);
  }
}
