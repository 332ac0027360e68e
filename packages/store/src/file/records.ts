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

/** Files as received. They are kept whatever becomes of them; nothing deletes one. */
export interface FileRepository {
  /** Keeps the bytes and writes the audit line `file.receive` in one transaction. */
  keep(input: { name: string; content: Uint8Array }, by: Actor): Promise<FileRecord>;
  file(id: string): Promise<FileRecord | null>;
  content(id: string): Promise<Uint8Array | null>;
}
