import { type Arrangement, arrange, type Lattice, latticePolygons } from '@onegrid/geometry';
import type { MultiPolygon, Polygon } from 'geojson';
import type { HouseholdSource } from '../model/layer.ts';
import { householdsByFace } from '../prepare/face-households.ts';

/** What one geometry of a set has in common with one of another. */
export interface SharedPart {
  readonly from: number;
  readonly to: number;
  readonly areaM2: number;
  /** 0 without households. */
  readonly households: number;
}

/** Two sets of polygons over the same land, measured against each other. */
export interface SharedLand {
  /** Pairs with common land, ascending by `from`, then `to`. */
  readonly parts: readonly SharedPart[];
  readonly fromAreaM2: Float64Array;
  readonly toAreaM2: Float64Array;
  /** Households on each geometry's land; null without a source. */
  readonly fromHouseholds: Float64Array | null;
  readonly toHouseholds: Float64Array | null;
}

/**
 * Measures what every geometry of one set shares with every one of another: both are noded together once and
 * their faces' areas, integers on the lattice, added up. Square metres are those of the lattice's scale, within
 * 0.1 % of geodesic ones over a district, and alike on both sides. Points count where they lie, household
 * polygons evenly over their land.
 */
export function sharedLand(
  from: readonly (Polygon | MultiPolygon)[],
  to: readonly (Polygon | MultiPolygon)[],
  lattice: Lattice,
  source?: HouseholdSource,
): SharedLand {
  const zones = source?.kind === 'polygons' ? source.polygons : [];
  const geometries = [...from, ...to, ...zones.map(({ geometry }) => geometry)];
  const arrangement = arrange(
    geometries.flatMap((geometry, label) => latticePolygons(geometry, lattice, label)),
  );
  const counts = {
    from: from.length,
    to: to.length,
    households: source && faceHouseholds(arrangement, source, from.length + to.length, lattice),
  };
  return addUp(arrangement, counts, lattice.areaUnit / 2);
}

interface Counts {
  readonly from: number;
  readonly to: number;
  readonly households: Float64Array | undefined;
}

function addUp({ graph, labels }: Arrangement, counts: Counts, unitM2: number): SharedLand {
  const { households } = counts;
  const until = counts.from + counts.to;
  const areas = new Float64Array(until);
  const people = new Float64Array(until);
  const shared = new Map<number, { doubled: number; households: number }>();
  for (let face = 1; face < graph.faceCount; face++) {
    const doubled = graph.doubledArea[face]!;
    const living = households?.[face] ?? 0;
    const over = labels[face]!.filter((label) => label < until);
    for (const label of over) {
      areas[label]! += doubled;
      people[label]! += living;
    }
    for (const from of over) {
      if (from >= counts.from) break;
      for (const label of over) {
        if (label < counts.from) continue;
        const key = from * counts.to + label - counts.from;
        const sum = shared.get(key) ?? { doubled: 0, households: 0 };
        shared.set(key, { doubled: sum.doubled + doubled, households: sum.households + living });
      }
    }
  }
  const areaM2 = areas.map((doubled) => doubled * unitM2);
  return {
    parts: [...shared]
      .sort(([p], [q]) => p - q)
      .map(([key, sum]) => ({
        from: Math.floor(key / counts.to),
        to: key % counts.to,
        areaM2: sum.doubled * unitM2,
        households: sum.households,
      })),
    fromAreaM2: areaM2.slice(0, counts.from),
    toAreaM2: areaM2.slice(counts.from),
    fromHouseholds: households ? people.slice(0, counts.from) : null,
    toHouseholds: households ? people.slice(counts.from) : null,
  };
}

/** Households by face; `firstZone` is the label of the source's first polygon. */
function faceHouseholds(
  { graph, labels }: Arrangement,
  source: HouseholdSource,
  firstZone: number,
  lattice: Lattice,
): Float64Array {
  if (source.kind === 'points') return householdsByFace(source, lattice)(graph);
  const byFace = new Float64Array(graph.faceCount);
  const land = new Float64Array(source.polygons.length);
  const zonesOf = (face: number) => labels[face]!.filter((label) => label >= firstZone);
  for (let face = 1; face < graph.faceCount; face++) {
    for (const label of zonesOf(face)) land[label - firstZone]! += graph.doubledArea[face]!;
  }
  for (let face = 1; face < graph.faceCount; face++) {
    for (const label of zonesOf(face)) {
      const zone = label - firstZone;
      byFace[face]! += (source.polygons[zone]!.n * graph.doubledArea[face]!) / land[zone]!;
    }
  }
  return byFace;
}
