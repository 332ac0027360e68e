import { geodesicAreaM2 } from '@onegrid/geometry';
import type { Polygon } from 'geojson';
import type { Atom } from '../model/atom.ts';
import { type Issue, issue } from './issue.ts';
import type { EditContext } from './operation.ts';
import type { PlanState } from './plan-state.ts';

/**
 * The pieces of an atom as atoms. They inherit labels, shares, the community and the root; areas are geodesic, households
 * counted anew, or shared by area where nobody can count them.
 *
 * @param idOf names a piece; called once for each, in their order
 */
export function piecesOf(
  parent: Atom,
  pieces: readonly Polygon[],
  { households }: EditContext,
  idOf: (geometry: Polygon) => string,
): Atom[] {
  const areas = pieces.map((geometry) => geodesicAreaM2(geometry));
  const whole = areas.reduce((sum, area) => sum + area, 0);
  return pieces.map((geometry, i) => ({
    id: idOf(geometry),
    geometry,
    areaM2: areas[i],
    households: households ? households(geometry) : parent.households * (areas[i] / whole),
    community: parent.community,
    labels: parent.labels,
    shares: parent.shares,
    root: rootOf(parent),
  }));
}

/** The atom of the base whose land an atom is, or is a piece of. */
export function rootOf({ id, root }: Atom): string {
  return root ?? id;
}

/** The change set that ids of pieces are derived from. */
export function changeSetOf(plan: PlanState, { changeSet }: EditContext): string {
  return changeSet ?? String(plan.revision);
}

/** That the households of these atoms are an estimate. */
export function householdsByArea(ids: readonly string[]): Issue {
  return issue('households-by-area', 'warning', ids, {}, [], 'incomplete');
}
