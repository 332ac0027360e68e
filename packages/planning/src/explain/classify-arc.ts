import type { ArcClass } from '../model/arc.ts';

/** How a supporter comes to support an arc, over more than half of its length. */
export type SupportKind =
  /** It has different grids on the two sides, which meet here. */
  | 'drawn'
  /** It has a grid on one side only: its own cover ends here. */
  | 'ends'
  /** Its grids of both sides claim the land at the line. */
  | 'overlap';

/** What decides an arc's class. */
export interface ArcCase {
  readonly outside: boolean;
  /** More than half of the arc lies on edges that a person drew. */
  readonly drawnByHand: boolean;
  readonly supporters: readonly { readonly weight: number; readonly kind: SupportKind }[];
  /** Sum of the opponents' weights. */
  readonly opposition: number;
  /** More than half of the arc lies on this; null on none of them. */
  readonly base: 'community' | 'unit' | 'street' | null;
  /** Median distance in metres from the supporters' own lines; null without. */
  readonly movedMetres: number | null;
}

/** Nearer to a department's own line than this, in metres, an arc was not moved to a wall or a street. */
const MOVED_METRES = 1;

/**
 * The class of an arc. The first that fits holds:
 *
 * 1. `outline`: one side lies outside the outline.
 * 2. `by-hand`: more than half of its length was drawn by a person.
 * 3. `community-line`: a line between communities that no department supports, or no majority does.
 * 4. `split-for-size`: no department supports it; it divides land that all who speak hold together.
 * 5. `moved-to-building`, `moved-to-street`: it runs along the border of a unit or the middle of a street, and
 *    its supporters drew it a metre or more from there.
 * 6. `overlap-resolved`: no supporter's grids simply meet here, and those of one at least overlap along more
 *    than half of it: the line parts land that one department gave to both sides.
 * 7. `gap-filled`: every supporter has a grid on one side only along more than half of it: their cover ends
 *    here, and what they left uncovered was given to a grid.
 * 8. `kept-by-all`: two or more departments support it and none opposes.
 * 9. `kept-by-most`: two or more support it, and weigh more than those that oppose.
 * 10. `one-department`: supported, but by no majority: by one department, or by a few that weigh no more than
 *    those that oppose. A single supporter counts here even where all others are silent.
 *
 * A department that is silent does not speak and counts for neither side. Without communities, units and
 * streets in the merge no arc has their classes.
 */
export function classifyArc({
  outside,
  drawnByHand,
  supporters,
  opposition,
  base,
  movedMetres,
}: ArcCase): ArcClass {
  if (outside) return 'outline';
  if (drawnByHand) return 'by-hand';
  const support = supporters.reduce((sum, { weight }) => sum + weight, 0);
  if (base === 'community' && (support === 0 || support <= opposition)) return 'community-line';
  if (supporters.length === 0) return 'split-for-size';
  if (movedMetres !== null && movedMetres >= MOVED_METRES) {
    if (base === 'unit') return 'moved-to-building';
    if (base === 'street') return 'moved-to-street';
  }
  if (supporters.every(({ kind }) => kind !== 'drawn')) {
    return supporters.some(({ kind }) => kind === 'overlap') ? 'overlap-resolved' : 'gap-filled';
  }
  if (supporters.length === 1) return 'one-department';
  if (opposition === 0) return 'kept-by-all';
  return support > opposition ? 'kept-by-most' : 'one-department';
}
