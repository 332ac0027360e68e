import type { TownBlocks } from './blocks.ts';
import type { Landmark } from './landmarks.ts';
import {
  type Hall,
  type SlabStyle,
  setCourtyards,
  setHalls,
  setRows,
  setShops,
  setSlabs,
  setTowers,
} from './layouts.ts';
import { lotOf } from './lots.ts';
import { between, distance, nearestOnSegment, type Point2, type Ring, ringArea } from './plane.ts';
import type { Random } from './random.ts';
import { Site } from './site.ts';
import type { CompoundKind, LandUse } from './town.ts';
import type { Zone } from './zones.ts';

/** What one face of the town is used for, and what stands on it. */
export interface Plot {
  readonly face: number;
  readonly site: Site;
  /** Empty where the land has no wall round it. */
  readonly name: string;
  readonly compound: CompoundKind | null;
  readonly landUse: LandUse | null;
}

const SMALLEST_ESTATE_M2 = 4200;

export type NamedKind = 'estate' | 'work-unit' | 'factory' | 'row-village';
/** A name for what stands at a place; undefined where there is none left. Compounds share no name. */
export type NameCompound = (kind: NamedKind, place: Point2) => string | undefined;

/** What is to stand where, apart from what the zones bring. */
export interface LandPlan {
  readonly landmarks: readonly Landmark[];
  /** Sets the houses of the villages on lots of the country; gives the village of each face it used. */
  readonly settle: (
    blocks: TownBlocks,
    sites: ReadonlyMap<number, Site>,
    random: Random,
  ) => ReadonlyMap<number, string>;
  readonly names: (random: Random) => NameCompound;
}

/** Gives every lot its use and sets its buildings. */
export function usePlots(blocks: TownBlocks, land: LandPlan, random: Random): Plot[] {
  const lots = blocks.coverage.faces.map((face) => lotOf(blocks.coverage, face));
  const sites = new Map(lots.flatMap((lot, face) => (lot ? [[face, new Site(lot)] as const] : [])));
  const landmarks = placeLandmarks(blocks, lots, land.landmarks);
  for (const [face, { halls, buildingKind }] of landmarks) {
    if (buildingKind) setHalls(sites.get(face)!, buildingKind, halls, 9);
  }
  const free = new Map([...sites].filter(([face]) => !landmarks.has(face)));
  const villages = land.settle(blocks, free, random);
  const nameFor = land.names(random);
  const plots: Plot[] = [];
  lots.forEach((lot, face) => {
    if (!lot) {
      const landUse = leftOver(blocks.zones[face]!);
      if (landUse) plots.push({ face, site: new Site([]), name: '', compound: null, landUse });
      return;
    }
    const site = sites.get(face)!;
    const place = blocks.places[face]!;
    const area = ringArea(lot);
    const zone = blocks.zones[face]!;
    const own = random.stream(`plot ${face}`);
    const landmark = landmarks.get(face);
    const plot = (name: string, compound: CompoundKind | null, landUse: LandUse | null): void => {
      plots.push({ face, site, name, compound, landUse });
    };
    if (landmark) {
      plot(landmark.name, landmark.compound, landmark.landUse);
    } else if (zone === 'riverside') plot('滨江公园', null, 'park');
    else if (zone === 'old') {
      lineWithShops(blocks, face, site, 12, own);
      setCourtyards(site, 430, 0.95, own);
      plot('', null, 'old-quarter');
    } else if (zone === 'industry') {
      const name = area > 9000 && own.chance(0.82) ? nameFor('factory', place) : undefined;
      if (name) setFactory(site, own);
      plot(name ?? '', name ? 'factory' : null, name ? 'industry' : 'field');
    } else if (zone === 'country') {
      plot(villages.get(face) ?? '', null, 'field');
    } else if (zone === 'rows') {
      setRows(site, own);
      plot(nameFor('row-village', place) ?? '', null, 'old-quarter');
    } else if (zone !== 'river') {
      const kind = zone === 'new' ? 'estate' : 'work-unit';
      const vacant = zone === 'new' && own.chance(0.1);
      const name = area > SMALLEST_ESTATE_M2 && !vacant ? nameFor(kind, place) : undefined;
      if (name) {
        if (own.chance(zone === 'new' ? 0.4 : 0.28)) lineWithShops(blocks, face, site, 26, own);
        setHousing(site, zone, own);
      }
      // Corners too sharp for a house stay green, and their name goes to nobody.
      const lived = name !== undefined && site.footprints.some(({ households }) => households > 0);
      if (!lived) plot('', null, 'park');
      else plot(name, kind, null);
    }
  });
  return plots;
}

/** What land is that is too narrow to build on. */
function leftOver(zone: Zone): LandUse | null {
  if (zone === 'river') return null;
  return zone === 'country' ? 'field' : 'park';
}

function setHousing(site: Site, zone: 'middle' | 'north' | 'new', random: Random): void {
  const slab = (style: Partial<SlabStyle>): SlabStyle => ({
    length: random.pick([32, 36, 42, 48]),
    depth: random.between(10, 11.5),
    pitch: random.between(24, 29),
    gap: random.between(9, 13),
    floors: 4,
    green: 0,
    ...style,
  });
  if (zone !== 'new') {
    const old = slab({
      length: random.pick([28, 34, 40]),
      pitch: random.between(22, 26),
      floors: random.pick([3, 4, 4, 5]),
    });
    setSlabs(site, old, random);
    return;
  }
  const kind = random.weighted(
    ['towers', 'mid', 'villas'] as const,
    (k) => ({ towers: 3, mid: 5, villas: 2 })[k],
  );
  if (kind === 'towers') setTowers(site, random.pick([9, 11, 15]), random.between(44, 54));
  else if (kind === 'villas')
    setSlabs(
      site,
      slab({ length: 30, pitch: random.between(27, 31), floors: 2, gap: 14, green: 0.2 }),
      random,
    );
  else
    setSlabs(
      site,
      slab({
        length: random.pick([42, 48, 56]),
        pitch: random.between(32, 38),
        floors: random.pick([5, 6, 6]),
        gap: 13,
        green: random.pick([0, 0.22, 0.3]),
        depth: 12.5,
      }),
      random,
    );
}

function setFactory(site: Site, random: Random): void {
  const size = Math.sqrt(ringArea(site.lot));
  const halls: Hall[] = [
    { label: '办公楼', length: 38, depth: 14, floors: 4 },
    {
      label: '一号厂房',
      length: size * random.between(0.36, 0.5),
      depth: size * random.between(0.18, 0.26),
      floors: 1,
    },
    {
      label: '二号厂房',
      length: size * random.between(0.3, 0.44),
      depth: size * random.between(0.16, 0.22),
      floors: 1,
    },
    { label: '三号厂房', length: size * 0.3, depth: size * 0.15, floors: 2 },
    { label: '仓库', length: 46, depth: 20, floors: 1 },
    { label: '职工宿舍', length: 34, depth: 11, floors: 4 },
    { label: '配电房', length: 12, depth: 9, floors: 1 },
  ];
  setHalls(site, 'factory', halls.slice(0, random.integer(4, 7)), 10);
}

/** Shops on those sides of a lot that face a street at least so wide. */
function lineWithShops(blocks: TownBlocks, face: number, site: Site, width: number, random: Random): void {
  const { coverage } = blocks;
  const { edges } = coverage.faces[face]!;
  const streets = edges
    .map((edge) => coverage.edges[edge]!)
    .filter((edge) => coverage.lines[edge.line]!.width >= width);
  site.lot.forEach((from, i) => {
    const to = site.lot[(i + 1) % site.lot.length]!;
    if (distance(from, to) < 20) return;
    const middle = between(from, to, 0.5);
    const fronts = streets.some(({ a, b, line }) => {
      const foot = nearestOnSegment(middle, coverage.points[a]!, coverage.points[b]!);
      return distance(foot, middle) < coverage.lines[line]!.width / 2 + 3;
    });
    if (fronts) setShops(site, [from, to], random);
  });
}

/** The lot nearest to where each landmark should be, large enough for it. */
function placeLandmarks(
  blocks: TownBlocks,
  lots: readonly (Ring | null)[],
  landmarks: readonly Landmark[],
): Map<number, Landmark> {
  const chosen = new Map<number, Landmark>();
  for (const landmark of landmarks) {
    let best = -1;
    let least = Infinity;
    lots.forEach((lot, face) => {
      if (!lot || chosen.has(face) || blocks.zones[face] !== landmark.zone) return;
      const area = ringArea(lot);
      if (area < landmark.areaM2[0] || area > landmark.areaM2[1]) return;
      const off = distance(blocks.places[face]!, landmark.near);
      if (off < least) [best, least] = [face, off];
    });
    if (best >= 0) chosen.set(best, landmark);
  }
  return chosen;
}
