import { createStore, del, get, keys, set, type UseStore } from 'idb-keyval';
import { newId } from './new-id.ts';

/** Where one planner's work on one plan is kept in this browser. */
export interface KeptSession {
  /** What was kept last, as `serialise` wrote it; null where nothing is. */
  readonly text: string | null;
  /** Keeps it in place of what was kept. Writes come to rest in the order in which they are asked for. */
  keep(text: string): Promise<void>;
  /** Nothing is left to keep. */
  forget(): Promise<void>;
  /** Another page may take it over from now on. */
  close(): void;
}

/** For a browser that keeps nothing: every attempt says so. */
const NOTHING_KEPT: KeptSession = {
  text: null,
  keep: () => Promise.reject(new Error('the storage of the browser is shut off')),
  forget: () => Promise.resolve(),
  close: () => undefined,
};

let store: UseStore | null = null;

function database(): UseStore {
  store ??= createStore('onegrid', 'work');
  return store;
}

/** Whether anything is kept of this account's work on a plan, in whatever page it was done. */
export async function isAnythingKept(account: string, planId: string): Promise<boolean> {
  return ((await placesOf(account, planId)) ?? []).length > 0;
}

/**
 * The work that was kept and that no other page has in hand, else a new place. Two pages of one browser each have
 * their own, so that neither writes over the other's; what a closed page left is taken over by the next.
 */
export async function openKept(account: string, planId: string): Promise<KeptSession> {
  const places = await placesOf(account, planId);
  if (places === null) return NOTHING_KEPT;
  const candidates = [...places, nameOf(account, planId, newId())];
  for (const place of candidates) {
    const release = await hold(place);
    if (release !== null) return keptAt(place, (await get<string>(place, database())) ?? null, release);
  }
  throw new Error('a place that nobody knows is held by another page');
}

function keptAt(place: string, text: string | null, release: () => void): KeptSession {
  let last: Promise<void> = Promise.resolve();
  const after = (write: () => Promise<void>): Promise<void> => {
    last = last.then(write, write);
    return last;
  };
  return {
    text,
    keep: (next) => after(() => set(place, next, database())),
    forget: () => after(() => del(place, database())),
    close: release,
  };
}

function nameOf(account: string, planId: string, page: string): string {
  return `${account}/${planId}/${page}`;
}

/** Null where the browser has its storage shut off. */
async function placesOf(account: string, planId: string): Promise<string[] | null> {
  const places = await keys<IDBValidKey>(database()).catch(() => null);
  if (places === null) return null;
  return places
    .filter((place): place is string => typeof place === 'string')
    .filter((place) => place.startsWith(`${account}/${planId}/`))
    .sort();
}

/** Holds a lock of this name for the life of the page; null where another page has it. */
function hold(name: string): Promise<(() => void) | null> {
  // Browsers have locks on https and on this machine only; elsewhere one page at a time is taken for granted.
  const locks: LockManager | undefined = navigator.locks;
  if (locks === undefined) return Promise.resolve(() => undefined);
  return new Promise((resolve, reject) => {
    locks
      .request(`onegrid.work/${name}`, { ifAvailable: true }, (lock) => {
        if (lock === null) {
          resolve(null);
          return;
        }
        return new Promise<void>((release) => resolve(release));
      })
      .catch(reject);
  });
}
