import type { ApiKeyRecord, DistrictStore, GivenGrantRecord, GridWorkerRecord, Scope } from '@onegrid/store';
import DataLoader from 'dataloader';
import type { AccountName } from '../access/grant-type.ts';

/** What fields of accounts and grants load row by row. */
export function createAccountLoaders(store: DistrictStore) {
  const keyOf = ({ kind, id }: Scope) => `${kind} ${id}`;
  return {
    scopeName: new DataLoader<Scope, string | null, string>(
      async (scopes) => {
        const names = await store.accounts.scopeNames(scopes);
        return scopes.map((scope) => names.get(keyOf(scope)) ?? null);
      },
      { cacheKeyFn: keyOf },
    ),
    /** Those who are away and have something done for them are few. */
    accountName: new DataLoader<string, AccountName>((ids) =>
      Promise.all(
        ids.map(async (id) => ({ id, displayName: (await store.accounts.account(id))?.displayName ?? id })),
      ),
    ),
    gridWorkers: new DataLoader<string, readonly GridWorkerRecord[]>(async (grids) => {
      const found = await store.accounts.gridWorkers(grids);
      return grids.map((grid) => found.get(grid) ?? []);
    }),
    keysMadeBy: new DataLoader<string, readonly ApiKeyRecord[]>(async (ids) => {
      const made = await store.keys.madeBy(ids);
      return ids.map((id) => made.get(id) ?? []);
    }),
    givenGrants: new DataLoader<string, readonly GivenGrantRecord[]>(async (ids) => {
      const given = await store.accounts.givenGrants(ids);
      return ids.map((id) => given.get(id) ?? []);
    }),
  };
}
