import type { DistrictStore, Store } from '@onegrid/store';

/** The district this server holds: the first of the store. Asked for until there is one, then remembered. */
export class HeldDistrict {
  #code: string | null = null;

  constructor(readonly store: Store) {}

  async find(): Promise<DistrictStore | null> {
    this.#code ??= (await this.store.districts())[0]?.code ?? null;
    return this.#code === null ? null : this.store.in(this.#code);
  }
}
