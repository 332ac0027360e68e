import type { Position } from 'geojson';

/**
 * What planners say of parts of a plan beside which atom is in which grid.
 *
 * | kind | key | value |
 * | --- | --- | --- |
 * | `dedicated` | grid code | kind of the dedicated grid (专属), one of `DEDICATED_KINDS`: it stays whole and outside the band |
 * | `locked` | grid code | `yes`: its land does not change |
 * | `band-reason` | grid code | why it is left outside the band, in the planner's words |
 * | `border` | `edgeKey` of an edge between two grids | `locked`: it stays; `rejected`: it is to go |
 */
export interface PlanMark {
  readonly kind: MarkKind;
  readonly key: string;
  readonly value: string;
}

export type MarkKind = 'dedicated' | 'locked' | 'band-reason' | 'border';

export const DEDICATED_KINDS = [
  'government',
  'hospital',
  'school',
  'enterprise',
  'park',
  'business-district',
  'market',
  'scenic-spot',
  'other',
] as const;
export type DedicatedKind = (typeof DEDICATED_KINDS)[number];

/** A change of one mark; null where there is none. */
export interface MarkChange {
  readonly kind: MarkKind;
  readonly key: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** An edge as a key, the same from both ends: degrees with seven decimals, the western (southern) end first. */
export function edgeKey(a: Position, b: Position): string {
  const [first, second] = a[0] < b[0] || (a[0] === b[0] && a[1] <= b[1]) ? [a, b] : [b, a];
  return `${degrees(first[0])} ${degrees(first[1])} ${degrees(second[0])} ${degrees(second[1])}`;
}

/** The ends of the edge that a key names. */
export function edgeOfKey(key: string): readonly [Position, Position] {
  const [ax, ay, bx, by] = key.split(' ').map(Number);
  return [
    [ax, ay],
    [bx, by],
  ];
}

/** Values by kind and key; a list of marks never changes. */
const VALUES = new WeakMap<readonly PlanMark[], ReadonlyMap<string, string>>();

/** The mark of this kind and key, or null. */
export function markOf(marks: readonly PlanMark[] | undefined, kind: MarkKind, key: string): string | null {
  if (marks === undefined) return null;
  const values = VALUES.get(marks) ?? new Map(marks.map((mark) => [`${mark.kind} ${mark.key}`, mark.value]));
  VALUES.set(marks, values);
  return values.get(`${kind} ${key}`) ?? null;
}

/** Grids whose land does not change: locked and dedicated ones, with the kind of the mark that says so. */
export function closedGrids(marks: readonly PlanMark[] | undefined): Map<string, 'locked' | 'dedicated'> {
  const closed = new Map<string, 'locked' | 'dedicated'>();
  for (const { kind, key } of marks ?? [])
    if (kind === 'dedicated' || kind === 'locked') closed.set(key, kind);
  return closed;
}

/** Order of marks in a plan, so that equal plans are equal bytes. */
export function byMark(a: Pick<PlanMark, 'kind' | 'key'>, b: Pick<PlanMark, 'kind' | 'key'>): number {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function degrees(value: number): string {
  return value.toFixed(7);
}
