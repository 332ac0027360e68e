import type { EngineFacts } from '../store.ts';

/** A database by its address: a server, or the data folder of an embedded one. */
export type DatabaseAddress = { readonly databaseUrl: string } | { readonly dataDir: string };

/** What a copy is at: rows done of all rows, twice over, because what has arrived is read back. */
export interface CopyProgress {
  readonly stage: 'copy' | 'compare';
  readonly table: string;
  readonly done: number;
  readonly total: number;
}

export interface CopyOptions {
  readonly from: DatabaseAddress;
  readonly to: DatabaseAddress;
  readonly progress?: (progress: CopyProgress) => void;
  readonly log?: (line: string) => void;
}

/** One table with its rows and their SHA-256, equal on both sides. */
export interface CopiedTable {
  readonly name: string;
  readonly rows: number;
  readonly sha256: string;
}

/** A finished copy. */
export interface CopyReport {
  readonly kind: 'copied';
  readonly from: EngineFacts;
  readonly to: EngineFacts;
  readonly tables: readonly CopiedTable[];
  /** Jobs that waited for their turn, and wait for it in the new place. */
  readonly jobsQueued: number;
  /** Jobs that were running: in the new place they are marked as interrupted. */
  readonly jobsInterrupted: number;
}
