const listeners = new Set<() => void>();

/** Asks the list of issues, where it is open, to go to the next one. */
export function goToNextIssue(): void {
  for (const listener of listeners) listener();
}

/** Hears of it; ends with what is returned. */
export function onNextIssue(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
