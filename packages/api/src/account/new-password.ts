import { randomInt } from 'node:crypto';
import { passwordFault } from '../access/password-rules.ts';

/** Letters and digits that nobody takes for one another when a password is read out. */
const SIGNS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 16;

/** A password to hand to somebody, who has to change it: 93 random bits, by the rules. */
export function newPassword(name: string): string {
  for (;;) {
    const password = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
    if (passwordFault(password, name) === null) return password;
  }
}
