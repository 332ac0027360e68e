import { useSyncExternalStore } from 'react';
import type { AppealView } from '../appeals/appeal-view.ts';
import { formatUrl, isStep, parseUrl, type UrlState } from './url-state.ts';

/** The state of the address bar, as a store that React and the map both read and write. */
class Navigation {
  private state = parseUrl(window.location.search);
  private readonly listeners = new Set<() => void>();

  constructor() {
    window.addEventListener('popstate', () => {
      this.state = parseUrl(window.location.search);
      this.emit();
    });
  }

  readonly current = (): UrlState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Changes some members; a new workspace, page or selection becomes a step one can go back from. */
  go(change: Partial<UrlState>): void {
    // A revision is one of its plan; another plan is shown as it is now.
    const elsewhere = change.plan !== undefined && change.plan !== this.state.plan;
    const next = { ...this.state, ...(elsewhere ? { revision: null } : {}), ...change };
    const address = window.location.pathname + formatUrl(next);
    if (isStep(this.state, next)) window.history.pushState(null, '', address);
    else window.history.replaceState(null, '', address);
    this.state = next;
    this.emit();
  }

  /** Changes which appeals are meant, and whatever else goes with it. */
  goAppeals(change: Partial<AppealView>, also: Partial<Omit<UrlState, 'appeals'>> = {}): void {
    this.go({ ...also, appeals: { ...this.state.appeals, ...change } });
  }

  private emit(): void {
    for (const listener of this.listeners) listener();
  }
}

export const navigation = new Navigation();

/** The whole state of the address; renders again on every change of it. */
export function useUrlState(): UrlState {
  return useSyncExternalStore(navigation.subscribe, navigation.current);
}

/** One member of the state; renders again only when that member changes. */
export function useUrl<K extends keyof UrlState>(key: K): UrlState[K] {
  return useSyncExternalStore(navigation.subscribe, () => navigation.current()[key]);
}
