import { createHash, randomUUID } from 'node:crypto';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Database } from '../engine/database.ts';
import { refuseLargeFile } from '../engine/embedded-limits.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { ReceivedFile } from './entities.ts';
import type { FileRecord, FileRepository } from './records.ts';

const KEEP = statement(import.meta.url, './file-keep.sql');
const PARTS = statement(import.meta.url, './file-parts.sql');
const CONTENT = statement(import.meta.url, './file-content.sql');

export class SqlFileRepository implements FileRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
  ) {}

  keep(input: { name: string; content: Uint8Array }, by: Actor): Promise<FileRecord> {
    return this.database.write((session) => keepFile(session, this.district, input, by));
  }

  keepTogether(
    inputs: readonly { name: string; content: Uint8Array }[],
    by: Actor,
  ): Promise<readonly FileRecord[]> {
    return this.database.write(async (session) => {
      const kept: FileRecord[] = [];
      for (const input of inputs) {
        kept.push(await keepFile(session, this.district, input, by, kept[0]?.id ?? null));
      }
      return kept;
    });
  }

  file(id: string): Promise<FileRecord | null> {
    return this.database.read(async ({ em }) => {
      const file = await em.findOne(ReceivedFile, { districtCode: this.district, id });
      if (file === null) return null;
      const { name, bytes, sha256, receivedBy, receivedAt } = file;
      return { id, name, bytes, sha256, receivedBy, receivedAt };
    });
  }

  received(id: string): Promise<readonly { readonly name: string; readonly content: Uint8Array }[]> {
    return this.database.read(async (session) => {
      const rows = await session.rows<{ name: string; content: Buffer }>(PARTS, {
        district: this.district,
        id,
      });
      return rows.map(({ name, content }) => ({ name, content: new Uint8Array(content) }));
    });
  }

  content(id: string): Promise<Uint8Array | null> {
    return this.database.read(async (session) => {
      const [row] = await session.rows<{ content: Buffer }>(CONTENT, { district: this.district, id });
      return row === undefined ? null : new Uint8Array(row.content);
    });
  }
}

/**
 * Keeps a file as received, in the caller's transaction; `uploadId`: the file it came with, if with another.
 * Throws `embedded-too-large` over that engine's limit.
 */
export async function keepFile(
  session: Session,
  district: string,
  input: { name: string; content: Uint8Array },
  by: Actor,
  uploadId: string | null = null,
): Promise<FileRecord> {
  const id = randomUUID();
  const { name } = input;
  const bytes = input.content.byteLength;
  refuseLargeFile(session.limits, bytes);
  const sha256 = createHash('sha256').update(input.content).digest('hex');
  const { received_at } = await session.one<{ received_at: string }>(KEEP, {
    district,
    id,
    name,
    bytes,
    sha256,
    content: Buffer.from(input.content),
    received_by: by.name,
    upload_id: uploadId,
  });
  await writeAudit(session, district, by, {
    action: 'file.receive',
    objectKind: 'file',
    objectId: id,
    after: { name, bytes, sha256, ...(uploadId === null ? {} : { uploadId }) },
  });
  return { id, name, bytes, sha256, receivedBy: by.name, receivedAt: new Date(received_at) };
}
