import { StoreError } from '@onegrid/store';
import type { MessageParameters } from '../messages/say.ts';

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
