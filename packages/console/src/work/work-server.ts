import type { ChangesDocument, GroundDocument, PlanDocument, SessionEntry } from '@onegrid/planning';

/** What became of an entry that was sent. */
export type Sent =
  /** It is in the plan, or others' changes came first: what was committed up to this revision is to be fetched. */
  | { readonly kind: 'committed' | 'behind'; readonly revision: number }
  /** It never will be; with the server's words for why. */
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** The server, as the working session asks it. All of these reject with `Unreachable` where it does not answer. */
export interface WorkServer {
  plan(planId: string, revision: number): Promise<PlanDocument>;
  ground(planId: string): Promise<GroundDocument>;
  /** At most 200 of them. */
  changes(planId: string, after: number): Promise<ChangesDocument>;
  /** Sending an entry again does nothing and answers the same. */
  send(planId: string, baseRevision: number, entry: SessionEntry): Promise<Sent>;
}
