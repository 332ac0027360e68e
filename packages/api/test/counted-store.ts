import type { DistrictStore, Store } from '@onegrid/store';

/** Wraps a store so that every question to it is counted by name. */
export function countedStore(store: Store): { readonly store: Store; readonly counts: Map<string, number> } {
  const counts = new Map<string, number>();
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);

  /** Counts the calls of an object's methods; nested repositories are wrapped in turn. */
  const wrap = <Part extends object>(part: Part, prefix: string): Part =>
    new Proxy(part, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof value === 'function') {
          return (...args: readonly unknown[]): unknown => {
            count(`${prefix}${String(key)}`);
            return Reflect.apply(value, target, args);
          };
        }
        return typeof value === 'object' && value !== null && prefix === ''
          ? wrap(value, `${String(key)}.`)
          : value;
      },
    });

  const counted: Store = new Proxy(store, {
    get(target, key) {
      if (key === 'in') {
        return (...asked: Parameters<Store['in']>): DistrictStore => wrap(target.in(...asked), '');
      }
      return Reflect.get(target, key, target);
    },
  });
  return { store: counted, counts };
}
