import { createHash } from 'node:crypto';
import type { TextRow } from './read-rows.ts';

/** Counts rows and hashes them as they pass: SHA-256 over one line of JSON for each row, in their order. */
export class RowHash {
  private readonly hash = createHash('sha256');
  private counted = 0;

  add(rows: readonly TextRow[]): void {
    for (const row of rows) this.hash.update(`${JSON.stringify(row)}\n`);
    this.counted += rows.length;
  }

  /** Ends the count. */
  digest(): { readonly rows: number; readonly sha256: string } {
    return { rows: this.counted, sha256: this.hash.digest('hex') };
  }
}
