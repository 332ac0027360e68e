import { useSyncExternalStore } from 'react';

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

export interface Preferences {
  readonly locale: Locale;
  readonly theme: ThemeChoice;
}

const KEY = 'onegrid.preferences';
const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let preferences = read();

function read(): Preferences {
  const fallback: Preferences = { locale: 'zh-CN', theme: 'system' };
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return fallback;
    const { locale, theme } = stored as Record<string, unknown>;
    return {
      locale: LOCALES.find((value) => value === locale) ?? fallback.locale,
      theme: THEMES.find((value) => value === theme) ?? fallback.theme,
    };
  } catch {
    // No storage, or something else in it: the console works without.
    return fallback;
  }
}

export function currentPreferences(): Preferences {
  return preferences;
}

export function subscribePreferences(listener: () => void): () => void {
  listeners.add(listener);
  darkQuery.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    darkQuery.removeEventListener('change', listener);
  };
}

/** Changes some preferences and keeps them in this browser. */
export function setPreferences(change: Partial<Preferences>): void {
  preferences = { ...preferences, ...change };
  try {
    window.localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // Storage may be full or forbidden; the choice then lasts until the page is closed.
  }
  for (const listener of listeners) listener();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribePreferences, currentPreferences);
}

/** Whether the dark theme applies now. */
export function isDark(): boolean {
  return preferences.theme === 'dark' || (preferences.theme === 'system' && darkQuery.matches);
}

export function useDark(): boolean {
  return useSyncExternalStore(subscribePreferences, isDark);
}

export function prefersReducedMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Keeps the page's theme attribute in step with the choice and the system. */
export function applyTheme(): void {
  const apply = () => {
    document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
  };
  apply();
  subscribePreferences(apply);
}
