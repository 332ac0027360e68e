import { facesAround, type TownBlocks } from './blocks.ts';
import type { PlaneCompound } from './buildings.ts';
import type { CommunityPlan } from './communities.ts';
import { buildCoverage, facePoints, type TownCoverage, type TownLine } from './coverage.ts';
import { innerPoint, type Point2, ringArea } from './plane.ts';
import type { Random } from './random.ts';
import { cutAcross } from './subdivide.ts';
import type { Zone } from './zones.ts';

/** The land as departments divide it: the faces of the town, some compounds in two halves. */
export interface OfficeLand {
  readonly coverage: TownCoverage;
  readonly zones: readonly Zone[];
  readonly places: readonly Point2[];
  /** Compounds that a careless department's line may run through, with the faces of their halves. */
  readonly halved: readonly { readonly compoundId: string; readonly faces: readonly number[] }[];
  /** The town before compounds were halved, and its face for each face here. */
  readonly whole: TownBlocks;
  readonly wholeOf: readonly number[];
  readonly communities: readonly CommunityPlan[];
}

/** The land with every compound in one piece. */
export function wholeLand(blocks: TownBlocks, communities: readonly CommunityPlan[]): OfficeLand {
  const { coverage, zones, places } = blocks;
  return {
    coverage,
    zones,
    places,
    halved: [],
    whole: blocks,
    wholeOf: places.map((_, face) => face),
    communities,
  };
}

const LEAST_HALVED_M2 = 9000;

/** The land with every large compound in two halves. */
export function halvedLand(
  blocks: TownBlocks,
  compounds: readonly PlaneCompound[],
  communities: readonly CommunityPlan[],
  random: Random,
): OfficeLand {
  const cuts: { compound: PlaneCompound; line: TownLine }[] = [];
  for (const compound of compounds) {
    if (ringArea(compound.ring) < LEAST_HALVED_M2) continue;
    const ring = facePoints(blocks.coverage, blocks.coverage.faces[compound.face]!);
    const cut = cutAcross(ring, { offset: 0.12, bend: 0, skew: 0.1 }, random, []);
    if (cut) cuts.push({ compound, line: { kind: 'wall', name: '', width: 0, points: cut.line } });
  }
  const coverage = buildCoverage([...blocks.coverage.lines, ...cuts.map(({ line }) => line)]);
  const places = coverage.faces.map((face) => innerPoint(facePoints(coverage, face)));
  const wholeOf = facesAround(blocks.coverage, places);
  return {
    coverage,
    places,
    wholeOf,
    zones: wholeOf.map((face) => blocks.zones[face]!),
    halved: cuts.map(({ compound }) => ({
      compoundId: compound.id,
      faces: wholeOf.flatMap((face, half) => (face === compound.face ? [half] : [])),
    })),
    whole: blocks,
    communities,
  };
}
