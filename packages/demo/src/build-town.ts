import type { Polygon } from 'geojson';
import { gatherAppeals } from './appeals.ts';
import { cutBlocks, type TownBlocks } from './blocks.ts';
import { type BuiltTown, nameBuildings, type PlaneBuilding, serial } from './buildings.ts';
import { COMMUNITIES, communityOfFaces, TOWNSHIPS } from './communities.ts';
import { type Plot, usePlots } from './compounds.ts';
import { facePoints, type LineKind, lineChains } from './coverage.ts';
import { dissolve } from './dissolve.ts';
import { drawDepartments, type FaceFigures } from './layers.ts';
import { drawOutline } from './outline.ts';
import { foundBranches } from './people.ts';
import type { Point2 } from './plane.ts';
import { toLine, toPolygon, toPosition } from './project.ts';
import { Random } from './random.ts';
import { drawRiver } from './river.ts';
import { drawStreets } from './streets.ts';
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

export interface TownOptions {
  readonly seed: number;
  /** When the two years of appeals end: ISO 8601 with offset. */
  readonly asOf?: string;
}

export const DEFAULT_AS_OF = '2026-10-31T18:00:00+08:00';
export const TOWN_BUILDINGS = 2000;
export const TOWN_APPEALS = 2000;

/**
 * Builds the whole town from a seed: the same seed and as-of time give the same town. Takes one to two
 * seconds; reads no clock and no other source of chance.
 */
export function buildTown({ seed, asOf = DEFAULT_AS_OF }: TownOptions): Town {
  const random = new Random(seed);
  const outline = drawOutline(random.stream('outline'));
  const river = drawRiver(random.stream('river'));
  const plan = drawStreets(river, random.stream('streets'));
  const blocks = cutBlocks(outline, river, plan, random.stream('blocks'));
  const community = communityOfFaces(blocks, river, plan);
  const plots = usePlots(blocks, random.stream('plots'));
  const built = nameBuildings(blocks, plots, TOWN_BUILDINGS, random.stream('buildings'));
  const figures = figuresOf(blocks, built.buildings, community);
  const { streets, bridges } = streetsOf(blocks);
  return {
    seed,
    asOf,
    district: districtOf(union(blocks, () => true)[0]!),
    towns: townshipsOf(blocks, community),
    communities: communitiesOf(blocks, community),
    streets,
    bridges,
    water: [
      {
        id: 'W1',
        name: river.name,
        kind: 'river',
        geometry: union(blocks, (face) => blocks.zones[face] === 'river')[0]!,
      },
    ],
    landUse: landUseOf(blocks, plots),
    ...buildingsOf(built, community),
    departments: drawDepartments(blocks, figures, random.stream('departments')),
    branches: foundBranches(blocks, built.buildings, community, random.stream('branches')),
    appeals: gatherAppeals(blocks, built.buildings, { asOf, count: TOWN_APPEALS }, random.stream('appeals')),
  };
}

/** The outline is that of the faces, so that communities and layers share its vertices. */
function districtOf(outline: Polygon): TownDistrict {
  const longitudes = outline.coordinates[0]!.map(([longitude]) => longitude!);
  const latitudes = outline.coordinates[0]!.map(([, latitude]) => latitude!);
  return {
    code: '999901',
    name: '云汀示范区',
    nameEn: 'Yunting Demonstration District',
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

function union(blocks: TownBlocks, has: (face: number) => boolean): Polygon[] {
  const { coverage } = blocks;
  const chosen = new Set(coverage.faces.flatMap((_, face) => (has(face) ? [face] : [])));
  const points = (ring: readonly number[]): Point2[] => ring.map((id) => coverage.points[id]!);
  return dissolve(coverage, chosen).map(({ exterior, holes }) =>
    toPolygon(points(exterior), holes.map(points)),
  );
}

function communitiesOf(blocks: TownBlocks, community: readonly number[]): TownCommunity[] {
  return COMMUNITIES.map(({ code, townshipCode, name, nameEn }, index) => ({
    code,
    townshipCode,
    name,
    nameEn,
    geometry: union(blocks, (face) => community[face] === index)[0]!,
  }));
}

function townshipsOf(blocks: TownBlocks, community: readonly number[]): TownTownship[] {
  return TOWNSHIPS.map((township) => {
    const parts = union(blocks, (face) => COMMUNITIES[community[face]!]!.townshipCode === township.code);
    return {
      ...township,
      geometry:
        parts.length === 1
          ? parts[0]!
          : { type: 'MultiPolygon' as const, coordinates: parts.map(({ coordinates }) => coordinates) },
    };
  });
}

function streetsOf({ coverage, zones }: TownBlocks): { streets: TownStreet[]; bridges: TownBridge[] } {
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
  if (street.endsWith('大街')) return `${street.slice(0, -2)}门桥`;
  return `${street.replace(/(大道|路)$/, '')}大桥`;
}

function isStreetClass(kind: LineKind): kind is StreetClass {
  return STREET_CLASSES.some((name) => name === kind);
}

/** Land use reaches to the middle of its streets, so that neighbouring fields and parks meet. */
function landUseOf({ coverage }: TownBlocks, plots: readonly Plot[]): TownLandUse[] {
  return plots.flatMap(({ landUse, name, face }, index) => {
    const geometry = toPolygon(facePoints(coverage, coverage.faces[face]!));
    return landUse ? [{ id: serial('L', index + 1, 3), kind: landUse, name, geometry }] : [];
  });
}

function figuresOf(
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

function buildingsOf(
  built: BuiltTown,
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
      const { townshipCode, code } = COMMUNITIES[community[face]!]!;
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
