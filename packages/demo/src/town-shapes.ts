import type { Polygon } from 'geojson';
import type { TownBlocks } from './blocks.ts';
import { type BuiltTown, type PlaneBuilding, serial } from './buildings.ts';
import type { CommunityPlan, TownshipPlan } from './communities.ts';
import type { Plot } from './compounds.ts';
import { facePoints, type LineKind, lineChains } from './coverage.ts';
import { dissolve } from './dissolve.ts';
import type { FaceFigures } from './layers.ts';
import type { Point2 } from './plane.ts';
import { toLine, toPolygon, toPosition } from './project.ts';
import {
  STREET_CLASSES,
  type StreetClass,
  type Town,
  type TownBridge,
  type TownCommunity,
  type TownDistrict,
  type TownLandUse,
  type TownStreet,
  type TownTownship,
} from './town.ts';

export type DistrictName = Pick<TownDistrict, 'code' | 'name' | 'nameEn'>;

/** The outline is that of the faces, so that communities and layers share its vertices. */
export function districtOf(blocks: TownBlocks, named: DistrictName): TownDistrict {
  const outline = union(blocks, () => true)[0]!;
  const longitudes = outline.coordinates[0]!.map(([longitude]) => longitude!);
  const latitudes = outline.coordinates[0]!.map(([, latitude]) => latitude!);
  return {
    ...named,
    synthetic: true,
    outline,
    bounds: [
      Math.min(...longitudes),
      Math.min(...latitudes),
      Math.max(...longitudes),
      Math.max(...latitudes),
    ],
  };
}

/** The union of the faces that pass, as parts. */
export function union(blocks: TownBlocks, has: (face: number) => boolean): Polygon[] {
  const { coverage } = blocks;
  const chosen = new Set(coverage.faces.flatMap((_, face) => (has(face) ? [face] : [])));
  const points = (ring: readonly number[]): Point2[] => ring.map((id) => coverage.points[id]!);
  return dissolve(coverage, chosen).map(({ exterior, holes }) =>
    toPolygon(points(exterior), holes.map(points)),
  );
}

export function communitiesOf(
  blocks: TownBlocks,
  communities: readonly CommunityPlan[],
  community: readonly number[],
): TownCommunity[] {
  return communities.map(({ code, townshipCode, name, nameEn }, index) => ({
    code,
    townshipCode,
    name,
    nameEn,
    geometry: union(blocks, (face) => community[face] === index)[0]!,
  }));
}

export function townshipsOf(
  blocks: TownBlocks,
  townships: readonly TownshipPlan[],
  communities: readonly CommunityPlan[],
  community: readonly number[],
): TownTownship[] {
  return townships.map((township) => {
    const parts = union(blocks, (face) => communities[community[face]!]!.townshipCode === township.code);
    return {
      ...township,
      geometry:
        parts.length === 1
          ? parts[0]!
          : { type: 'MultiPolygon' as const, coordinates: parts.map(({ coordinates }) => coordinates) },
    };
  });
}

/** Streets and railways as they are left between their ends, and where they cross the river. */
export function streetsOf({ coverage, zones }: TownBlocks): {
  streets: TownStreet[];
  bridges: TownBridge[];
} {
  const streets: TownStreet[] = [];
  const bridges: TownBridge[] = [];
  const isWet = new Set<string>();
  for (const { a, b, left, right } of coverage.edges) {
    if (zones[left] === 'river' && zones[right] === 'river') isWet.add(`${a},${b}`);
  }
  coverage.lines.forEach(({ kind, name, width }, line) => {
    if (!isStreetClass(kind) || name === '') return;
    for (const chain of lineChains(coverage, line)) {
      const street = {
        id: serial('S', streets.length + 1, 3),
        name,
        class: kind,
        widthM: width,
        line: toLine(chain.map((id) => coverage.points[id]!)),
      };
      streets.push(street);
      const wet = chain.filter(
        (id, i) => isWet.has(`${id},${chain[i + 1]}`) || isWet.has(`${chain[i - 1]},${id}`),
      );
      if (wet.length > 1) {
        const id = serial('K', bridges.length + 1, 2);
        const points = wet.map((vertex) => coverage.points[vertex]!);
        bridges.push({ id, name: bridgeName(name), streetId: street.id, line: toLine(points) });
      }
    }
  });
  return { streets, bridges };
}

function bridgeName(street: string): string {
  if (street.endsWith('铁路')) return `${street}大桥`;
  if (street.endsWith('大街')) return `${street.slice(0, -2)}门桥`;
  return `${street.replace(/(大道|路)$/, '')}大桥`;
}

function isStreetClass(kind: LineKind): kind is StreetClass {
  return STREET_CLASSES.some((name) => name === kind);
}

/** Land use reaches to the middle of its streets, so that neighbouring fields and parks meet. */
export function landUseOf({ coverage }: TownBlocks, plots: readonly Plot[]): TownLandUse[] {
  return plots.flatMap(({ landUse, name, face }, index) => {
    const geometry = toPolygon(facePoints(coverage, coverage.faces[face]!));
    return landUse ? [{ id: serial('L', index + 1, 3), kind: landUse, name, geometry }] : [];
  });
}

/** What the departments look at, summed over the buildings of each face. */
export function figuresOf(
  blocks: TownBlocks,
  buildings: readonly PlaneBuilding[],
  community: readonly number[],
): FaceFigures {
  const zero = (): number[] => blocks.coverage.faces.map(() => 0);
  const [households, residents, shops] = [zero(), zero(), zero()];
  for (const building of buildings) {
    households[building.face]! += building.households;
    residents[building.face]! += building.residents;
    if (building.kind === 'shop') shops[building.face]! += 1;
  }
  return { households, residents, shops, community };
}

/** Compounds, buildings and the points of those in which somebody lives. */
export function buildingsOf(
  built: BuiltTown,
  communities: readonly CommunityPlan[],
  community: readonly number[],
): Pick<Town, 'compounds' | 'buildings' | 'households'> {
  return {
    compounds: built.compounds.map(({ id, name, kind, address, ring }) => ({
      id,
      name,
      kind,
      address,
      geometry: toPolygon(ring),
    })),
    buildings: built.buildings.map((building) => {
      const { id, name, address, kind, floors, households, residents, compound, face, ring } = building;
      const { townshipCode, code } = communities[community[face]!]!;
      const geometry = toPolygon(ring);
      const compoundId = compound?.id ?? null;
      return {
        id,
        name,
        address,
        kind,
        geometry,
        floors,
        households,
        residents,
        compoundId,
        communityKey: townshipCode + code,
      };
    }),
    households: built.buildings
      .filter(({ households }) => households > 0)
      .map(({ id, middle, households, residents }) => {
        const [lon, lat] = toPosition(middle);
        return { buildingId: id, lon, lat, households, residents };
      }),
  };
}
