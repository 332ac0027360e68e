import {
  type BoundaryEdges,
  buildTopology,
  connectedParts,
  dissolve,
  holdsCircle,
  largestCircle,
} from '@onegrid/geometry';
import type { Position } from 'geojson';
import { atomsOf, type PlanState } from '../edit/plan-state.ts';
import type { Atom } from '../model/atom.ts';

/** Narrower than this, by the largest circle that fits in, a grid is refused and a piece is noted. */
export const THIN_METRES = 15;

/** States of one grid that are remembered: during a drag the one before and the last ones under the pointer. */
const REMEMBERED = 4;

/** Lands by their first atom. Atoms never change, so land of the same atoms is the same land in every plan. */
const LANDS = new WeakMap<Atom, GridLand[]>();

/** The land of a grid, measured once however many plans have it. */
export class GridLand {
  readonly areaM2: number;
  readonly households: number;
  /** Of the whole border, holes included. */
  readonly perimeterM: number;
  /** Connected parts as places in `atoms`, each ascending, the largest area first. */
  readonly parts: readonly (readonly number[])[];
  private readonly border: readonly BoundaryEdges[];
  private readonly widths = new Map<number, boolean>();
  private rings: readonly (readonly Position[])[] | null = null;

  private constructor(readonly atoms: readonly Atom[]) {
    this.areaM2 = sumOf(atoms, ({ areaM2 }) => areaM2);
    this.households = sumOf(atoms, ({ households }) => households);
    const { edgeCount, from, to, face, twin, vertices, lattice } = buildTopology(
      atoms.map(({ geometry }) => geometry),
    );
    const joined: { a: number; b: number }[] = [];
    for (let e = 0; e < edgeCount; e++)
      if (twin[e] > e && face[e] !== face[twin[e]]) joined.push({ a: face[e], b: face[twin[e]] });
    const areaOf = (part: readonly number[]) => sumOf(part, (atom) => atoms[atom].areaM2);
    this.parts = connectedParts(joined, atoms.keys()).sort((p, q) => areaOf(q) - areaOf(p) || p[0] - q[0]);
    const partOf = new Int32Array(atoms.length);
    this.parts.forEach((part, p) => {
      for (const atom of part) partOf[atom] = p;
    });
    const border = this.parts.map((): number[] => []);
    let perimeterM = 0;
    for (let e = 0; e < edgeCount; e++) {
      if (twin[e] >= 0) continue;
      const [x0, y0] = [
        vertices.first[from[e]] * lattice.metresX,
        vertices.second[from[e]] * lattice.metresY,
      ];
      const [x1, y1] = [vertices.first[to[e]] * lattice.metresX, vertices.second[to[e]] * lattice.metresY];
      border[partOf[face[e]]].push(x0, y0, x1, y1);
      perimeterM += Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
    }
    this.border = border.map(edgesOf);
    this.perimeterM = perimeterM;
  }

  /** Of a grid that the plan has. */
  static of(plan: PlanState, code: string): GridLand {
    return GridLand.ofAtoms(atomsOf(plan, [code]).map((i) => plan.atoms[i]));
  }

  /** @param atoms at least one, of one edge-matched coverage, always in the same order. */
  static ofAtoms(atoms: readonly Atom[]): GridLand {
    const known = LANDS.get(atoms[0]) ?? [];
    const found = known.find((land) => sameAtoms(land.atoms, atoms));
    if (found) return found;
    const land = new GridLand(atoms);
    LANDS.set(atoms[0], [land, ...known].slice(0, REMEMBERED));
    return land;
  }

  /** Polsby & Popper 1991: 4 pi area / perimeter squared, 1 for a disc. */
  get compactness(): number {
    return (4 * Math.PI * this.areaM2) / (this.perimeterM * this.perimeterM);
  }

  /** Whether no circle of this diameter fits into any part. */
  isThinnerThan(metres: number): boolean {
    const known = this.widths.get(metres);
    if (known !== undefined) return known;
    const thin = !this.border.some((edges) => holdsCircle(edges, metres / 2));
    this.widths.set(metres, thin);
    return thin;
  }

  /** Diameter of the largest circle that fits into a part, to within a tenth of a metre. */
  get widthM(): number {
    return Math.max(0, ...this.border.map((edges) => 2 * largestCircle(edges, 0.05).radius));
  }

  /** The outer border of each part, for pointing at the grid. */
  get exteriors(): readonly (readonly Position[])[] {
    this.rings ??= this.parts.flatMap((part) => exteriorsOf(part.map((atom) => this.atoms[atom])));
    return this.rings;
  }
}

/** The outer borders of atoms that belong together. */
export function exteriorsOf(atoms: readonly Atom[]): (readonly Position[])[] {
  const { type, coordinates } = dissolve(atoms.map(({ geometry }) => geometry));
  return type === 'Polygon' ? [coordinates[0]] : coordinates.map(([exterior]) => exterior);
}

function edgesOf(numbers: readonly number[]): BoundaryEdges {
  const count = numbers.length / 4;
  const column = (k: number) => Float64Array.from({ length: count }, (_, i) => numbers[4 * i + k]);
  return { count, ax: column(0), ay: column(1), bx: column(2), by: column(3) };
}

function sameAtoms(a: readonly Atom[], b: readonly Atom[]): boolean {
  return a.length === b.length && a.every((atom, i) => atom === b[i]);
}

function sumOf<Item>(items: readonly Item[], amount: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + amount(item), 0);
}
