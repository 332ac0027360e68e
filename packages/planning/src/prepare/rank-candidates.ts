import type { LandPlace } from '@onegrid/geometry';
import type { LayerRepairs, RepairRule } from '../model/repair.ts';

/** A grid that could receive a place's land, by label. */
export interface Candidate {
  readonly label: number;
  readonly borderM: number;
  /** Of the grid, on land that it alone holds; null without households. */
  readonly households: number | null;
}

export interface RankedCandidates {
  /** First choice first; the place's whole land goes to one grid. */
  readonly candidates: readonly Candidate[];
  /** The rule that ranked them: the longest border where households were asked for and are not known. */
  readonly rule: RepairRule;
  /** Whether the first one would otherwise have no land at all. */
  readonly lastLand: boolean;
}

/**
 * Ranks the grids beside a place, or its claimants, by a layer's rule. Ties go to the longer border, then to the
 * id that comes first. A grid that has no land but in overlaps comes before all that have some, so that
 * no rule makes a grid vanish; only a priority that names another grid does.
 *
 * @param ids grid ids by label, sorted.
 */
export function rankCandidates(
  place: LandPlace,
  ids: readonly string[],
  repairs: Pick<LayerRepairs, 'rule' | 'priority'>,
  householdsOf: ((label: number) => number) | null,
): RankedCandidates {
  const rule = repairs.rule === 'most-households' && householdsOf === null ? 'longest-border' : repairs.rule;
  const landless = new Set(place.landless);
  const placeOf = new Map(repairs.priority.map((id, rank) => [id, rank]));
  const named = (label: number) => (rule === 'priority' ? placeOf.get(ids[label]!) : undefined);
  const candidates = [...place.borders].map(
    ([label, borderM]): Candidate => ({ label, borderM, households: householdsOf?.(label) ?? null }),
  );
  candidates.sort((p, q) => {
    const [first, second] = [named(p.label), named(q.label)];
    if (first !== second) return (first ?? Number.POSITIVE_INFINITY) - (second ?? Number.POSITIVE_INFINITY);
    const alone = Number(landless.has(q.label)) - Number(landless.has(p.label));
    if (alone !== 0) return alone;
    if (rule === 'most-households' && p.households !== q.households) return q.households! - p.households!;
    if (rule !== 'priority' && p.borderM !== q.borderM) return q.borderM - p.borderM;
    return p.label - q.label;
  });
  const [receiver] = candidates;
  const saved = receiver !== undefined && landless.has(receiver.label) && landless.size < candidates.length;
  return { candidates, rule, lastLand: saved && named(receiver.label) === undefined };
}
