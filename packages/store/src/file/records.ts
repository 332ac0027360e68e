import type { Actor } from '../actor.ts';

export interface FileRecord {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly receivedBy: string;
  readonly receivedAt: Date;
}

/** Files as received. They are kept whatever becomes of them; nothing deletes one, and only retention empties one. */
export interface FileRepository {
  /** Keeps the bytes and writes the audit line `file.receive` in one transaction. */
  keep(input: { name: string; content: Uint8Array }, by: Actor): Promise<FileRecord>;
  /**
   * Keeps files that came in one upload and are read together, such as the parts of a shapefile; the id of the
   * first stands for all of them. Each is kept as received, with an audit line of its own.
   */
  keepTogether(
    inputs: readonly { name: string; content: Uint8Array }[],
    by: Actor,
  ): Promise<readonly FileRecord[]>;
  file(id: string): Promise<FileRecord | null>;
  /** The file of this id and those that came with it, that one first; empty where there is none. */
  received(id: string): Promise<readonly { readonly name: string; readonly content: Uint8Array }[]>;
  content(id: string): Promise<Uint8Array | null>;
}
