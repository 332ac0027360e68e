import { addDays, dayOf, startOfDay } from '../../appeals/days.ts';

/** Days after which a key ends, as offered; the longest that is allowed last. */
export const LASTING_DAYS = [30, 90, 180, 365] as const;

/** The end of a key that is made now and lasts so many days: the last of them is whole. */
export function expiryAfter(days: number, now: Date): string {
  return startOfDay(addDays(dayOf(now.toISOString()), days));
}

/** Scopes by context, as `{ context: 'plan', kinds: ['read', 'write'] }`, in the order they come. */
export function scopesByContext(
  scopes: readonly string[],
): readonly { readonly context: string; readonly kinds: readonly string[] }[] {
  const contexts = new Map<string, string[]>();
  for (const scope of scopes) {
    const [context, kind] = scope.split(':');
    contexts.set(context, [...(contexts.get(context) ?? []), kind ?? '']);
  }
  return [...contexts].map(([context, kinds]) => ({ context, kinds }));
}

/** Whether a key ends within two weeks: time to put another in its place. */
export function endsSoon(expiresAt: string, now: Date): boolean {
  const left = Date.parse(expiresAt) - now.getTime();
  return left > 0 && left < 14 * 86_400_000;
}
