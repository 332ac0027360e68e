import { EQUAL_LINES_METRES } from '../checks/fault.ts';
import { type FaceIndex, isNarrow, type Region } from './land-regions.ts';
import type { NarrowPiece } from './narrow-pieces.ts';

/** What is wrong with a piece of a layer's land, or only looks so. */
export type LandKind = 'gap' | 'inlet' | 'overlap' | 'sliver' | 'enclave' | 'uncovered';

/** A place before it is decided who receives it. */
export interface FoundPlace {
  readonly kind: LandKind;
  readonly labels: readonly number[];
  /** One region, or all those of the same grids that are narrower than equal lines. */
  readonly regions: readonly Region[];
  /** Whether a face lies beside the place and its owner could receive it. */
  readonly counts: (face: number, owner: number) => boolean;
}

type Labels = readonly (readonly number[])[];

/** Faces of two grids or more, a place for each set of grids. */
export function overlaps(index: FaceIndex, labels: Labels): FoundPlace[] {
  const { graph } = index;
  const regions = index.regions(
    (face) => labels[face]!.length > 1,
    (h) => sameLabels(labels[graph.faceOf[h]!]!, labels[graph.faceOf[h ^ 1]!]!),
  );
  const found = regions.map((region) => ({ region, labels: labels[region.faces[0]!]! }));
  return bundled(index, found).map(({ labels: claimants, regions: together }) => ({
    kind: 'overlap',
    labels: claimants,
    regions: together,
    counts: (_, owner) => claimants.includes(owner),
  }));
}

/** Narrow land of none that has a grid beside it. */
export function openings(index: FaceIndex, pieces: readonly NarrowPiece[], labels: Labels): FoundPlace[] {
  return [true, false].flatMap((closed) => {
    const found = pieces
      .filter((piece) => piece.closed === closed)
      .map((region) => ({ region, labels: claimantsBeside(index, region, labels) }))
      .filter((piece) => piece.labels.length > 0);
    return bundled(index, found).map(
      ({ labels: beside, regions }): FoundPlace => ({
        kind: closed ? 'gap' : 'inlet',
        labels: beside,
        regions,
        counts: (face) => labels[face]!.length > 0,
      }),
    );
  });
}

/** Parts of a grid, apart from its largest one, into which no circle of the diameter fits. */
export function slivers(
  index: FaceIndex,
  owner: Int32Array,
  inside: Uint8Array,
  diameter: number,
): FoundPlace[] {
  const { graph } = index;
  const parts = new Map<number, number[][]>();
  const all = index.connected(
    index.facesWhere((face) => owner[face]! >= 0),
    (h) => owner[graph.faceOf[h]!] === owner[graph.faceOf[h ^ 1]!],
  );
  for (const part of all) {
    const label = owner[part[0]!]!;
    const known = parts.get(label);
    if (known === undefined) parts.set(label, [part]);
    else known.push(part);
  }
  const apart = [...parts.values()].filter((sets) => sets.length > 1);
  const regions = index.measured(apart.flat());
  let first = 0;
  return apart.flatMap((sets) => {
    const own = regions.slice(first, first + sets.length);
    first += sets.length;
    const label = owner[sets[0]![0]!]!;
    const largest = Math.max(...own.map(({ areaM2 }) => areaM2));
    return own
      .filter((part) => part.areaM2 < largest && part.faces.some((face) => inside[face] === 1))
      .filter((part) => isNarrow(index, part, diameter) === true)
      .filter((part) => part.border.some((h) => isNeighbour(owner, graph.faceOf[h ^ 1]!, label)))
      .map(
        (part): FoundPlace => ({
          kind: 'sliver',
          labels: [label],
          regions: [part],
          counts: (_, other) => other !== label,
        }),
      );
  });
}

function isNeighbour(owner: Int32Array, face: number, label: number): boolean {
  return owner[face]! >= 0 && owner[face] !== label;
}

/** Land of none that stays: enclosed by the layer, or land of the outline that it leaves open. */
export function stayingLand(
  index: FaceIndex,
  labels: Labels,
  inside: Uint8Array,
  isFilled: (face: number) => boolean,
  hasOutline: boolean,
): FoundPlace[] {
  const { graph } = index;
  const none = (face: number) => labels[face]!.length === 0;
  const reachesBeyond = new Uint8Array(graph.faceCount);
  // Face 0 comes first, and it is of none.
  for (const face of index.connected(index.facesWhere(none))[0] ?? []) reachesBeyond[face] = 1;
  const regions = index.regions(
    (face) =>
      none(face) && !isFilled(face) && (reachesBeyond[face] === 0 || (hasOutline && inside[face] === 1)),
    (h) => inside[graph.faceOf[h]!] === inside[graph.faceOf[h ^ 1]!],
  );
  return regions
    .filter((region) => index.widthM(region) >= EQUAL_LINES_METRES)
    .map((region) => ({
      kind: reachesBeyond[region.faces[0]!] === 1 ? 'uncovered' : 'enclave',
      labels: claimantsBeside(index, region, labels),
      regions: [region],
      counts: (face) => labels[face]!.length > 0,
    }));
}

function claimantsBeside({ graph }: FaceIndex, { border }: Region, labels: Labels): number[] {
  const beside = new Set<number>();
  for (const h of border) for (const label of labels[graph.faceOf[h ^ 1]!]!) beside.add(label);
  return [...beside].sort((a, b) => a - b);
}

/** Regions that are narrower than equal lines come together, all those of the same grids as one. */
function bundled(
  index: FaceIndex,
  found: readonly { region: Region; labels: readonly number[] }[],
): { labels: readonly number[]; regions: Region[] }[] {
  const bundles = new Map<string, { labels: readonly number[]; regions: Region[] }>();
  const alone: { labels: readonly number[]; regions: Region[] }[] = [];
  for (const { region, labels } of found) {
    const bundle = bundles.get(labels.join(' '));
    if (index.widthM(region) >= EQUAL_LINES_METRES) alone.push({ labels, regions: [region] });
    else if (bundle !== undefined) bundle.regions.push(region);
    else bundles.set(labels.join(' '), { labels, regions: [region] });
  }
  return [...alone, ...bundles.values()];
}

function sameLabels(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((label, i) => label === b[i]);
}
