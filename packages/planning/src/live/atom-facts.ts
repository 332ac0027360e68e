import { insidePosition } from '@onegrid/geometry';
import type { Position } from 'geojson';
import type { EditRules } from '../edit/edit-rules.ts';
import { PlacedPoints } from '../edit/placed-points.ts';
import type { Atom } from '../model/atom.ts';
import type { GroundDocument } from '../session/plan-documents.ts';

/** What lies in an atom. */
export interface AtomFacts {
  /** Null where they are not told. */
  readonly appeals: number | null;
  readonly buildings: number;
  /** Names. */
  readonly branches: readonly string[];
  /** Officers of the old grids that the atom is labelled with, each with its department. */
  readonly officers: readonly string[];
}

/** Counts what lies in atoms, each atom once. */
export class AtomGround {
  private readonly known = new WeakMap<Atom, AtomFacts>();
  private readonly appeals: PlacedPoints | null;
  private readonly buildings: PlacedPoints;
  private readonly branches: PlacedPoints;

  constructor(private readonly ground: GroundDocument) {
    this.appeals = ground.appeals && new PlacedPoints(ground.appeals);
    this.buildings = new PlacedPoints(ground.rules.buildings.map(placeOf));
    this.branches = new PlacedPoints(ground.branches.map(({ at }) => at));
  }

  factsOf(atom: Atom): AtomFacts {
    const known = this.known.get(atom);
    if (known) return known;
    const { geometry } = atom;
    const facts: AtomFacts = {
      appeals: this.appeals === null ? null : this.appeals.inside(geometry).length,
      buildings: this.buildings.inside(geometry).length,
      branches: this.branches.inside(geometry).map((branch) => this.ground.branches[branch].name),
      officers: this.officersOf(atom),
    };
    this.known.set(atom, facts);
    return facts;
  }

  private officersOf({ labels }: Atom): string[] {
    return Object.entries(labels).flatMap(([department, id]) => {
      const officer = id === null ? null : (this.ground.legacy[department]?.[id]?.officer ?? null);
      return officer === null ? [] : [`${department} ${officer}`];
    });
  }
}

/** The point that a building counts at. */
function placeOf({ geometry }: EditRules['buildings'][number]): Position {
  if (geometry.type === 'Point') return geometry.coordinates;
  return insidePosition(
    geometry.type === 'Polygon' ? geometry : { type: 'Polygon', coordinates: geometry.coordinates[0] },
  );
}
