import type { GroundDocument, OldBordersDocument, PlanState } from '@onegrid/planning';
import type { Position } from 'geojson';
import { boxAround, type GroundPlane, groundPlane } from '../select/ground-plane.ts';
import { PlanPlaces } from '../select/plan-places.ts';
import { groundLines, oldBorderLines } from './snap-lines.ts';

/** What a place can snap to, in order of preference where two are about as near. */
export const SNAP_KINDS = ['vertex', 'border', 'atom', 'compound', 'street', 'old-border'] as const;
export type SnapKind = (typeof SNAP_KINDS)[number];

/** A place to snap to and what is there. */
export interface Snap {
  /** CRS84 degrees on the lattice of 1e-7; a vertex is given number for number. */
  readonly at: Position;
  readonly kind: SnapKind;
  /**
   * Borders and vertices: codes of the grids there, separated by spaces. Compounds: their name. Old borders: the
   * department's id. Others have none.
   */
  readonly label: string;
}

interface Candidate extends Snap {
  readonly metres: number;
}

/** So much further off, as a share of the reach, may something preferred be. */
const PREFERENCE = 0.12;

/**
 * Finds what to snap to near a place: corners and lines of the plan, streets, compounds, the departments' old
 * borders. Nothing is worked out for the plan beforehand, so that a new state of it costs nothing.
 */
export class SnapIndex {
  constructor(
    private readonly plan: PlanState,
    private readonly ground: GroundDocument | null,
    private readonly oldBorders: OldBordersDocument | null,
    private readonly kinds: readonly SnapKind[] = SNAP_KINDS,
  ) {}

  /** The best thing within so many metres of a place (CRS84 degrees); null where there is none. A corner wins. */
  nearest(at: Position, withinMetres: number): Snap | null {
    const plane = groundPlane(at);
    const box = boxAround(at, withinMetres);
    const found = [...this.ofPlan(box, plane), ...this.ofLines(box, plane, withinMetres)].filter(
      ({ kind, metres }) => metres <= withinMetres && this.kinds.includes(kind),
    );
    const score = ({ kind, metres }: Candidate) =>
      kind === 'vertex'
        ? metres - withinMetres
        : metres + SNAP_KINDS.indexOf(kind) * PREFERENCE * withinMetres;
    const best = found.sort((a, b) => score(a) - score(b))[0];
    return best === undefined ? null : { at: best.at, kind: best.kind, label: best.label };
  }

  private ofPlan(box: readonly [number, number, number, number], plane: GroundPlane) {
    const places = PlanPlaces.of(this.plan);
    const found: Candidate[] = [];
    for (const { from, to, a, b } of places.edgesOf(places.touching(box))) {
      const [code, other] = [this.plan.codes[a], b === null ? null : this.plan.codes[b]];
      const isBorder = code !== other;
      const near = nearestOn(from, to, plane);
      const label = isBorder
        ? [code, other]
            .filter((each) => each !== null)
            .sort()
            .join(' ')
        : '';
      found.push({ ...near, kind: isBorder ? 'border' : 'atom', label });
      if (!isBorder) continue;
      for (const corner of [from, to])
        found.push({
          at: corner,
          kind: 'vertex',
          label,
          metres: Math.hypot(plane.toX(corner[0]), plane.toY(corner[1])),
        });
    }
    return found;
  }

  private ofLines(
    box: readonly [number, number, number, number],
    plane: GroundPlane,
    withinMetres: number,
  ): Candidate[] {
    const lines = [
      ...(this.ground === null ? [] : groundLines(this.ground)),
      ...(this.oldBorders === null ? [] : [oldBorderLines(this.oldBorders)]),
    ].filter(({ kind }) => this.kinds.includes(kind));
    return lines.flatMap(({ kind, segments }) =>
      segments.near(box).map(({ from, to, label }) => {
        const near = nearestOn(from, to, plane);
        // Near a corner of the line the corner is meant.
        const corner = [from, to]
          .map((end) => ({ at: end, metres: Math.hypot(plane.toX(end[0]), plane.toY(end[1])) }))
          .sort((a, b) => a.metres - b.metres)[0];
        return corner.metres <= withinMetres / 2 ? { ...corner, kind, label } : { ...near, kind, label };
      }),
    );
  }
}

/** The place of a segment that is nearest to the plane's origin, and how far off it is. */
function nearestOn(
  from: Position,
  to: Position,
  plane: GroundPlane,
): { readonly at: Position; readonly metres: number } {
  const [ax, ay, bx, by] = [plane.toX(from[0]), plane.toY(from[1]), plane.toX(to[0]), plane.toY(to[1])];
  const [dx, dy] = [bx - ax, by - ay];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / squared));
  const [x, y] = [ax + share * dx, ay + share * dy];
  return { at: plane.toPosition(x, y), metres: Math.hypot(x, y) };
}
