import {
  add,
  type Box,
  boxesMeet,
  distanceToRing,
  type Point2,
  pointInRing,
  type Ring,
  ringBox,
  ringCentroid,
  ringsMeet,
  ringWithin,
} from './plane.ts';
import type { BuildingKind } from './town.ts';

export interface Footprint {
  readonly kind: BuildingKind;
  readonly ring: Ring;
  readonly floors: number;
  readonly households: number;
  /** What it is called inside its compound (`主厂房`), or empty for one that only has a number. */
  readonly label: string;
}

/** A lot on which buildings are set; refuses those that would leave it or meet another. */
export class Site {
  readonly footprints: Footprint[] = [];
  readonly ponds: Ring[] = [];
  private readonly taken: { readonly box: Box; readonly ring: Ring }[] = [];

  constructor(readonly lot: Ring) {}

  /** Keeps land free: a playground, a green. */
  reserve(ring: Ring): void {
    this.taken.push({ box: ringBox(ring), ring });
  }

  /** Sets a building if it stays `toEdge` metres inside the lot and `apart` metres from the others. */
  place(footprint: Footprint, toEdge: number, apart: number): boolean {
    if (!this.isFree(footprint.ring, toEdge, apart)) return false;
    this.footprints.push(footprint);
    this.reserve(footprint.ring);
    return true;
  }

  /** Digs a pond if there is room for it and a bank. */
  dig(ring: Ring): boolean {
    if (!this.isFree(ring, 4, 2)) return false;
    this.ponds.push(ring);
    this.reserve(ring);
    return true;
  }

  private isFree(ring: Ring, toEdge: number, apart: number): boolean {
    if (!ring.every((p) => pointInRing(p, this.lot) && distanceToRing(p, this.lot) >= toEdge)) return false;
    const grown = apart > 0 ? grow(ring, apart) : ring;
    const box = ringBox(grown);
    if (this.taken.some((other) => boxesMeet(box, other.box) && ringsMeet(grown, other.ring))) return false;
    return ringWithin(ring, this.lot);
  }
}

/** A ring blown up from its middle so that its corners lie about `metres` further out. */
function grow(ring: Ring, metres: number): Point2[] {
  const middle = ringCentroid(ring);
  return ring.map((p) => {
    const [dx, dy] = [p[0] - middle[0], p[1] - middle[1]];
    const length = Math.max(0.1, Math.sqrt(dx * dx + dy * dy));
    return add(p, [dx / length, dy / length], metres * 1.4);
  });
}
