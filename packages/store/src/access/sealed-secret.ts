import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { StoreError } from '../outcome.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PURPOSE = 'onegrid one-time codes';

/** The key for secrets of one-time codes, which follows from the server's and opens nothing else. */
function keyFrom(masterKey: Uint8Array | null): Buffer {
  if (masterKey === null) throw new StoreError('master-key-missing', 'The server has no key to seal with.');
  return Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), PURPOSE, 32));
}

/** Encrypts a secret for one owner: nonce, ciphertext and tag; it cannot be opened as anybody else's. */
export function sealSecret(masterKey: Uint8Array | null, owner: string, secret: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyFrom(masterKey), nonce).setAAD(Buffer.from(owner));
  return Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** Throws `master-key-wrong` where it was sealed with another key, for another owner, or was touched since. */
export function openSecret(masterKey: Uint8Array | null, owner: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  try {
    const decipher = createDecipheriv(CIPHER, keyFrom(masterKey), bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = [decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()];
    return Buffer.concat(text).toString('utf8');
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      'master-key-wrong',
      'What was sealed cannot be opened with this key.',
      {},
      { cause: error },
    );
  }
}
