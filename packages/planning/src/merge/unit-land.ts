import {
  type Arrangement,
  type Claims,
  type Cut,
  type Lattice,
  layerClaims,
  type PlanarGraph,
  PointLocator,
} from '@onegrid/geometry';

/** A cut is looked at in places so far apart, in metres. */
const SAMPLE_METRES = 1;
/** Units may be as small as a yard: their land is measured along rows this near, in metres. */
const ROW_METRES = 0.5;
/** An atom of which units fill more than this is one unit, or several that belong together. */
const FILLED = 0.5;

/** Where units lie: small ones may have been absorbed into an atom that is much larger and may be cut beside them. */
export class UnitLand {
  private readonly locator: PointLocator;

  constructor(
    private readonly units: Arrangement,
    private readonly lattice: Lattice,
  ) {
    this.locator = new PointLocator(units.graph);
  }

  /**
   * What each unit keeps where it overlaps others, in square metres. Measured along the rows that everything else
   * is measured along, so that a narrow unit does not seem to have lost a part.
   */
  landKept(units: number): Float64Array {
    const kept = new Float64Array(units);
    for (const claims of this.claims(this.units.graph)) {
      for (const [unit, amount] of claims) if (unit >= 0) kept[unit]! += amount;
    }
    return kept;
  }

  /** Whether a cut passes through a unit. */
  crosses([ax, ay, bx, by]: Cut): boolean {
    const steps = Math.max(1, Math.ceil(this.lattice.distance(ax, ay, bx, by) / SAMPLE_METRES));
    for (let i = 0; i < steps; i++) {
      const t = (i + 0.5) / steps;
      const edge = this.locator.edgeWest(Math.round(ax + t * (bx - ax)), Math.round(ay + t * (by - ay)));
      if (edge < 0) continue;
      if (this.units.labels[this.units.graph.faceOf[this.locator.eastSide(edge)]!]!.length > 0) return true;
    }
    return false;
  }

  /** By face of a coverage, whether units fill most of it, so that it must stay whole. */
  filled(graph: PlanarGraph): boolean[] {
    return this.claims(graph).map((claims) => {
      let all = 0;
      for (const amount of claims.values()) all += amount;
      return all > 0 && all - (claims.get(-1) ?? 0) > FILLED * all;
    });
  }

  /**
   * The units of the faces that a group was cut into: each goes with the face that has most of its land.
   *
   * @param groupOf by face, the group it was made of; -1 outside.
   * @param unitsOf units of a group.
   */
  ofPieces(
    graph: PlanarGraph,
    groupOf: Int32Array,
    unitsOf: (group: number) => readonly number[],
  ): (readonly number[])[] {
    const pieces = new Map<number, number[]>();
    groupOf.forEach((group, face) => {
      if (group >= 0) pieces.set(group, [...(pieces.get(group) ?? []), face]);
    });
    const units: (readonly number[])[] = Array.from(groupOf, (group) => (group < 0 ? [] : unitsOf(group)));
    let claims: Claims[] | null = null;
    for (const [group, faces] of pieces) {
      if (faces.length < 2 || unitsOf(group).length === 0) continue;
      claims ??= this.claims(graph);
      const held = new Map(faces.map((face): [number, number[]] => [face, []]));
      for (const unit of unitsOf(group)) {
        const amount = (face: number) => claims![face]!.get(unit) ?? 0;
        const holder = faces.reduce((best, face) => (amount(face) > amount(best) ? face : best));
        held.get(holder)!.push(unit);
      }
      for (const [face, own] of held) units[face] = own;
    }
    return units;
  }

  /** By face of a graph, how much of it each unit has, in square metres; label -1 is land in none. */
  claims(graph: PlanarGraph): Claims[] {
    return layerClaims(graph, this.units, this.lattice, undefined, ROW_METRES);
  }
}
