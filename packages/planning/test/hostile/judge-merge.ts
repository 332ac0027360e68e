import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { MergeInput, MergeResult } from '../../src/index.ts';
import { check, contains, ringsOf } from '../fuzz/plane-checks.ts';

type Shape = Polygon | MultiPolygon;

/** Polygons with their extents, to be asked which hold a point: even-odd over all rings, by brute force. */
class Shapes {
  private readonly extents: readonly (readonly [number, number, number, number])[];

  constructor(private readonly shapes: readonly Shape[]) {
    this.extents = shapes.map((shape) => {
      const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
      for (const [x, y] of ringsOf(shape).flat() as [number, number][]) {
        bounds[0] = Math.min(bounds[0], x);
        bounds[1] = Math.min(bounds[1], y);
        bounds[2] = Math.max(bounds[2], x);
        bounds[3] = Math.max(bounds[3], y);
      }
      return bounds;
    });
  }

  get extent(): [number, number, number, number] {
    return this.extents.reduce<[number, number, number, number]>(
      (all, [w, s, e, n]) => [
        Math.min(all[0], w),
        Math.min(all[1], s),
        Math.max(all[2], e),
        Math.max(all[3], n),
      ],
      [Infinity, Infinity, -Infinity, -Infinity],
    );
  }

  holding([x, y]: Position): number[] {
    const found: number[] = [];
    this.extents.forEach(([w, s, e, n], i) => {
      if (x! < w || x! > e || y! < s || y! > n) return;
      const shape = this.shapes[i]!;
      const parts = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
      if (parts.some((rings) => contains(closed(rings), [x!, y!]))) found.push(i);
    });
    return found;
  }
}

const closed = (rings: readonly Position[][]): Position[][] => rings.map((ring) => [...ring, ring[0]!]);

/** What a raster of points says about a merge, beside what the result says of itself. */
export interface RasterVerdict {
  /** Points in the outline. */
  readonly points: number;
  /** Of these, points in no atom, and in several. */
  readonly uncovered: number;
  readonly doubled: number;
  /**
   * By department the share of points whose atom carries none of the labels that the layer, as received, gives
   * the point.
   */
  readonly mislabelled: Readonly<Record<string, number>>;
}

/** Asks `across` times `across` points of the outline's extent which grids and which atom they lie in. */
export function rasterVerdict(input: MergeInput, result: MergeResult, across: number): RasterVerdict {
  const outline = new Shapes([input.outline]);
  const atoms = new Shapes(result.atoms.map(({ geometry }) => geometry));
  const layers = input.layers.map((layer) => ({
    ...layer,
    shapes: new Shapes(layer.grids.map(({ geometry }) => geometry)),
    wrong: 0,
  }));
  const [west, south, east, north] = outline.extent;
  let [points, uncovered, doubled] = [0, 0, 0];
  for (let i = 0; i < across; i++) {
    for (let j = 0; j < across; j++) {
      // Off the lattice of round numbers on which generated lines lie.
      const at: Position = [
        west + ((east - west) * (i + 0.4637)) / across,
        south + ((north - south) * (j + 0.5729)) / across,
      ];
      if (outline.holding(at).length === 0) continue;
      points++;
      const [atom, ...others] = atoms.holding(at);
      if (atom === undefined) uncovered++;
      if (others.length > 0) doubled++;
      if (atom === undefined) continue;
      for (const layer of layers) {
        const ids = layer.shapes.holding(at).map((grid) => layer.grids[grid]!.id);
        const label = result.atoms[atom]!.labels[layer.department] ?? null;
        if (label === null ? ids.length > 0 : !ids.includes(label)) layer.wrong++;
      }
    }
  }
  const mislabelled = Object.fromEntries(layers.map(({ department, wrong }) => [department, wrong / points]));
  return { points, uncovered, doubled, mislabelled };
}

/**
 * Every grid of every layer has an atom, or the report says what became of it: it is named where it was lost
 * or lies outside. Throws with the first that is not.
 */
export function assertGridsAccounted({ layers }: MergeInput, { atoms, report }: MergeResult): void {
  for (const { department, grids } of layers) {
    const held = new Set(atoms.map(({ labels }) => labels[department]));
    const told = new Set(
      report.findings
        .filter((finding) => finding.department === department && LOST.has(finding.kind))
        .flatMap(({ ids }) => ids),
    );
    for (const { id } of grids)
      check(held.has(id) || told.has(id), `${department} ${id} has no atom and is reported nowhere`);
  }
}

/** Kinds of findings that say a grid has no land of its own. */
const LOST: ReadonlySet<string> = new Set([
  'grid-without-atom',
  'grids-outside-outline',
  'grids-without-land',
]);

/** By department, the grids that no atom carries. */
export function lostGrids({ layers }: MergeInput, { atoms }: MergeResult): Record<string, string[]> {
  return Object.fromEntries(
    layers.map(({ department, grids }) => {
      const held = new Set(atoms.map(({ labels }) => labels[department]));
      return [department, [...new Set(grids.map(({ id }) => id))].filter((id) => !held.has(id)).sort()];
    }),
  );
}
