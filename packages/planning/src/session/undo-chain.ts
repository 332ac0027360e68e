import type { EditEntry, EditSession, RevertEntry, SessionEntry } from './edit-session.ts';

/** The last edit of the session that nothing takes back, or null. */
export function lastInEffect({ entries }: EditSession): EditEntry | null {
  const reverts = revertsOf(entries);
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    if (entry.kind === 'edit' && isInEffect(entry, reverts)) return entry;
  }
  return null;
}

/** The last of an edit, what takes it back, what takes that back, and so on. */
export function lastLink({ entries }: EditSession, edit: EditEntry): SessionEntry {
  const links = chain(edit, revertsOf(entries));
  return links[links.length - 1];
}

/** What can still be redone where reverts may have gone: an edit that is in effect cannot. */
export function undoneAmong(undone: readonly EditEntry[], entries: readonly SessionEntry[]): EditEntry[] {
  const reverts = revertsOf(entries);
  const there = new Set(entries.map(({ id }) => id));
  return undone.filter((edit) => !there.has(edit.id) || !isInEffect(edit, reverts));
}

function isInEffect(edit: EditEntry, reverts: ReadonlyMap<string, RevertEntry>): boolean {
  return chain(edit, reverts).length % 2 === 1;
}

function chain(edit: EditEntry, reverts: ReadonlyMap<string, RevertEntry>): SessionEntry[] {
  const links: SessionEntry[] = [edit];
  for (let next = reverts.get(edit.id); next !== undefined; next = reverts.get(next.id)) links.push(next);
  return links;
}

function revertsOf(entries: readonly SessionEntry[]): Map<string, RevertEntry> {
  return new Map(entries.flatMap((entry) => (entry.kind === 'revert' ? [[entry.reverts, entry]] : [])));
}
