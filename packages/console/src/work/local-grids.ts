import { dissolve } from '@onegrid/geometry';
import { type PlanState, planIndex } from '@onegrid/planning';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';

/** A grid as it is in a plan, with its `code`. */
export type GridFeature = Feature<Polygon | MultiPolygon, { readonly code: string }>;

/** The land of these grids in a plan; a grid that it does not have is left out. */
export function gridFeatures(plan: PlanState, codes: Iterable<string>): GridFeature[] {
  const { members } = planIndex(plan);
  return [...new Set(codes)]
    .map((code) => [code, (members.get(code) ?? []).map((i) => plan.atoms[i])] as const)
    .filter(([, atoms]) => atoms.length > 0)
    .map(([code, atoms]) => ({
      type: 'Feature',
      geometry: dissolve(atoms.map(({ geometry }) => geometry)),
      properties: { code },
    }));
}

/** For each of the features the codes of those that it shares a vertex edge with. */
export function neighboursAmong(features: readonly GridFeature[]): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  for (const { geometry, properties } of features) {
    for (const ring of ringsOf(geometry)) {
      for (let i = 1; i < ring.length; i++) {
        const key = edgeName(ring[i - 1], ring[i]);
        const known = owners.get(key);
        if (known === undefined) owners.set(key, [properties.code]);
        else known.push(properties.code);
      }
    }
  }
  const neighbours = new Map<string, Set<string>>(
    features.map(({ properties }) => [properties.code, new Set<string>()]),
  );
  for (const [a, b] of owners.values()) {
    if (b === undefined) continue;
    neighbours.get(a)?.add(b);
    neighbours.get(b)?.add(a);
  }
  return new Map([...neighbours].map(([code, others]) => [code, [...others].sort()]));
}

export function ringsOf(geometry: Polygon | MultiPolygon): readonly Position[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

function edgeName(a: Position, b: Position): string {
  const [first, second] = a[0] < b[0] || (a[0] === b[0] && a[1] <= b[1]) ? [a, b] : [b, a];
  return `${first[0]} ${first[1]} ${second[0]} ${second[1]}`;
}

/** West, south, east, north of all of them; null of none. Degrees. */
export function boundsOf(features: readonly GridFeature[]): [number, number, number, number] | null {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of features) {
    for (const [lon, lat] of ringsOf(geometry).flat()) {
      bounds[0] = Math.min(bounds[0], lon);
      bounds[1] = Math.min(bounds[1], lat);
      bounds[2] = Math.max(bounds[2], lon);
      bounds[3] = Math.max(bounds[3], lat);
    }
  }
  return features.length === 0 ? null : bounds;
}
