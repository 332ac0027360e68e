import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { quoted } from './tables.ts';

const SEQUENCES = statement(import.meta.url, './sequences.sql');

/** The number that each sequence gives next, by the sequence's name. */
export async function readSequences(session: Session): Promise<ReadonlyMap<string, string>> {
  const next = new Map<string, string>();
  for (const { name, step } of await session.rows<{ name: string; step: string }>(SEQUENCES, {})) {
    const { rows } = await session.executeSql(
      `select (last_value + case when is_called then $1::bigint else 0 end)::text as next from ${quoted(name)}`,
      [step],
    );
    const [row] = rows as { next: string }[];
    if (row !== undefined) next.set(name, row.next);
  }
  return next;
}

/** Lets each sequence go on with the given number. Unlike setval, this is undone with its transaction. */
export async function restartSequences(session: Session, next: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, number] of next) {
    await session.executeSql(`alter sequence ${quoted(name)} restart with ${BigInt(number)}`);
  }
}
