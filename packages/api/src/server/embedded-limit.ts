import { StoreError } from '@onegrid/store';
import type { MessageParameters } from '../messages/say.ts';

/** The codes with which the store says that the server's key is not there, or is another. */
const KEY_CODES: readonly string[] = ['master-key-missing', 'master-key-wrong'];

/** What is wrong with the server's master key, which anything about persons can meet; null for every other error. */
export function masterKeyFault(error: unknown): string | null {
  return error instanceof StoreError && KEY_CODES.includes(error.code) ? error.code : null;
}

/**
 * The embedded engine's refusal of what is too large for it, which anything that writes can meet; null for every
 * other error.
 */
export function embeddedLimitOf(
  error: unknown,
): { readonly code: string; readonly params: MessageParameters } | null {
  if (!(error instanceof StoreError) || error.code !== 'embedded-too-large') return null;
  return { code: error.code, params: error.params as MessageParameters };
}
