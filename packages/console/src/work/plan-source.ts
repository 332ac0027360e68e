import type { ChangesDocument, GroundDocument, OldBordersDocument, PlanDocument } from '@onegrid/planning';

/** The server cannot be reached, or does not answer. What was asked for may be asked for again. */
export class Unreachable extends Error {}

/** The server has an answer, and it is no document: the plan is not there, or not for this account. */
export class NoDocument extends Error {}

/** A plan at a revision, see `PlanDocument`. */
export function fetchPlan(planId: string, revision: number, signal?: AbortSignal): Promise<PlanDocument> {
  return fetchDocument<PlanDocument>(`/plans/${encodeURIComponent(planId)}/state/${revision}`, signal);
}

/** The district as edits are measured against it, see `GroundDocument`. */
export function fetchGround(planId: string, signal?: AbortSignal): Promise<GroundDocument> {
  return fetchDocument<GroundDocument>(`/plans/${encodeURIComponent(planId)}/ground`, signal);
}

/** The departments' own borders, see `OldBordersDocument`. */
export function fetchOldBorders(planId: string, signal?: AbortSignal): Promise<OldBordersDocument> {
  return fetchDocument<OldBordersDocument>(`/plans/${encodeURIComponent(planId)}/old-borders`, signal);
}

/** What was committed after a revision, oldest first, see `ChangesDocument`. */
export function fetchChanges(planId: string, after: number): Promise<ChangesDocument> {
  return fetchDocument<ChangesDocument>(`/plans/${encodeURIComponent(planId)}/changes?after=${after}`);
}

/**
 * Asks for a document of the plan's routes.
 *
 * @throws Unreachable where there is no answer, or none that lasts
 * @throws NoDocument where there is no such document, with the server's words
 */
async function fetchDocument<T>(address: string, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, { credentials: 'same-origin', signal: signal ?? null });
  } catch (error) {
    throw new Unreachable(error instanceof Error ? error.message : String(error));
  }
  if (response.status >= 500 || response.status === 429) throw new Unreachable(`${response.status}`);
  if (!response.ok) throw new NoDocument(await reasonOf(response));
  try {
    // The server and the console are built from one source: the document is as its type says.
    return (await response.json()) as T;
  } catch (error) {
    throw new Unreachable(error instanceof Error ? error.message : String(error));
  }
}

async function reasonOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const told = typeof body === 'object' && body !== null && 'message' in body ? body.message : null;
  return typeof told === 'string' ? told : String(response.status);
}
