import type { DistrictStore, PersonPlaceRecord, PersonRecord } from '@onegrid/store';
import DataLoader from 'dataloader';
import { type Reach, reaches } from '../access/reach.ts';

/** Persons that fields load, as far as the first wall lets them through; the database has a wall of its own. */
export function createPersonLoaders(store: DistrictStore, reach: Reach) {
  const placesOf = (kind: 'town' | 'community') =>
    new DataLoader<string, PersonPlaceRecord | null>(async (ids) => {
      const found = await store.persons.places(kind, ids);
      return ids.map((id) => found.get(id) ?? null);
    });
  return {
    person: new DataLoader<string, PersonRecord | null>(async (ids) => {
      const found = await store.persons.byIds(ids);
      return ids.map((id) => {
        const person = found.get(id);
        return person !== undefined && reaches(reach, person) ? person : null;
      });
    }),
    personsOfAppeal: new DataLoader<string, readonly PersonRecord[]>(async (ids) => {
      const found = await store.persons.ofAppeals(ids);
      return ids.map((id) => (found.get(id) ?? []).filter((person) => reaches(reach, person)));
    }),
    personTown: placesOf('town'),
    personCommunity: placesOf('community'),
  };
}
