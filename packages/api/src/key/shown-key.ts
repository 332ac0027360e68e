import type { ApiKeyRecord } from '@onegrid/store';
import { ApiKey, ApiKeyState } from './key-type.ts';

/** A stored key as the API shows it. */
export function shownKey(record: ApiKeyRecord): ApiKey {
  const ended = record.expiresAt.getTime() <= Date.now() ? ApiKeyState.EXPIRED : ApiKeyState.WORKING;
  return Object.assign(new ApiKey(), {
    ...record,
    state: record.revokedAt === null ? ended : ApiKeyState.REVOKED,
  });
}
