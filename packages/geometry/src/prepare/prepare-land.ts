import type { MultiPolygon, Polygon, Position } from 'geojson';
import { boundsOf } from '../checks/repair-polygon.ts';
import { Lattice } from '../lattice.ts';
import type { Arrangement, LatticePolygon } from '../planar/arrangement.ts';
import type { PlanarGraph } from '../planar/planar-graph.ts';
import { type FoundPlace, type LandKind, openings, overlaps, slivers, stayingLand } from './found-places.ts';
import { comparePositions, type FaceIndex, type Region } from './land-regions.ts';
import { type LayerLand, layerWithin } from './layer-land.ts';
import { narrowPieces } from './narrow-pieces.ts';

/** A piece of land that several grids of one layer hold, or none, or that a grid cannot keep. */
export interface LandPlace {
  readonly kind: LandKind;
  /** Faces of the prepared graph. */
  readonly faces: readonly number[];
  /** Grids that claim it, the one whose sliver it is, or those beside it: labels, ascending. */
  readonly labels: readonly number[];
  /** Grids that could receive it, with the border in metres that their own land has in common with it. */
  readonly borders: ReadonlyMap<number, number>;
  /** Those of them that have no land of their own so far. */
  readonly landless: readonly number[];
  /** One polygon, or all the places of some grids where their lines are the same within two centimetres. */
  readonly place: Polygon | MultiPolygon;
  /** By the metric at its own latitude. */
  readonly areaM2: number;
}

/** A layer while it is being prepared. */
export interface LandInHand {
  readonly graph: PlanarGraph;
  /** By face: the grid that has it, -1 for none, -2 as long as several claim it. */
  readonly owner: Int32Array;
}

export interface LandSettings {
  readonly lattice: Lattice;
  /** Empty where there is none; a layer that was arranged within its outline needs it no more. */
  readonly outline: readonly LatticePolygon[];
  /** Land of none in which no circle of this diameter fits is a drawing fault, and so is such a part of a grid. */
  readonly thinMetres: number;
  /**
   * The label that receives a place's land, or -1 where it stays in none. Asked about enclaves and uncovered land
   * too, which are no faults.
   */
  readonly choose: (place: LandPlace, land: LandInHand) => number;
}

/** A place and who received it, -1 for none. */
export type DecidedPlace = LandPlace & { readonly receiver: number };

export interface PreparedLand {
  /** One label or none a face. */
  readonly arrangement: Arrangement;
  /** Largest first, then by position. */
  readonly places: readonly DecidedPlace[];
}

/** What is narrower than this part of a lattice unit comes of rounding to it alone, and is not told. */
const ROUNDING = 0.5;

/**
 * Gives every face of a layer to one grid or none. Overlaps go to one of their claimants, the largest first;
 * land of none that is narrow goes to a grid beside it, whether closed in (a gap) or open at a narrow mouth (an
 * inlet); a narrow part of a grid apart from its main part goes to a neighbour. Land of none that is wide stays
 * as it is, and so does what lies outside the outline. The outer border of the layer moves nowhere but up to
 * the outline.
 *
 * Without an outline nothing tells a bay of the outer border from a slip of the hand: an inlet is then filled
 * only where two grids face each other across it.
 */
export function prepareLand(layer: Arrangement | LayerLand, settings: LandSettings): PreparedLand {
  const { lattice, thinMetres, choose } = settings;
  const { hasOutline, ...land } = 'inside' in layer ? layer : layerWithin(layer, settings.outline);
  const { index, inside, labels, polygons, pieces } = narrowPieces(
    { hasOutline, ...land },
    lattice,
    thinMetres,
  );
  const { graph } = index;
  const owner = Int32Array.from(labels, (all) => (all.length === 1 ? all[0]! : all.length === 0 ? -1 : -2));
  const held = new HeldLand(graph, owner);
  const places: DecidedPlace[] = [];
  const handOut = (found: readonly FoundPlace[]) => {
    for (const one of largestFirst(index, found)) {
      const place = describe(index, one, held);
      const receiver = choose(place, { graph, owner });
      for (const face of place.faces) held.give(face, receiver);
      if (isTold(index, one)) places.push({ ...place, receiver });
    }
  };
  handOut(overlaps(index, labels));
  const filled = openings(index, pieces, labels);
  handOut(filled);
  handOut(slivers(index, owner, inside, thinMetres));
  const filledFaces = new Set(filled.flatMap(({ regions }) => regions.flatMap(({ faces }) => faces)));
  const staying = stayingLand(index, labels, inside, (face) => filledFaces.has(face), hasOutline);
  handOut(staying);
  places.sort((p, q) => q.areaM2 - p.areaM2 || comparePositions(firstCorner(p.place), firstCorner(q.place)));
  return {
    arrangement: { graph, polygons, labels: Array.from(owner, (label) => (label < 0 ? [] : [label])) },
    places,
  };
}

/** Who has which face, and how much each grid has altogether. */
class HeldLand {
  /** Twice the area by label, in square lattice units. */
  private readonly doubled = new Map<number, number>();

  constructor(
    private readonly graph: PlanarGraph,
    readonly owner: Int32Array,
  ) {
    owner.forEach((label, face) => {
      this.add(label, graph.doubledArea[face]!);
    });
  }

  give(face: number, label: number): void {
    this.add(this.owner[face]!, -this.graph.doubledArea[face]!);
    this.owner[face] = label;
    this.add(label, this.graph.doubledArea[face]!);
  }

  hasLand(label: number): boolean {
    return (this.doubled.get(label) ?? 0) > 0;
  }

  private add(label: number, doubled: number): void {
    if (label >= 0) this.doubled.set(label, (this.doubled.get(label) ?? 0) + doubled);
  }
}

interface SizedPlace extends FoundPlace {
  readonly areaM2: number;
  readonly place: Polygon | MultiPolygon;
}

function largestFirst(index: FaceIndex, found: readonly FoundPlace[]): SizedPlace[] {
  const sized = found.map((one): SizedPlace => {
    const polygons = one.regions
      .map((region) => index.polygon(region))
      .sort((p, q) => comparePositions(firstCorner(p), firstCorner(q)));
    const [polygon, another] = polygons;
    const place: Polygon | MultiPolygon =
      polygon !== undefined && another === undefined
        ? polygon
        : { type: 'MultiPolygon', coordinates: polygons.map(({ coordinates }) => coordinates) };
    return { ...one, place, areaM2: areaOf(index, one.regions, place) };
  });
  return sized.sort(
    (p, q) => q.areaM2 - p.areaM2 || comparePositions(firstCorner(p.place), firstCorner(q.place)),
  );
}

/** The exact lattice area by the metric at the latitude of the place. */
function areaOf(
  { lattice, graph }: FaceIndex,
  regions: readonly Region[],
  place: Polygon | MultiPolygon,
): number {
  let doubled = 0;
  for (const { faces } of regions) for (const face of faces) doubled += graph.doubledArea[face]!;
  if (lattice.plane) return (doubled / 2) * lattice.areaUnit;
  const corners =
    place.type === 'Polygon' ? place.coordinates[0]! : place.coordinates.flatMap(([shell]) => shell!);
  return (doubled / 2) * Lattice.geographic(boundsOf(corners)).areaUnit;
}

function firstCorner(place: Polygon | MultiPolygon): Position {
  return place.type === 'Polygon' ? place.coordinates[0]![0]! : place.coordinates[0]![0]![0]!;
}

function describe(index: FaceIndex, found: SizedPlace, held: HeldLand): LandPlace {
  const { kind, labels, regions, place, areaM2 } = found;
  const { graph } = index;
  const faces = regions.flatMap((region) => region.faces);
  const lengths = new Map<number, number>();
  for (const { border } of regions) {
    for (const h of border) {
      const beyond = graph.faceOf[h ^ 1]!;
      const label = held.owner[beyond]!;
      if (label < 0 || !found.counts(beyond, label)) continue;
      lengths.set(label, (lengths.get(label) ?? 0) + index.lengthUm(h));
    }
  }
  // Whoever claims land may receive it, with a common border or without.
  if (kind === 'overlap') for (const label of labels) lengths.set(label, lengths.get(label) ?? 0);
  const borders = new Map([...lengths].sort(([a], [b]) => a - b).map(([label, um]) => [label, um / 1e6]));
  const landless = [...borders.keys()].filter((label) => !held.hasLand(label));
  return { kind, faces, labels, borders, landless, place, areaM2 };
}

function isTold(index: FaceIndex, { regions }: FoundPlace): boolean {
  const unit = Math.max(index.lattice.metresX, index.lattice.metresY);
  return regions.some((region) => index.widthM(region) >= ROUNDING * unit);
}
