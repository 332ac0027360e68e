import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { traceBorders } from './borders.ts';
import { facePoints, type LineKind } from './coverage.ts';
import { type DrawnLayer, digitise, type Hand } from './digitise.ts';
import { dissolve } from './dissolve.ts';
import type { OfficeLand } from './office-land.ts';
import { partition } from './partition.ts';
import { toLine, toPolygon } from './project.ts';
import type { Random } from './random.ts';
import type {
  DepartmentHue,
  TownDepartment,
  TownLayerFaults,
  TownLayerFile,
  TownLayerProperties,
} from './town.ts';

/** What the departments look at when they divide the town. */
export interface FaceFigures {
  readonly households: readonly number[];
  readonly residents: readonly number[];
  readonly shops: readonly number[];
  readonly community: readonly number[];
}

export interface Office {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly weight: number;
  /** Whether it leads the merging of the nets. */
  readonly lead?: true;
  readonly hue: DepartmentHue;
  readonly fileName: string;
  readonly idField: string;
  readonly nameField: string;
  readonly areas: number;
  readonly hand: Hand;
  readonly barrier: Readonly<Record<LineKind, number>>;
  readonly load: (face: number, figures: FaceFigures, hectares: number) => number;
  /** Communities where it has no grids. */
  readonly absentFrom: readonly string[];
  /** Communities that it divides as one. */
  readonly joined: readonly (readonly string[])[];
  /** Patches of land that it left out by mistake, and such as two of its grids claim. */
  readonly forgotten: number;
  readonly disputed: number;
  /** Compounds that its lines run through. */
  readonly compoundsCut: number;
  /** Null for a grid that was given no id. */
  readonly idOf: (number: number) => string | null;
  readonly nameOf: (community: string, numberThere: number, number: number) => string;
  readonly deliver: (
    features: FeatureCollection<Polygon | MultiPolygon, TownLayerProperties>,
    fileName: string,
  ) => TownLayerFile;
}

/** The layers of the departments, each divided and drawn in its own way. */
export function drawDepartments(
  offices: readonly Office[],
  blocks: OfficeLand,
  figures: FaceFigures,
  random: Random,
): TownDepartment[] {
  return offices.map((office) => drawDepartment(office, blocks, figures, random.stream(office.id)));
}

function drawDepartment(
  office: Office,
  blocks: OfficeLand,
  figures: FaceFigures,
  random: Random,
): TownDepartment {
  const { coverage, communities, whole, wholeOf } = blocks;
  const load = whole.coverage.faces.map(({ areaM2 }, face) => office.load(face, figures, areaM2 / 10_000));
  const territory = figures.community.map((index) => {
    const { name } = communities[index]!;
    const group = office.joined.findIndex((list) => list.includes(name));
    return group < 0 ? index : communities.length + group;
  });
  const found = partition(
    whole.coverage,
    whole.places,
    { load, territory, barrier: office.barrier, areas: office.areas, sharing: 'rounded' },
    random,
  );
  const claims = wholeOf.map((face): number[] =>
    office.absentFrom.includes(communities[figures.community[face]!]!.name) ? [] : [found[face]!],
  );
  const cut = cutCompounds(blocks, claims, office.compoundsCut, random);
  const forgotten = forget(blocks, claims, office.forgotten, random);
  const disputed = dispute(blocks, claims, office.disputed, random);
  const areas = Math.max(...found) + 1;
  const drawn = digitise(
    traceBorders(coverage, claims, areas),
    coverage.points,
    office.hand,
    random.stream('hand'),
  );
  const order = numbering(claims, blocks, figures, areas);
  const features = featuresOf(office, drawn, order, (area) => homeOf(area, blocks, claims, figures));
  const absent = new Set(
    claims.flatMap((list, face) => (list.length === 0 && !forgotten.includes(face) ? [face] : [])),
  );
  const faceLand = (face: number): Polygon => toPolygon(facePoints(coverage, coverage.faces[face]!));
  const faults: TownLayerFaults = {
    nearMetres: office.hand.nearMetres,
    farMetres: office.hand.farMetres,
    stretches: drawn.stretches.map(({ truth, drawn: line, kind }) => ({
      trueLine: toLine(truth),
      drawnLine: toLine(line),
      kind,
    })),
    drawnTwice: drawn.drawnTwice,
    claimedTwice: disputed.map((face) => {
      const [one, other] = claims[face]! as [number, number];
      return { ids: [idOf(office, order, one), idOf(office, order, other)], land: faceLand(face) };
    }),
    uncovered: [
      ...forgotten.map((face) => ({ reason: 'forgotten' as const, land: faceLand(face) })),
      ...dissolve(coverage, absent).map(({ exterior }) => ({
        reason: 'not-served' as const,
        land: toPolygon(exterior.map((id) => coverage.points[id]!)),
      })),
    ],
    compoundsCut: cut.filter((id) => isCut(blocks, claims, id)),
    ...idFaults(features.features.map(({ properties }) => properties[office.idField])),
  };
  const { id, name, nameEn, weight, lead = false, hue, fileName, idField, nameField } = office;
  const file = office.deliver(features, fileName);
  const layer = { fileName, idField, nameField, features, faults, file };
  return { id, name, nameEn, weight, lead, hue, layer };
}

/** The ids that several grids have, and the number of grids that have none. */
function idFaults(ids: readonly (string | undefined)[]): Pick<TownLayerFaults, 'repeatedIds' | 'missingIds'> {
  const given = ids.filter((id) => id !== undefined);
  return {
    repeatedIds: [...new Set(given.filter((id, i) => given.indexOf(id) !== i))],
    missingIds: ids.length - given.length,
  };
}

/** Gives halves of compounds at the edge of their area to the neighbour, and returns the compounds. */
function cutCompounds(blocks: OfficeLand, claims: number[][], count: number, random: Random): string[] {
  const cut: string[] = [];
  for (const { compoundId, faces } of random.shuffled(blocks.halved)) {
    if (cut.length === count) break;
    const own = claims[faces[0]!]![0];
    if (own === undefined || faces.some((face) => claims[face]![0] !== own)) continue;
    for (const face of faces) {
      const other = rivalOf(blocks, claims, face, own);
      if (other === undefined) continue;
      const keeps = staysWhole(blocks, claims, own, (list, f) => list.includes(own) && f !== face);
      const gains = staysWhole(blocks, claims, other, (list, f) => list.includes(other) || f === face);
      if (!keeps || !gains) continue;
      claims[face] = [other];
      cut.push(compoundId);
      break;
    }
  }
  return cut;
}

/** Whether different grids still hold a compound's halves after other faults have been made. */
function isCut({ halved }: OfficeLand, claims: readonly number[][], compound: string): boolean {
  const { faces } = halved.find(({ compoundId }) => compoundId === compound)!;
  const holders = faces.map((face) => claims[face]!.join());
  return holders.every((holder) => holder !== '') && new Set(holders).size > 1;
}

/** Takes faces at the edge of their area out of the layer, and returns them. */
function forget(blocks: OfficeLand, claims: number[][], count: number, random: Random): number[] {
  const forgotten: number[] = [];
  for (const face of random.shuffled(borderFaces(blocks, claims))) {
    if (forgotten.length === count) break;
    const { areaM2 } = blocks.coverage.faces[face]!;
    if (areaM2 < 3000 || areaM2 > 22_000 || blocks.zones[face] === 'river') continue;
    const area = claims[face]![0]!;
    if (staysWhole(blocks, claims, area, (list, f) => list.includes(area) && f !== face)) {
      claims[face] = [];
      forgotten.push(face);
    }
  }
  return forgotten;
}

/** Lets a neighbour claim faces as well, and returns them. */
function dispute(blocks: OfficeLand, claims: number[][], count: number, random: Random): number[] {
  const disputed: number[] = [];
  for (const face of random.shuffled(borderFaces(blocks, claims))) {
    if (disputed.length === count) break;
    const { areaM2 } = blocks.coverage.faces[face]!;
    if (areaM2 < 3000 || areaM2 > 30_000 || blocks.zones[face] === 'river') continue;
    const own = claims[face]![0]!;
    const other = rivalOf(blocks, claims, face, own);
    if (other === undefined) continue;
    if (staysWhole(blocks, claims, other, (list, f) => list.includes(other) || f === face)) {
      claims[face] = [own, other];
      disputed.push(face);
    }
  }
  return disputed;
}

/** The other area with the longest border to a face. */
function rivalOf(
  blocks: OfficeLand,
  claims: readonly number[][],
  face: number,
  own: number,
): number | undefined {
  const count = new Map<number, number>();
  for (const edge of blocks.coverage.faces[face]!.edges) {
    const { left, right } = blocks.coverage.edges[edge]!;
    const beside = left === face ? right : left;
    const area = beside < 0 ? undefined : claims[beside]![0];
    if (area !== undefined && area !== own) count.set(area, (count.get(area) ?? 0) + 1);
  }
  return [...count].sort((p, q) => q[1] - p[1] || p[0] - q[0])[0]?.[0];
}

function borderFaces(blocks: OfficeLand, claims: readonly number[][]): number[] {
  return claims.flatMap((list, face) =>
    list.length === 1 && rivalOf(blocks, claims, face, list[0]!) !== undefined ? [face] : [],
  );
}

function staysWhole(
  blocks: OfficeLand,
  claims: readonly number[][],
  area: number,
  has: (list: readonly number[], face: number) => boolean,
): boolean {
  const faces = claims.flatMap((list, face) => (has(list, face) ? [face] : []));
  const parts = dissolve(blocks.coverage, new Set(faces));
  return faces.length > 1 && parts.length === 1 && area >= 0 && parts[0]!.holes.length === 0;
}

/** Areas in the order of their numbers: by community, then from west to east. */
function numbering(
  claims: readonly number[][],
  blocks: OfficeLand,
  figures: FaceFigures,
  areas: number,
): number[] {
  const first = Array.from({ length: areas }, (_, area) => claims.findIndex((list) => list[0] === area));
  return Array.from({ length: areas }, (_, area) => area)
    .filter((area) => first[area]! >= 0)
    .sort((p, q) => {
      const [a, b] = [first[p]!, first[q]!];
      const community = (face: number): number => figures.community[blocks.wholeOf[face]!]!;
      return community(a) - community(b) || blocks.places[a]![0] - blocks.places[b]![0];
    });
}

function idOf(office: Office, order: readonly number[], area: number): string {
  return office.idOf(order.indexOf(area) + 1) ?? '';
}

/** The name of the community in which the first face of an area lies. */
function homeOf(
  area: number,
  { communities, wholeOf }: OfficeLand,
  claims: readonly number[][],
  figures: FaceFigures,
): string {
  const first = claims.findIndex((list) => list[0] === area);
  return communities[figures.community[wholeOf[first]!]!]!.name;
}

function featuresOf(
  office: Office,
  drawn: DrawnLayer,
  order: readonly number[],
  home: (area: number) => string,
): FeatureCollection<Polygon | MultiPolygon, TownLayerProperties> {
  const there = new Map<string, number>();
  const features = order.map((area, index) => {
    const community = home(area);
    const numberThere = (there.get(community) ?? 0) + 1;
    there.set(community, numberThere);
    const parts = drawn.areas[area]!.map(([exterior, ...holes]) => toPolygon(exterior!, holes).coordinates);
    const geometry: Polygon | MultiPolygon =
      parts.length === 1
        ? { type: 'Polygon', coordinates: parts[0]! }
        : { type: 'MultiPolygon', coordinates: parts };
    const id = office.idOf(index + 1);
    return {
      type: 'Feature' as const,
      properties: {
        ...(id === null ? {} : { [office.idField]: id }),
        [office.nameField]: office.nameOf(community, numberThere, index + 1),
      },
      geometry,
    };
  });
  return { type: 'FeatureCollection', features };
}
