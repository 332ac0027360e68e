import type { Lattice } from '../lattice.ts';
import { insertSegments } from './insert-segments.ts';
import { FaceIndex, isNarrow, type Region } from './land-regions.ts';
import type { LayerLand } from './layer-land.ts';
import { hasWidePlace, narrowStretches } from './narrow-stretches.ts';

/** A narrow piece of land of none. */
export interface NarrowPiece extends Region {
  /** Whether it is closed in; otherwise it opens to wide land at a narrow mouth. */
  readonly closed: boolean;
}

/** A layer cut where its open land becomes narrow. */
export interface NarrowPieces {
  readonly index: FaceIndex;
  readonly labels: readonly (readonly number[])[];
  readonly polygons: readonly (readonly number[])[];
  readonly inside: Uint8Array;
  readonly pieces: readonly NarrowPiece[];
}

/** Walls of an inlet are at least this many times as long as its mouths are wide: it is twice as deep as wide. */
const WALLS_PER_MOUTH = 4;
/** A narrow stretch with more wall than this many diameters is divided where the grids beside it change. */
const LONG_WALLS = 8;

/** Finds the land of none inside the outline that is narrower than the diameter, and cuts it off the wide land. */
export function narrowPieces(land: LayerLand, lattice: Lattice, diameter: number): NarrowPieces {
  const before = new FaceIndex(land.graph, lattice);
  const { open, owner } = openLand(land);
  const regions = before.regions((face) => open[face] === 1);
  if (regions.length === 0) return { index: before, ...land, pieces: [] };
  const narrowBefore = new Uint8Array(land.graph.faceCount);
  const walked: number[] = [];
  for (const region of regions) {
    const narrow = isNarrowLand(before, region, diameter);
    if (narrow) for (const face of region.faces) narrowBefore[face] = 1;
    if (!narrow || isLongAmongMany(before, owner, region, diameter)) {
      for (const h of region.border) walked.push(h);
    }
  }
  const { mouths, divisions } = narrowStretches(
    { graph: land.graph, lattice, isOpen: (face) => open[face] === 1, owner },
    walked,
    diameter,
  );
  if (mouths.length + divisions.length === 0) {
    const narrow = (region: Region) => narrowBefore[region.faces[0]!] === 1;
    return { index: before, ...land, pieces: regions.filter(narrow).map(closedPiece) };
  }
  const cut = insertSegments(land.graph, [...mouths, ...divisions]);
  const index = new FaceIndex(cut.graph, lattice);
  const after = {
    ...land,
    graph: cut.graph,
    labels: Array.from(cut.faceBefore, (f) => land.labels[f]!),
    polygons: Array.from(cut.faceBefore, (f) => land.polygons[f]!),
    inside: Uint8Array.from(cut.faceBefore, (f) => land.inside[f]!),
  };
  const now = openLand(after);
  const facesOf = new Int32Array(land.graph.faceCount);
  for (const f of cut.faceBefore) facesOf[f]!++;
  const isNarrowFace = (face: number): boolean => {
    const from = cut.faceBefore[face]!;
    if (narrowBefore[from] === 1) return true;
    if (facesOf[from] === 1) return false;
    return isNarrowLand(
      index,
      index.region([face], (other) => other === face),
      diameter,
    );
  };
  const narrow = Uint8Array.from(now.open, (isOpen, face) => (isOpen && isNarrowFace(face) ? 1 : 0));
  const parts = (h: number) => cut.inserted(h >> 1).some((segment) => segment >= mouths.length);
  return {
    index,
    labels: after.labels,
    polygons: after.polygons,
    inside: after.inside,
    pieces: index
      .regions((face) => narrow[face] === 1)
      .flatMap((stretch) => piecesOf(index, stretch, now, land.hasOutline, (h) => !parts(h))),
  };
}

interface Open {
  readonly open: Uint8Array;
  readonly owner: Int32Array;
}

function openLand({ labels, inside }: Pick<LayerLand, 'labels' | 'inside'>): Open {
  return {
    open: Uint8Array.from(labels, (all, face) => (all.length === 0 && inside[face] === 1 ? 1 : 0)),
    owner: Int32Array.from(labels, (all, face) => (all.length === 1 && inside[face] === 1 ? all[0]! : -1)),
  };
}

function isNarrowLand(index: FaceIndex, region: Region, diameter: number): boolean {
  const { graph, lattice } = index;
  const known = isNarrow(index, region, diameter);
  if (known !== null) return known;
  const own = new Set(region.faces);
  return !hasWidePlace({ graph, lattice, isOpen: (face) => own.has(face) }, region.border, diameter);
}

function isLongAmongMany(index: FaceIndex, owner: Int32Array, region: Region, diameter: number): boolean {
  return region.perimeterM > LONG_WALLS * diameter && gridsBeside(index, owner, region).size > 2;
}

function gridsBeside({ graph }: FaceIndex, owner: Int32Array, { border }: Region): Set<number> {
  const beside = new Set<number>();
  for (const h of border) {
    const label = owner[graph.faceOf[h ^ 1]!]!;
    if (label >= 0) beside.add(label);
  }
  return beside;
}

function closedPiece(region: Region): NarrowPiece {
  return { ...region, closed: true };
}

/** The pieces of one narrow stretch; none where it is but a corner, or a bay of the layer's outer border. */
function piecesOf(
  index: FaceIndex,
  stretch: Region,
  { open, owner }: Open,
  hasOutline: boolean,
  joins: (halfEdge: number) => boolean,
): NarrowPiece[] {
  let mouthUm = 0;
  let wallUm = 0;
  for (const h of stretch.border) {
    if (open[index.graph.faceOf[h ^ 1]!]) mouthUm += index.lengthUm(h);
    else wallUm += index.lengthUm(h);
  }
  if (mouthUm > 0) {
    if (wallUm < WALLS_PER_MOUTH * mouthUm) return [];
    if (!hasOutline && gridsBeside(index, owner, stretch).size < 2) return [];
  }
  const closed = mouthUm === 0;
  return index.measured(index.connected(stretch.faces, joins)).map((region) => ({ ...region, closed }));
}
