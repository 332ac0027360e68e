import type { Job } from '../graphql/fragments.ts';

type Started =
  | ({ readonly __typename: 'Job' } & Pick<Job, 'id'>)
  | { readonly __typename: 'Refusal'; readonly reason: string };

/** What asking for a job led to: an answer of the api, or a failure on the way. */
export interface StartAnswer {
  readonly started: Started | null | undefined;
  readonly error: string | undefined;
}

/** A job that somebody asked for. */
export interface AskedTask {
  /** The api has not answered yet whether there is a job. */
  readonly starting: boolean;
  readonly jobId: string | null;
  /** Why there is no job. */
  readonly problem: string | null;
}

const NOT_ASKED: AskedTask = { starting: false, jobId: null, problem: null };

/** Jobs that were asked for since the page was loaded, by what they are about: leaving a page loses none. */
const asked = new Map<string, AskedTask>();
const listeners = new Set<() => void>();

/** Hears of every change of any task, until the function that is returned is called. */
export function listenToTasks(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function taskOf(key: string): AskedTask {
  return asked.get(key) ?? NOT_ASKED;
}

/**
 * Key of a search that makes a draft of a plan. It is about the plan, at whichever revision: what comes of it is a plan
 * of its own, which stays what it is when the first one goes on. And it goes on under a search: the page hears of
 * a revision, be it of its own edit, after the server has it, often when the search has begun.
 */
export function draftKey(planId: string, search: string): string {
  return `draft ${planId} ${search}`;
}

/**
 * Asks for a job in place of the one that was asked for before.
 *
 * @param unexplained what to say where there is neither a job nor a reason
 */
export async function askForTask(
  key: string,
  start: () => Promise<StartAnswer>,
  unexplained: string,
): Promise<void> {
  put(key, { ...NOT_ASKED, starting: true });
  const { started, error } = await start();
  if (started?.__typename === 'Job') put(key, { ...NOT_ASKED, jobId: started.id });
  else put(key, { ...NOT_ASKED, problem: started?.reason ?? error ?? unexplained });
}

function put(key: string, task: AskedTask): void {
  asked.set(key, task);
  for (const listener of listeners) listener();
}
