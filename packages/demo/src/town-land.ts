import type { TownBlocks } from './blocks.ts';
import type { LandPlan, NameCompound } from './compounds.ts';
import { LANDMARKS } from './landmarks.ts';
import { setVillage } from './layouts.ts';
import { ESTATES, FACTORIES, VILLAGES, WORK_UNITS } from './names/compounds.ts';
import { distance, type Point2 } from './plane.ts';
import type { Random } from './random.ts';
import type { Site } from './site.ts';

/** What stands where in the start-up town. */
export const TOWN_LAND: LandPlan = { landmarks: LANDMARKS, settle, names };

function names(random: Random): NameCompound {
  const lists = {
    estate: random.shuffled(ESTATES),
    'work-unit': random.shuffled(WORK_UNITS),
    factory: random.shuffled(FACTORIES),
    'row-village': [],
  };
  return (kind) => lists[kind].pop();
}

function settle(
  blocks: TownBlocks,
  sites: ReadonlyMap<number, Site>,
  random: Random,
): ReadonlyMap<number, string> {
  const villages = villageFaces(blocks, random);
  for (const [face, { houses }] of villages) {
    const site = sites.get(face);
    if (site) setVillage(site, houses, random.stream(`plot ${face}`));
  }
  return new Map([...villages].map(([face, { name }]) => [face, name]));
}

/** Faces of the country beside a few middles carry houses; the others are fields. */
function villageFaces(blocks: TownBlocks, random: Random): Map<number, { name: string; houses: number }> {
  const middles: Point2[] = [
    [-1430, -80],
    [-1430, 960],
    [330, 1150],
    [420, -1330],
    [-1420, -720],
    [-700, 1150],
    [1250, 900],
    [1250, -960],
  ];
  const villages = new Map<number, { name: string; houses: number }>();
  middles.forEach((middle, index) => {
    const faces = blocks.places
      .map((place, face) => ({ face, off: distance(place, middle) }))
      .filter(({ face }) => blocks.zones[face] === 'country' && !villages.has(face))
      .sort((p, q) => p.off - q.off)
      .slice(0, 3);
    faces.forEach(({ face }, rank) => {
      villages.set(face, {
        name: VILLAGES[index]!,
        houses: Math.round(random.between(15, 25) / (1 + rank * 0.6)),
      });
    });
  });
  return villages;
}
