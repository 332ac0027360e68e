import { type FaceGroups, SegmentGrid } from '@onegrid/geometry';

/** A part of the outline that is too small for a grid of its own, and where it belongs. */
export interface IsletLink {
  readonly atoms: readonly number[];
  /** The atom of the nearest larger part. */
  readonly to: number;
  readonly distanceM: number;
}

/**
 * Ties parts of the outline that hold less than `least` to the nearest larger part of the same community,
 * smallest first; tied parts count as one from then on. Stops when every part that remains holds at least
 * `least`, or is the last of its community.
 *
 * @param components part of each atom, numbered from 0; a part lies in one community.
 * @param weights size of each atom.
 */
export function tieIslets(
  groups: FaceGroups,
  faces: readonly number[],
  components: Int32Array,
  weights: ArrayLike<number>,
  least: number,
): { links: IsletLink[]; parts: number } {
  const count = components.reduce((most, c) => Math.max(most, c + 1), 0);
  const members: number[][] = Array.from({ length: count }, () => []);
  const size = new Float64Array(count);
  components.forEach((c, atom) => {
    members[c]!.push(atom);
    size[c]! += weights[atom]!;
  });
  const open = new Set(members.keys());
  const part = Int32Array.from(components);
  const communityOf = members.map(([atom]) => groups.community[faces[atom!]!]!);
  const partsIn = new Map<number, number>();
  for (const community of communityOf) partsIn.set(community, (partsIn.get(community) ?? 0) + 1);
  const links: IsletLink[] = [];
  let borders: BorderIndex | null = null;
  for (;;) {
    let smallest = -1;
    for (const c of open) {
      if (partsIn.get(communityOf[c]!)! > 1 && (smallest < 0 || size[c]! < size[smallest]!)) smallest = c;
    }
    if (smallest < 0 || size[smallest]! >= least) break;
    borders ??= new BorderIndex(groups, faces);
    const community = communityOf[smallest]!;
    const nearest = borders.nearest(
      members[smallest]!,
      (atom) =>
        part[atom] !== smallest &&
        communityOf[part[atom]!] === community &&
        size[part[atom]!]! >= size[smallest]!,
    );
    partsIn.set(community, partsIn.get(community)! - 1);
    links.push({ atoms: [...members[smallest]!], to: nearest.atom, distanceM: nearest.distanceM });
    const into = part[nearest.atom]!;
    for (const atom of members[smallest]!) part[atom] = into;
    members[into]!.push(...members[smallest]!);
    size[into]! += size[smallest]!;
    open.delete(smallest);
  }
  return { links, parts: open.size };
}

/** Whether a border half-edge has the outside or another community on its other side. */
function partsLand(groups: FaceGroups, halfEdge: number): boolean {
  const other = groups.left(halfEdge ^ 1);
  return other < 0 || groups.community[other] !== groups.community[groups.left(halfEdge)];
}

/** The outer borders of all atoms, to find which part lies nearest to another. */
class BorderIndex {
  private readonly grid: SegmentGrid;
  private readonly atomOf: number[] = [];
  private readonly borderOf: number[][];

  constructor(
    private readonly groups: FaceGroups,
    faces: readonly number[],
  ) {
    const { graph } = groups;
    let bounds: [number, number, number, number] | null = null;
    this.borderOf = faces.map((face) => groups.border(face).filter((h) => partsLand(groups, h)));
    for (const border of this.borderOf) {
      for (const h of border) {
        const x = graph.x[graph.tail(h)]!;
        const y = graph.y[graph.tail(h)]!;
        bounds = bounds
          ? [Math.min(bounds[0], x), Math.min(bounds[1], y), Math.max(bounds[2], x), Math.max(bounds[3], y)]
          : [x, y, x, y];
      }
    }
    const box = bounds ?? [0, 0, 1, 1];
    const edges = this.borderOf.reduce((sum, border) => sum + border.length, 0);
    const cell = Math.sqrt(((box[2] - box[0] + 1) * (box[3] - box[1] + 1)) / Math.max(1, edges));
    this.grid = new SegmentGrid(box, cell, Math.max(16, edges));
    this.borderOf.forEach((border, atom) => {
      for (const h of border) {
        const a = graph.tail(h);
        const b = graph.head(h);
        this.grid.add(graph.x[a]!, graph.y[a]!, graph.x[b]!, graph.y[b]!);
        this.atomOf.push(atom);
      }
    });
  }

  /** The allowed atom nearest to any border vertex of the given atoms. */
  nearest(atoms: readonly number[], allowed: (atom: number) => boolean): { atom: number; distanceM: number } {
    const { graph, lattice } = this.groups;
    const all = this.grid.columns * this.grid.cell + this.grid.rows * this.grid.cell;
    for (let reach = this.grid.cell; ; reach *= 2) {
      let best = -1;
      let least = Number.POSITIVE_INFINITY;
      for (const atom of atoms) {
        for (const h of this.borderOf[atom]!) {
          const x = graph.x[graph.tail(h)]!;
          const y = graph.y[graph.tail(h)]!;
          this.grid.query(x - reach, y - reach, x + reach, y + reach);
          for (let i = 0; i < this.grid.foundCount; i++) {
            const s = this.grid.found[i]!;
            if (!allowed(this.atomOf[s]!)) continue;
            const distance = this.distanceTo(s, x, y, lattice.metresX, lattice.metresY);
            if (distance < least || (distance === least && this.atomOf[s]! < best)) {
              least = distance;
              best = this.atomOf[s]!;
            }
          }
        }
      }
      // Something beyond the reach could still be nearer than a find in the corner of the box.
      if (best >= 0 && (least <= reach * Math.min(lattice.metresX, lattice.metresY) || reach > all)) {
        return { atom: best, distanceM: least };
      }
    }
  }

  private distanceTo(s: number, x: number, y: number, mx: number, my: number): number {
    const { ax, ay, bx, by } = this.grid;
    const dx = (bx[s]! - ax[s]!) * mx;
    const dy = (by[s]! - ay[s]!) * my;
    const px = (x - ax[s]!) * mx;
    const py = (y - ay[s]!) * my;
    const t = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)));
    return Math.hypot(px - t * dx, py - t * dy);
  }
}
