import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { StoreError } from '../outcome.ts';

export const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 1;

/** A key of its own for each purpose: none tells anything of another or of the master key (HKDF-SHA-256). */
export function deriveKey(masterKey: Uint8Array, purpose: string): Buffer {
  if (masterKey.byteLength !== KEY_BYTES)
    throw new StoreError('master-key-length', `The master key has ${masterKey.byteLength} bytes, not 32.`);
  return Buffer.from(hkdfSync('sha256', masterKey, new Uint8Array(0), `onegrid ${purpose} v1`, KEY_BYTES));
}

/**
 * AES-256-GCM: version, nonce, tag, ciphertext. `bound` is not kept, but has to be told alike to open it, so that
 * nothing sealed for one row is taken for another's.
 */
export function seal(key: Uint8Array, content: Uint8Array, bound: readonly string[]): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(boundBytes(bound));
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([Uint8Array.of(VERSION), iv, cipher.getAuthTag(), sealed]);
}

/** What was sealed; null where the key is another, or a byte or what it is bound to has changed. */
export function unseal(key: Uint8Array, sealed: Uint8Array, bound: readonly string[]): Buffer | null {
  if (sealed.byteLength < 1 + IV_BYTES + TAG_BYTES || sealed[0] !== VERSION) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + IV_BYTES));
  decipher.setAAD(boundBytes(bound));
  decipher.setAuthTag(sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Each part with its length, so that no two lists read alike. */
function boundBytes(bound: readonly string[]): Buffer {
  return Buffer.from(bound.map((part) => `${Buffer.byteLength(part)}:${part}`).join(','));
}
