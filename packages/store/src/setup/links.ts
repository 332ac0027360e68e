import {
  arrange,
  boundsOf,
  insidePosition,
  Lattice,
  type LatticePolygon,
  latticePolygons,
  PolygonLocator,
} from '@onegrid/geometry';
import type { MultiPolygon, Point, Polygon } from 'geojson';

type Area = Polygon | MultiPolygon;

export interface TownShape {
  readonly id: string;
  /** Three digits, or empty. */
  readonly code: string;
  readonly name: string;
  readonly geometry: Area;
}

/** What is known of the town in which a community lies. */
export interface TownSearch {
  readonly townCode: string;
  readonly town: string | null;
  readonly geometry: Area;
}

export interface CompoundShape {
  readonly id: string;
  readonly name: string;
  readonly geometry: Area;
}

/**
 * The id of each community's town: the one it names (by id, code or name, where one town alone answers to
 * it), else the one whose digits stand in its code, else the one that shares most land with it; null where
 * no town shares any.
 */
export function townsOfCommunities(
  communities: readonly TownSearch[],
  towns: readonly TownShape[],
): readonly (string | null)[] {
  const byName = soleHolders(towns, ({ id, code, name }) => [id, code, name]);
  const byCode = soleHolders(towns, ({ code }) => [code]);
  const told = communities.map(
    ({ town, townCode }) => (town === null ? undefined : byName.get(town)) ?? byCode.get(townCode) ?? null,
  );
  const open = communities.flatMap((community, index) =>
    told[index] === null ? [{ ...community, index }] : [],
  );
  if (open.length === 0 || towns.length === 0) return told;
  const shared = sharedLand(
    open.map(({ geometry }) => geometry),
    towns.map(({ geometry }) => geometry),
  );
  const result = [...told];
  open.forEach(({ index }, place) => {
    let best = -1;
    shared[place].forEach((area, town) => {
      if (area > (best < 0 ? 0 : shared[place][best])) best = town;
    });
    if (best >= 0) result[index] = towns[best].id;
  });
  return result;
}

/** Finds compounds by what a file calls them, and by place. */
export class CompoundFinder {
  private readonly named: ReadonlyMap<string, string>;
  private readonly locator: PolygonLocator;

  constructor(private readonly compounds: readonly CompoundShape[]) {
    this.named = soleHolders(compounds, ({ id, name }) => [id, name]);
    this.locator = new PolygonLocator(compounds.map(({ geometry }) => geometry));
  }

  /** The compound of that id or name (where one alone answers to it), else the first that holds the place; or null. */
  find(called: string | null, lon: number, lat: number): string | null {
    const told = called === null ? undefined : this.named.get(called);
    if (told !== undefined) return told;
    const [place] = this.locator.holding(lon, lat);
    return place === undefined ? null : this.compounds[place].id;
  }
}

/** A place to find a building by: the point itself, or one inside its footprint. */
export function placeOf(geometry: Area | Point): readonly [number, number] {
  if (geometry.type === 'Point') return [geometry.coordinates[0], geometry.coordinates[1]];
  const polygon: Polygon =
    geometry.type === 'Polygon' ? geometry : { type: 'Polygon', coordinates: geometry.coordinates[0] };
  const [lon, lat] = insidePosition(polygon);
  return [lon, lat];
}

/** The ids behind every key that one thing alone has; empty keys name nothing. */
function soleHolders<Thing extends { readonly id: string }>(
  things: readonly Thing[],
  keysOf: (thing: Thing) => readonly string[],
): ReadonlyMap<string, string> {
  const holders = new Map<string, Set<string>>();
  for (const thing of things) {
    for (const key of keysOf(thing)) {
      if (key !== '') holders.set(key, (holders.get(key) ?? new Set()).add(thing.id));
    }
  }
  return new Map([...holders].flatMap(([key, [id, other]]) => (other === undefined ? [[key, id]] : [])));
}

/** `shared[i][j]`: land that area i shares with area j of the others, in square lattice units; exact. */
function sharedLand(areas: readonly Area[], others: readonly Area[]): readonly Float64Array[] {
  const positions = [...areas, ...others].flatMap((area) =>
    area.type === 'Polygon' ? area.coordinates.flat() : area.coordinates.flat(2),
  );
  const lattice = Lattice.geographic(boundsOf(positions));
  const polygons: LatticePolygon[] = [
    ...areas.flatMap((area, index) => latticePolygons(area, lattice, index)),
    ...others.flatMap((area, index) => latticePolygons(area, lattice, areas.length + index)),
  ];
  const { graph, labels } = arrange(polygons);
  const shared = areas.map(() => new Float64Array(others.length));
  labels.forEach((over, face) => {
    for (const area of over.filter((label) => label < areas.length)) {
      for (const other of over.filter((label) => label >= areas.length)) {
        shared[area][other - areas.length] += graph.doubledArea[face] / 2;
      }
    }
  });
  return shared;
}
