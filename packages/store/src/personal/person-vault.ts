import { createHmac, randomBytes } from 'node:crypto';
import { StoreError } from '../outcome.ts';
import { deriveKey, KEY_BYTES, seal, unseal } from './master-key.ts';
import type { PersonalContent } from './records.ts';

/** What of a person stands in the database instead of what is personal. */
export interface SealedPerson {
  readonly wrapped: Buffer;
  readonly content: Buffer;
  readonly telephoneIndex: Buffer | null;
  readonly identityIndex: Buffer | null;
}

/**
 * Seals what is personal with a key of the person's own, and that key with one derived from the server's master key.
 * Where the person's key is destroyed, nobody can read any of it again, in the tables or in the log.
 */
export class PersonVault {
  private readonly wrapping: Buffer;
  private readonly indexing: Buffer;

  constructor(masterKey: Uint8Array) {
    this.wrapping = deriveKey(masterKey, 'person wrapping');
    this.indexing = deriveKey(masterKey, 'person index');
  }

  newKey(): Buffer {
    return randomBytes(KEY_BYTES);
  }

  wrap(key: Uint8Array, district: string, person: string): Buffer {
    return seal(this.wrapping, key, ['person-key', district, person]);
  }

  /** Throws `master-key-wrong` where the key was wrapped under another master key. */
  unwrap(wrapped: Uint8Array, district: string, person: string): Buffer {
    const key = unseal(this.wrapping, wrapped, ['person-key', district, person]);
    if (key === null)
      throw new StoreError(
        'master-key-wrong',
        'The master key is not the one that persons were sealed with.',
      );
    return key;
  }

  sealContent(key: Uint8Array, content: PersonalContent, district: string, person: string): Buffer {
    return seal(key, asBytes(content), ['person-content', district, person]);
  }

  /** Throws `verdict-failed` where the content was changed or belongs to another person. */
  openContent(key: Uint8Array, sealed: Uint8Array, district: string, person: string): PersonalContent {
    const content = unseal(key, sealed, ['person-content', district, person]);
    if (content === null)
      throw new StoreError('verdict-failed', 'What was sealed of a person does not open.');
    return JSON.parse(content.toString('utf8')) as PersonalContent;
  }

  /** Before and after, for a line of the log. */
  sealForLog(key: Uint8Array, told: unknown, district: string, person: string): Buffer {
    return seal(key, asBytes(told), ['person-log', district, person]);
  }

  openFromLog(key: Uint8Array, sealed: Uint8Array, district: string, person: string): unknown {
    const told = unseal(key, sealed, ['person-log', district, person]);
    return told === null ? null : (JSON.parse(told.toString('utf8')) as unknown);
  }

  /** A keyed hash of a number in its one form: equal numbers of a district are equal, and no more is told. */
  index(kind: 'telephone' | 'identity', value: string, district: string): Buffer {
    return createHmac('sha256', this.indexing).update(`${kind} ${district} ${value}`).digest();
  }

  indexes(
    content: PersonalContent,
    district: string,
  ): Pick<SealedPerson, 'telephoneIndex' | 'identityIndex'> {
    const { telephone, identityNumber } = content;
    return {
      telephoneIndex: telephone === null ? null : this.index('telephone', telephone, district),
      identityIndex: identityNumber === null ? null : this.index('identity', identityNumber, district),
    };
  }

  /** A new person's key, content and indexes. */
  sealNew(
    content: PersonalContent,
    district: string,
    person: string,
  ): SealedPerson & { readonly key: Buffer } {
    const key = this.newKey();
    return {
      key,
      wrapped: this.wrap(key, district, person),
      content: this.sealContent(key, content, district, person),
      ...this.indexes(content, district),
    };
  }
}

function asBytes(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value), 'utf8');
}
