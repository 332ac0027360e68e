import { randomInt, timingSafeEqual } from 'node:crypto';
import type { Store } from '@onegrid/store';
import { SignInLimit, type SignInLimitOptions } from '../access/sign-in-limit.ts';
import { isLoopback } from '../server/listen.ts';

/** Without those that are taken for one another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const GROUP_LENGTH = 4;

/**
 * The one-time code to start a server with, and to print on standard output; null where none is needed: a
 * district is there already, or only this machine can reach the server.
 */
export async function setupCodeFor(store: Store, host: string): Promise<string | null> {
  return isLoopback(host) || (await store.districts()).length > 0 ? null : makeSetupCode();
}

/** Three groups of four letters and digits (about 59 bits), easy to read from a screen. */
function makeSetupCode(): string {
  const group = () =>
    Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

const LIMIT: Partial<SignInLimitOptions> = { perName: 10, perAddress: 10, windowSeconds: 300 };

/**
 * Who may create the first district. Where only this machine can reach the server anyone who does may; where
 * others can, whoever has the code that the start printed. Attempts are limited by address.
 */
export class SetupDoor {
  readonly #code: string | null;
  readonly #limit = new SignInLimit(LIMIT);

  /** @param code null: nobody can open the door where a code is required. */
  constructor(
    readonly codeRequired: boolean,
    code: string | null,
  ) {
    this.#code = code === null ? null : plain(code);
  }

  /** Takes one attempt; null when it may go on, else the seconds to wait. */
  take(address: string): Promise<number | null> {
    return this.#limit.take(address, 'setup');
  }

  opensWith(given: string | null): boolean {
    if (!this.codeRequired) return true;
    if (this.#code === null || given === null) return false;
    const [expected, received] = [Buffer.from(this.#code), Buffer.from(plain(given))];
    return expected.length === received.length && timingSafeEqual(expected, received);
  }
}

/** Case, spaces and hyphens are for the eye. */
function plain(code: string): string {
  return code.toLowerCase().replace(/[\s-]/g, '');
}
