import { dissolve } from '@onegrid/geometry';
import type { Feature } from 'geojson';
import type { Picked } from './picked.ts';
import type { PlanPlaces } from './plan-places.ts';

/** What is picked as the map marks it; atoms as one land. */
export function pickedFeatures(places: PlanPlaces, picked: Picked): Feature[] {
  if (picked.kind !== 'atoms') return [{ type: 'Feature', geometry: picked.ground, properties: {} }];
  return landOfAtoms(places, picked.atomIds);
}

/** Atoms of the plan as one land; those that it does not have are left out. */
export function landOfAtoms(places: PlanPlaces, atomIds: readonly string[]): Feature[] {
  const ids = new Set(atomIds);
  const atoms = ids.size === 0 ? [] : places.plan.atoms.filter(({ id }) => ids.has(id));
  if (atoms.length === 0) return [];
  return [{ type: 'Feature', geometry: dissolve(atoms.map(({ geometry }) => geometry)), properties: {} }];
}
