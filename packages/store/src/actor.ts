/** Who does something, as written into the audit log of every mutation. */
export interface Actor {
  /** Null for the system itself (seeding, jobs that nobody asked for). */
  readonly accountId: string | null;
  readonly name: string;
  /** Why, in the actor's words. */
  readonly reason?: string | null;
  /** Ids of the accounts on whose behalf, by delegation. */
  readonly actingFor?: readonly string[];
}

export const SYSTEM_ACTOR: Actor = { accountId: null, name: 'system' };
