import { edgeKey, type PlanMark, type PlanState } from '@onegrid/planning';
import type { Geometry, Position } from 'geojson';
import type { Arc } from '../graphql/inspect-documents.ts';

export type Decision = 'locked' | 'rejected';
type Edge = readonly [Position, Position];

/** The edges between neighbouring vertices of a stretch of border, as `decide-border` takes them. */
export function edgesOf(geometry: Geometry): Edge[] {
  const lines =
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiLineString'
        ? geometry.coordinates
        : [];
  return lines.flatMap((line) => line.slice(1).map((to, i): Edge => [line[i], to]));
}

/** What was decided of borders, by the key of their edges. */
export function decisionsOf(marks: readonly PlanMark[] | undefined): ReadonlyMap<string, Decision> {
  return new Map(
    (marks ?? [])
      .filter(({ kind }) => kind === 'border')
      .map(({ key, value }) => [key, value === 'rejected' ? 'rejected' : 'locked']),
  );
}

/** What was decided of a stretch: only what holds for all of its edges; null where nothing does. */
export function decisionOf(decisions: ReadonlyMap<string, Decision>, geometry: Geometry): Decision | null {
  const found = new Set(edgesOf(geometry).map(([from, to]) => decisions.get(edgeKey(from, to)) ?? null));
  return found.size === 1 ? [...found][0] : null;
}

/** The community that most of each grid's atoms lie in, by code; null for none. */
export function communitiesOf(plan: PlanState): ReadonlyMap<string, string | null> {
  const atoms = new Map<string, Map<string | null, number>>();
  plan.atoms.forEach(({ community }, i) => {
    const counts = atoms.get(plan.codes[i]) ?? new Map<string | null, number>();
    counts.set(community, (counts.get(community) ?? 0) + 1);
    atoms.set(plan.codes[i], counts);
  });
  return new Map(
    [...atoms].map(([code, counts]) => [code, [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null]),
  );
}

/** Borders between two grids of one community; all borders between grids where none is named. */
export function bordersIn(
  arcs: readonly Arc[],
  communities: ReadonlyMap<string, string | null>,
  community: string | null,
): Arc[] {
  return arcs.filter(({ left, right }) => {
    if (left === null || right === null) return false;
    if (community === null) return true;
    return communities.get(left) === community && communities.get(right) === community;
  });
}
