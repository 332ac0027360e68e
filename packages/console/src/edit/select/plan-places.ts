import { insidePosition } from '@onegrid/geometry';
import { type Atom, atomsOf, atomsTouching, edgeKey, type PlanState, planIndex } from '@onegrid/planning';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { ringsHold } from './ground-plane.ts';

export type Box = readonly [west: number, south: number, east: number, north: number];

/** An edge between atoms; `b` is null on the outside of the plan. Numbers are positions in `plan.atoms`. */
export interface AtomEdge {
  readonly from: Position;
  readonly to: Position;
  readonly a: number;
  readonly b: number | null;
}

const PLACES = new WeakMap<PlanState, PlanPlaces>();
/** Atoms never change, and an edit leaves nearly all of them in place. */
const MIDDLES = new WeakMap<Atom, Position>();

/** Where things of a plan lie: which atom is at a place, which grids are neighbours. CRS84 degrees. */
export class PlanPlaces {
  private readonly neighbours = new Map<string, readonly string[]>();

  private constructor(readonly plan: PlanState) {}

  /** The places of a plan; worked out once for each. */
  static of(plan: PlanState): PlanPlaces {
    const known = PLACES.get(plan);
    if (known !== undefined) return known;
    const made = new PlanPlaces(plan);
    PLACES.set(plan, made);
    return made;
  }

  /** Codes of all grids, sorted. */
  codes(): string[] {
    return [...planIndex(this.plan).members.keys()].sort();
  }

  /** Positions of a grid's atoms, ascending; none for a code that is no grid. */
  atomsOf(code: string): readonly number[] {
    return atomsOf(this.plan, [code]);
  }

  /** Positions of the atoms whose box touches a box, ascending. */
  touching(box: Box): number[] {
    return atomsTouching(this.plan, box);
  }

  /** Position of the atom at a place; null outside the plan. */
  atomAt(at: Position): number | null {
    const found = this.touching([at[0], at[1], at[0], at[1]]);
    return found.find((i) => ringsHold(this.plan.atoms[i].geometry.coordinates, at)) ?? null;
  }

  /** Code of the grid at a place; null outside the plan. */
  gridAt(at: Position): string | null {
    const atom = this.atomAt(at);
    return atom === null ? null : this.plan.codes[atom];
  }

  /** Positions of the atoms whose middle an area holds, ascending. */
  inside(area: Polygon | MultiPolygon): number[] {
    const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
    const found = polygons.flatMap((rings) =>
      this.touching(boxOf(rings[0])).filter((i) => ringsHold(rings, middleOf(this.plan.atoms[i]))),
    );
    return [...new Set(found)].sort((a, b) => a - b);
  }

  /** Edges of the given atoms, each once, with what lies on either side. */
  edgesOf(atoms: readonly number[]): AtomEdge[] {
    const edges = new Map<string, AtomEdge>();
    for (const i of atoms) {
      for (const ring of this.plan.atoms[i].geometry.coordinates) {
        for (let at = 1; at < ring.length; at++) {
          const key = edgeKey(ring[at - 1], ring[at]);
          const other = edges.get(key);
          edges.set(
            key,
            other === undefined ? { from: ring[at - 1], to: ring[at], a: i, b: null } : { ...other, b: i },
          );
        }
      }
    }
    return [...edges.values()];
  }

  /** Codes of the grids that share a border with a grid, those with the longest first. */
  neighboursOf(code: string): readonly string[] {
    const known = this.neighbours.get(code);
    if (known !== undefined) return known;
    const found = this.neighboursOfAtoms(this.atomsOf(code));
    this.neighbours.set(code, found);
    return found;
  }

  /** Codes of the grids beside some atoms that are none of these atoms' own, those with the longest border first. */
  neighboursOfAtoms(atoms: readonly number[]): readonly string[] {
    const own = new Set(atoms.map((i) => this.plan.codes[i]));
    const inHand = new Set(atoms);
    const lengths = new Map<string, number>();
    for (const edge of this.edgesOf(this.around(atoms))) {
      if (edge.b === null || inHand.has(edge.a) === inHand.has(edge.b)) continue;
      const code = this.plan.codes[inHand.has(edge.a) ? edge.b : edge.a];
      if (own.has(code) && own.size === 1) continue;
      lengths.set(code, (lengths.get(code) ?? 0) + flatLength(edge));
    }
    return [...lengths].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([code]) => code);
  }

  /** The given atoms and all whose boxes touch theirs. */
  private around(atoms: readonly number[]): number[] {
    return [
      ...new Set(
        atoms.flatMap((i) => this.touching(boxOf(this.plan.atoms[i].geometry.coordinates[0])).concat(i)),
      ),
    ];
  }
}

/** A place inside an atom. */
export function middleOf(atom: Atom): Position {
  const known = MIDDLES.get(atom);
  if (known !== undefined) return known;
  const middle = insidePosition(atom.geometry);
  MIDDLES.set(atom, middle);
  return middle;
}

/** The box around a line: west, south, east, north. */
export function boxOf(line: readonly Position[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of line) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

/** In whole units of 1e-7 degree of latitude: for telling longer borders from shorter ones only. */
function flatLength({ from, to }: AtomEdge): number {
  const scale = Math.cos((from[1] * Math.PI) / 180);
  return Math.round(Math.hypot((to[0] - from[0]) * scale, to[1] - from[1]) * 1e7);
}
