import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Knows which unit of work the running code is inside of. A second one would wait for the first one's connection: for
 * ever on the embedded engine, which has one; on a server it would see another moment of the database. So it throws.
 */
export class UnitGuard {
  private readonly units = new AsyncLocalStorage<{ open: boolean }>();

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.units.getStore()?.open === true) {
      throw new Error('A unit of work began inside another one: pass its session on instead.');
    }
    // What was started inside and goes on afterwards is in no unit any more.
    const unit = { open: true };
    try {
      return await this.units.run(unit, work);
    } finally {
      unit.open = false;
    }
  }
}
