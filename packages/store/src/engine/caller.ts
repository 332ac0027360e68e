/** For whom a transaction asks: told to the database at its beginning, and forgotten with its end. */
export interface Caller {
  readonly district: string;
  /** Null for nobody: no personal row is seen. */
  readonly accountId: string | null;
  /** A role without a login that owns no table and has no BYPASSRLS; see migration 0017. */
  readonly role: 'onegrid_request' | 'onegrid_system';
}

export const SYSTEM_CALLER: Caller = { district: '', accountId: null, role: 'onegrid_system' };
