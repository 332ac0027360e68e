import { type MeasuredFace, measuredFace, sharedAreaM2 } from '@onegrid/geometry';
import type { MultiPolygon, Polygon } from 'geojson';
import type { EditRules } from '../edit/edit-rules.ts';
import { householdCounter } from '../edit/household-counter.ts';
import type { Box } from '../edit/plan-state.ts';
import type { Atom } from '../model/atom.ts';

/** A unit, or a building with its ground: something that no border between grids may cut. */
export interface GroundThing {
  readonly kind: 'unit' | 'building';
  readonly id: string;
  /** Null for a building that has none. */
  readonly name: string | null;
  readonly geometry: Polygon | MultiPolygon;
  /** West, south, east, north in degrees. */
  readonly box: Box;
  readonly areaM2: number;
}

/** What an atom holds of a thing. */
export interface HeldLand {
  readonly thing: GroundThing;
  readonly areaM2: number;
}

/** Less than this share of a thing on the other side of a border is how two surveyors draw one line. */
export const NOTICEABLE_SHARE = 0.02;
/** Things are looked up by cells of so many degrees, about a hundred metres. */
const CELL_DEGREES = 1e-3;
/** Less is the rounding of sums. */
const DUST_M2 = 1e-3;

interface MeasuredThing extends GroundThing {
  readonly face: MeasuredFace;
  /** Place among all things of the rules. */
  readonly order: number;
}

const GROUNDS = new WeakMap<EditRules, Ground>();

/** Units and buildings of some rules, and what atoms hold of them. */
export class Ground {
  private readonly cells = new Map<string, MeasuredThing[]>();
  /** Atoms never change, so what one holds is measured once. */
  private readonly held = new WeakMap<Atom, readonly HeldLand[]>();

  private count = 0;
  private readonly pointsInside: (polygon: Polygon) => number;
  private readonly points = new WeakMap<Atom, number>();

  private constructor({ units, buildings }: EditRules) {
    for (const { id, name, geometry } of units) this.add('unit', id, name, geometry);
    for (const { id, name, geometry } of buildings)
      if (geometry.type !== 'Point') this.add('building', id, name, geometry);
    const points = buildings.flatMap(({ geometry }) =>
      geometry.type === 'Point' ? [geometry.coordinates] : [],
    );
    this.pointsInside = householdCounter(points.map(([lon, lat]) => ({ lon, lat, n: 1 })));
  }

  /** Of these rules; built once and kept as long as they live. */
  static of(rules: EditRules): Ground {
    const known = GROUNDS.get(rules) ?? new Ground(rules);
    GROUNDS.set(rules, known);
    return known;
  }

  /** What an atom holds of units and buildings, in the order of the rules. */
  heldBy(atom: Atom): readonly HeldLand[] {
    const known = this.held.get(atom);
    if (known) return known;
    const found = this.touching(boxAroundFace(atom.geometry)).flatMap((thing) => {
      const areaM2 = sharedAreaM2(thing.face, atom.geometry);
      return areaM2 > DUST_M2 ? [{ thing, areaM2 }] : [];
    });
    this.held.set(atom, found);
    return found;
  }

  /** Buildings in an atom of which only a point is known. */
  pointsIn(atom: Atom): number {
    const known = this.points.get(atom) ?? this.pointsInside(atom.geometry);
    this.points.set(atom, known);
    return known;
  }

  private add(
    kind: GroundThing['kind'],
    id: string,
    name: string | null,
    geometry: Polygon | MultiPolygon,
  ): void {
    const face = measuredFace(geometry);
    if (face.areaM2 <= DUST_M2) return;
    const box = boxAroundFace(geometry);
    const thing: MeasuredThing = {
      kind,
      id,
      name,
      geometry,
      box,
      areaM2: face.areaM2,
      face,
      order: this.count++,
    };
    for (const cell of cellsOf(box)) {
      const known = this.cells.get(cell);
      if (known) known.push(thing);
      else this.cells.set(cell, [thing]);
    }
  }

  private touching(box: Box): MeasuredThing[] {
    const found = new Set<MeasuredThing>();
    for (const cell of cellsOf(box)) {
      for (const thing of this.cells.get(cell) ?? []) if (meet(thing.box, box)) found.add(thing);
    }
    return [...found].sort((a, b) => a.order - b.order);
  }
}

function boxAroundFace({ type, coordinates }: Polygon | MultiPolygon): Box {
  const exteriors = type === 'Polygon' ? [coordinates[0]] : coordinates.map(([exterior]) => exterior);
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of exteriors.flat()) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

function cellsOf([west, south, east, north]: Box): string[] {
  const cells: string[] = [];
  const cellAt = (degrees: number) => Math.floor(degrees / CELL_DEGREES);
  for (let x = cellAt(west); x <= cellAt(east); x++)
    for (let y = cellAt(south); y <= cellAt(north); y++) cells.push(`${x} ${y}`);
  return cells;
}

function meet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}
