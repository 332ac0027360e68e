import { BoxIndex } from '@onegrid/geometry';
import type { GroundDocument, RuleBuilding, RuleUnit } from '@onegrid/planning';
import type { Position } from 'geojson';
import { boxAround, groundPlane, ringsHold } from './ground-plane.ts';
import { type Box, boxOf } from './plan-places.ts';

const GROUNDS = new WeakMap<GroundDocument, GroundPlaces>();

/** Which building or compound is at a place of the district. CRS84 degrees. */
export class GroundPlaces {
  private readonly buildings: Boxed<RuleBuilding>;
  private readonly units: Boxed<RuleUnit>;

  private constructor({ rules }: GroundDocument) {
    this.buildings = new Boxed(rules.buildings);
    this.units = new Boxed(rules.units);
  }

  /** The places of a ground; worked out once for each. */
  static of(ground: GroundDocument): GroundPlaces {
    const known = GROUNDS.get(ground);
    if (known !== undefined) return known;
    const made = new GroundPlaces(ground);
    GROUNDS.set(ground, made);
    return made;
  }

  /** The building whose ground holds a place, else the one known as a point that is nearest within so many metres. */
  buildingAt(at: Position, withinMetres: number): RuleBuilding | null {
    const near = this.buildings.touching(boxAround(at, withinMetres));
    const holding = near.find(({ geometry }) => holds(geometry, at));
    if (holding !== undefined) return holding;
    const plane = groundPlane(at);
    const points = near.flatMap((building) => {
      if (building.geometry.type !== 'Point') return [];
      const [lon, lat] = building.geometry.coordinates;
      const metres = Math.hypot(plane.toX(lon), plane.toY(lat));
      return metres <= withinMetres ? [{ building, metres }] : [];
    });
    return points.sort((a, b) => a.metres - b.metres)[0]?.building ?? null;
  }

  /** The compound whose ground holds a place. */
  compoundAt(at: Position): RuleUnit | null {
    const near = this.units.touching([at[0], at[1], at[0], at[1]]);
    return near.find(({ geometry }) => holds(geometry, at)) ?? null;
  }
}

class Boxed<Thing extends { readonly geometry: RuleBuilding['geometry'] }> {
  private readonly boxes: BoxIndex;

  constructor(private readonly things: readonly Thing[]) {
    this.boxes = new BoxIndex(things.map(({ geometry }) => boxOf(cornersOf(geometry))));
  }

  touching(box: Box): Thing[] {
    const found = this.boxes.touching(box);
    return found.sort((a, b) => a - b).map((i) => this.things[i]);
  }
}

function cornersOf(geometry: RuleBuilding['geometry']): readonly Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'Polygon':
      return geometry.coordinates[0];
    case 'MultiPolygon':
      return geometry.coordinates.flatMap(([ring]) => ring);
  }
}

function holds(geometry: RuleBuilding['geometry'], at: Position): boolean {
  if (geometry.type === 'Point') return false;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.some((rings) => ringsHold(rings, at));
}
