import { BoxIndex } from '@onegrid/geometry';
import type { GroundDocument, OldBordersDocument } from '@onegrid/planning';
import type { LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';

export interface Segment {
  readonly from: Position;
  readonly to: Position;
  readonly label: string;
}

/** Straight pieces of lines, found by box. CRS84 degrees. */
export class SegmentIndex {
  private readonly boxes: BoxIndex;

  constructor(private readonly segments: readonly Segment[]) {
    this.boxes = new BoxIndex(
      segments.map(
        ({ from, to }) =>
          [
            Math.min(from[0], to[0]),
            Math.min(from[1], to[1]),
            Math.max(from[0], to[0]),
            Math.max(from[1], to[1]),
          ] as const,
      ),
    );
  }

  /** The segments whose box touches a box, in the order in which they were given. */
  near(box: readonly [number, number, number, number]): Segment[] {
    const found = this.boxes.touching(box);
    return found.sort((a, b) => a - b).map((i) => this.segments[i]);
  }
}

interface Lines<Kind extends string> {
  readonly kind: Kind;
  readonly segments: SegmentIndex;
}

// The ground and the old borders stay while the plan changes with every edit.
const GROUND = new WeakMap<GroundDocument, readonly [Lines<'street'>, Lines<'compound'>]>();
const OLD_BORDERS = new WeakMap<OldBordersDocument, Lines<'old-border'>>();

/** Streets, and the walls of compounds with their names; indexed once for each document. */
export function groundLines(ground: GroundDocument): readonly [Lines<'street'>, Lines<'compound'>] {
  const known = GROUND.get(ground);
  if (known !== undefined) return known;
  const made = [
    {
      kind: 'street',
      segments: new SegmentIndex(ground.streets.flatMap((street) => segmentsOf(street.geometry, ''))),
    },
    {
      kind: 'compound',
      segments: new SegmentIndex(ground.rules.units.flatMap((unit) => segmentsOf(unit.geometry, unit.name))),
    },
  ] as const;
  GROUND.set(ground, made);
  return made;
}

/** The departments' own borders with the department's id; indexed once for each document. */
export function oldBorderLines(old: OldBordersDocument): Lines<'old-border'> {
  const known = OLD_BORDERS.get(old);
  if (known !== undefined) return known;
  const segments = old.borders.flatMap(({ department, lines }) => segmentsOf(lines, department));
  const made = { kind: 'old-border', segments: new SegmentIndex(segments) } as const;
  OLD_BORDERS.set(old, made);
  return made;
}

function segmentsOf(
  geometry: LineString | MultiLineString | Polygon | MultiPolygon,
  label: string,
): Segment[] {
  const lines: readonly (readonly Position[])[] =
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates.flat()
        : geometry.coordinates;
  return lines.flatMap((line) => line.slice(1).map((to, i) => ({ from: line[i], to, label })));
}
