import { Addresses } from './addresses.ts';
import type { TownBlocks } from './blocks.ts';
import type { Plot } from './compounds.ts';
import { type Point2, type Ring, ringCentroid } from './plane.ts';
import type { Random } from './random.ts';
import type { Footprint } from './site.ts';
import type { BuildingKind, CompoundKind } from './town.ts';

/** A compound in the plane. */
export interface PlaneCompound {
  readonly id: string;
  readonly face: number;
  readonly name: string;
  readonly kind: CompoundKind;
  readonly address: string;
  readonly ring: Ring;
}

/** A building in the plane, with the face it stands on. */
export interface PlaneBuilding {
  readonly id: string;
  readonly face: number;
  readonly name: string;
  readonly address: string;
  readonly kind: BuildingKind;
  readonly ring: Ring;
  readonly middle: Point2;
  readonly floors: number;
  readonly households: number;
  readonly residents: number;
  readonly compound: PlaneCompound | null;
}

export interface BuiltTown {
  readonly compounds: readonly PlaneCompound[];
  readonly buildings: readonly PlaneBuilding[];
}

/** Small houses, of which any may be missing without a hole in the town. */
const SPARE_KINDS: readonly BuildingKind[] = ['courtyard', 'village-house', 'shop'];

/**
 * Numbers and names what stands on the plots, and leaves exactly `count` buildings by pulling down small
 * houses here and there. Throws where the plots hold fewer. Null leaves them all.
 */
export function nameBuildings(
  blocks: TownBlocks,
  plots: readonly Plot[],
  count: number | null,
  random: Random,
): BuiltTown {
  const kept = thin(plots, count, random);
  const digits = kept.size > 9_999 ? 5 : 4;
  const addresses = new Addresses(blocks);
  const compounds: PlaneCompound[] = [];
  const buildings: PlaneBuilding[] = [];
  const villageNumbers = new Map<string, number>();
  for (const { face, site, name, compound: kind } of plots) {
    const footprints = site.footprints.filter((footprint) => kept.has(footprint));
    let compound: PlaneCompound | null = null;
    if (kind) {
      const { address } = addresses.give(face, ringCentroid(site.lot));
      compound = { id: serial('C', compounds.length + 1, 3), face, name, kind, address, ring: site.lot };
      compounds.push(compound);
    }
    let number = 0;
    const row = [...footprints].sort(northFirst);
    for (const footprint of row) {
      const middle = ringCentroid(footprint.ring);
      let named: { name: string; address: string };
      if (footprint.kind === 'village-house') {
        const next = (villageNumbers.get(name) ?? 0) + 1;
        villageNumbers.set(name, next);
        named = { name: `${name}${next}号`, address: `${name}${next}号` };
      } else if (!compound || footprint.kind === 'shop') {
        const { address } = addresses.give(face, middle);
        named = { name: footprint.kind === 'shop' ? `${address}商铺` : address, address };
      } else if (footprint.label) {
        named = {
          name: `${compound.name}${footprint.label}`,
          address: `${compound.address}${footprint.label}`,
        };
      } else {
        number++;
        named = { name: `${compound.name}${number}幢`, address: `${compound.address}${number}幢` };
      }
      buildings.push({
        ...footprint,
        ...named,
        id: serial('B', buildings.length + 1, digits),
        face,
        middle,
        ...peopleOf(footprint, random),
        compound,
      });
    }
  }
  return { compounds, buildings };
}

function thin(plots: readonly Plot[], count: number | null, random: Random): Set<Footprint> {
  const all = plots.flatMap(({ site }) => site.footprints);
  if (count === null) return new Set(all);
  if (all.length < count) throw new Error(`the plots hold ${all.length} buildings, fewer than ${count}`);
  const spare = random.shuffled(all.filter(({ kind }) => SPARE_KINDS.includes(kind)));
  const gone = new Set(spare.slice(0, all.length - count));
  return new Set(all.filter((footprint) => !gone.has(footprint)));
}

/** Blocks of an estate are numbered row by row from the north-west. */
function northFirst(a: Footprint, b: Footprint): number {
  const [p, q] = [ringCentroid(a.ring), ringCentroid(b.ring)];
  const rows = Math.round(q[1] / 14) - Math.round(p[1] / 14);
  return rows !== 0 ? rows : p[0] - q[0];
}

/** Not every flat is lived in: of a block's flats between six and nine tenths are. */
function peopleOf(
  { households: flats, kind }: Footprint,
  random: Random,
): { households: number; residents: number } {
  const isBlock = kind === 'tower' || kind === 'slab';
  const households = isBlock ? Math.round(flats * random.between(0.6, 0.92)) : flats;
  const sizes = isBlock ? [1, 2, 3, 3, 4] : [1, 2, 2, 3, 4, 6];
  let residents = 0;
  for (let i = 0; i < households; i++) residents += random.pick(sizes);
  return { households, residents };
}

export function serial(prefix: string, number: number, digits: number): string {
  return `${prefix}${String(number).padStart(digits, '0')}`;
}
