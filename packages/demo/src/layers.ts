import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { TownBlocks } from './blocks.ts';
import { traceBorders } from './borders.ts';
import { COMMUNITIES } from './communities.ts';
import { facePoints, type LineKind } from './coverage.ts';
import { type DrawnLayer, digitise, type Hand } from './digitise.ts';
import { dissolve } from './dissolve.ts';
import { partition } from './partition.ts';
import { toLine, toPolygon } from './project.ts';
import type { Random } from './random.ts';
import type { DepartmentHue, TownDepartment, TownLayerFaults, TownLayerProperties } from './town.ts';

/** What the departments look at when they divide the town. */
export interface FaceFigures {
  readonly households: readonly number[];
  readonly residents: readonly number[];
  readonly shops: readonly number[];
  readonly community: readonly number[];
}

interface Office {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly weight: number;
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
  readonly idOf: (number: number) => string;
  readonly nameOf: (community: string, numberThere: number, number: number) => string;
}

const HAND = { nearMetres: 5.5, farMetres: 25, farShare: 0.1 } as const;

const OFFICES: readonly Office[] = [
  {
    id: 'party',
    name: '党建',
    nameEn: 'Party building',
    weight: 2,
    hue: 'vermilion',
    fileName: '党建网格2026.geojson',
    idField: 'DJ_ID',
    nameField: 'DJ_NAME',
    areas: 27,
    hand: { ...HAND, clickMetres: 32, twiceShare: 0.28 },
    barrier: {
      outline: 0,
      bank: 0.2,
      midstream: 5,
      arterial: 3,
      collector: 1.2,
      lane: 0.5,
      track: 0.3,
      wall: 0.1,
    },
    load: (face, { households }, hectares) => households[face]! + hectares * 3,
    absentFrom: [],
    joined: [],
    idOf: (number) => `DJ-${String(number).padStart(2, '0')}`,
    nameOf: (community, numberThere) => `${community}第${numberThere}党建网格`,
  },
  {
    id: 'governance',
    name: '综治',
    nameEn: 'Political-legal governance',
    weight: 1.5,
    hue: 'blue',
    fileName: '综治网格_上报.geojson',
    idField: 'WGBM',
    nameField: 'WGMC',
    areas: 34,
    hand: { ...HAND, clickMetres: 18, twiceShare: 0.2 },
    barrier: {
      outline: 0,
      bank: 0.2,
      midstream: 4,
      arterial: 4,
      collector: 3,
      lane: 1.6,
      track: 0.5,
      wall: 0.4,
    },
    load: (face, { residents }, hectares) => residents[face]! / 2.7 + hectares * 5,
    absentFrom: [],
    joined: [],
    idOf: (number) => `ZZ9999010${String(number).padStart(2, '0')}`,
    nameOf: (community, numberThere) => `${community}综治${numberThere}网格`,
  },
  {
    id: 'urban',
    name: '城管',
    nameEn: 'Urban management',
    weight: 1,
    hue: 'green',
    fileName: '城管责任片区.geojson',
    idField: 'code',
    nameField: 'name',
    areas: 23,
    hand: { ...HAND, clickMetres: 48, twiceShare: 0.34 },
    barrier: {
      outline: 0,
      bank: 0.2,
      midstream: 2.5,
      arterial: 1.8,
      collector: 2.2,
      lane: 1,
      track: 0.3,
      wall: 0.8,
    },
    load: (face, { households, shops }, hectares) =>
      households[face]! * 0.5 + shops[face]! * 14 + hectares * 16,
    absentFrom: ['柳渡村'],
    joined: [
      ['老城社区', '北门社区'],
      ['滨江社区', '新城社区'],
    ],
    idOf: (number) => String(3400 + number),
    nameOf: (_community, _numberThere, number) => `城管第${number}责任片区`,
  },
];

/** The layers of the three departments, each divided and drawn in its own way. */
export function drawDepartments(blocks: TownBlocks, figures: FaceFigures, random: Random): TownDepartment[] {
  return OFFICES.map((office) => drawDepartment(office, blocks, figures, random.stream(office.id)));
}

function drawDepartment(
  office: Office,
  blocks: TownBlocks,
  figures: FaceFigures,
  random: Random,
): TownDepartment {
  const { coverage, places } = blocks;
  const load = coverage.faces.map(({ areaM2 }, face) => office.load(face, figures, areaM2 / 10_000));
  const territory = figures.community.map((index) => {
    const { name } = COMMUNITIES[index]!;
    const group = office.joined.findIndex((list) => list.includes(name));
    return group < 0 ? index : COMMUNITIES.length + group;
  });
  const found = partition(
    coverage,
    places,
    { load, territory, barrier: office.barrier, areas: office.areas },
    random,
  );
  const claims = found.map((area, face): number[] =>
    office.absentFrom.includes(COMMUNITIES[figures.community[face]!]!.name) ? [] : [area],
  );
  const forgotten = forget(blocks, claims, random);
  const disputed = dispute(blocks, claims, random);
  const areas = Math.max(...found) + 1;
  const drawn = digitise(
    traceBorders(coverage, claims, areas),
    coverage.points,
    office.hand,
    random.stream('hand'),
  );
  const order = numbering(claims, blocks, figures, areas);
  const features = featuresOf(office, drawn, order, figures, claims);
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
  };
  const { id, name, nameEn, weight, hue, fileName, idField, nameField } = office;
  return { id, name, nameEn, weight, hue, layer: { fileName, idField, nameField, features, faults } };
}

/** Takes two faces at the edge of their area out of the layer, and returns them. */
function forget(blocks: TownBlocks, claims: number[][], random: Random): number[] {
  const forgotten: number[] = [];
  for (const face of random.shuffled(borderFaces(blocks, claims))) {
    if (forgotten.length === 2) break;
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

/** Lets a neighbour claim three faces as well, and returns them. */
function dispute(blocks: TownBlocks, claims: number[][], random: Random): number[] {
  const disputed: number[] = [];
  for (const face of random.shuffled(borderFaces(blocks, claims))) {
    if (disputed.length === 3) break;
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
  blocks: TownBlocks,
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

function borderFaces(blocks: TownBlocks, claims: readonly number[][]): number[] {
  return claims.flatMap((list, face) =>
    list.length === 1 && rivalOf(blocks, claims, face, list[0]!) !== undefined ? [face] : [],
  );
}

function staysWhole(
  blocks: TownBlocks,
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
  blocks: TownBlocks,
  figures: FaceFigures,
  areas: number,
): number[] {
  const first = Array.from({ length: areas }, (_, area) => claims.findIndex((list) => list[0] === area));
  return Array.from({ length: areas }, (_, area) => area)
    .filter((area) => first[area]! >= 0)
    .sort((p, q) => {
      const [a, b] = [first[p]!, first[q]!];
      return figures.community[a]! - figures.community[b]! || blocks.places[a]![0] - blocks.places[b]![0];
    });
}

function idOf(office: Office, order: readonly number[], area: number): string {
  return office.idOf(order.indexOf(area) + 1);
}

function featuresOf(
  office: Office,
  drawn: DrawnLayer,
  order: readonly number[],
  figures: FaceFigures,
  claims: readonly number[][],
): FeatureCollection<Polygon | MultiPolygon, TownLayerProperties> {
  const there = new Map<string, number>();
  const features = order.map((area, index) => {
    const community = COMMUNITIES[figures.community[claims.findIndex((list) => list[0] === area)]!]!.name;
    const numberThere = (there.get(community) ?? 0) + 1;
    there.set(community, numberThere);
    const parts = drawn.areas[area]!.map(([exterior, ...holes]) => toPolygon(exterior!, holes).coordinates);
    const geometry: Polygon | MultiPolygon =
      parts.length === 1
        ? { type: 'Polygon', coordinates: parts[0]! }
        : { type: 'MultiPolygon', coordinates: parts };
    return {
      type: 'Feature' as const,
      properties: {
        [office.idField]: office.idOf(index + 1),
        [office.nameField]: office.nameOf(community, numberThere, index + 1),
      },
      geometry,
    };
  });
  return { type: 'FeatureCollection', features };
}
