import { createHash, randomBytes } from 'node:crypto';

/** `ogk_`, the key's id, and 256 random bits. The prefix lets leaked keys be found by searching for it. */
const TOKEN = /^ogk_([0-9a-f]{18})_([\w-]{43})$/;

export interface KeyToken {
  readonly id: string;
  readonly secretHash: Uint8Array;
}

/** A new secret: what is shown once, and what is kept. */
export function newKeySecret(): { readonly secret: string; readonly secretHash: Uint8Array } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, secretHash: hashSecret(secret) };
}

export function keyToken(id: string, secret: string): string {
  return `ogk_${id}_${secret}`;
}

/** The key in an Authorization header: null where it has none, `unreadable` where it is no key of ours. */
export function keyTokenIn(header: string | undefined): KeyToken | 'unreadable' | null {
  const [scheme, token = ''] = (header ?? '').trim().split(/ +/, 2);
  if (scheme.toLowerCase() !== 'bearer') return null;
  const [, id, secret] = TOKEN.exec(token) ?? [];
  return id === undefined ? 'unreadable' : { id, secretHash: hashSecret(secret) };
}

function hashSecret(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}
