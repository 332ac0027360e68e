/**
 * The embedded database's own process: PGlite with PostGIS behind a socket that takes one connection.
 * Runs under Node's type stripping, so this file and what it imports use erasable syntax only.
 *
 * It ends when its parent says `close` or is gone. It ignores the signals of the terminal, which reach the
 * whole process group: the parent closes what uses the database first and the database last.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import type { FromChild, ToChild } from './child-messages.ts';
import { ErrorSkipping } from './error-skipping.ts';
import { keepPrivate } from './private-folder.ts';

let database: PGlite | null = null;
let server: PGLiteSocketServer | null = null;
let socketFolder = '';
let closing = false;

function say(message: FromChild): void {
  // A parent that has just gone hears nothing more, which is no failure.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

async function open(folder: string, socketPath: string): Promise<void> {
  const making = startMaking(folder);
  keepPrivate(folder);
  database = await PGlite.create({ dataDir: folder, extensions: { postgis } });
  await database.exec('create extension if not exists postgis');
  rmSync(making, { force: true });
  keepToProtocol(database);
  socketFolder = dirname(socketPath);
  server = new PGLiteSocketServer({ db: database, path: socketPath, maxConnections: 1 });
  await server.start();
  say({ kind: 'ready' });
}

/**
 * Marks a database that is being made, and removes one that was cut off in the making: it would never open again, and
 * nobody has been told yet that it keeps anything. Answers with the mark, to be removed when the database is there.
 */
function startMaking(folder: string): string {
  const making = `${folder}.making`;
  if (existsSync(making)) rmSync(folder, { recursive: true, force: true });
  else if (!existsSync(folder)) writeFileSync(making, '');
  return making;
}

/** Puts the rule for errors between the socket and the engine. */
function keepToProtocol(engine: PGlite): void {
  const protocol = new ErrorSkipping();
  const execute = engine.execProtocolRawStream.bind(engine);
  engine.execProtocolRawStream = async (message, options) => {
    if (protocol.discards(message)) return;
    const chunks: Uint8Array[] = [];
    // A chunk is a view of the engine's memory, which its next message overwrites.
    await execute(message, { ...options, onRawData: (chunk) => chunks.push(chunk.slice()) });
    const output = protocol.answer(message, Buffer.concat(chunks));
    if (output.byteLength > 0) options.onRawData?.(output);
  };
}

async function close(): Promise<void> {
  if (closing) return;
  closing = true;
  try {
    await server?.stop();
    await database?.close();
  } finally {
    // A parent that is gone removes nothing any more.
    if (!process.connected && socketFolder !== '') rmSync(socketFolder, { recursive: true, force: true });
    process.exit(0);
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => void close());
process.on('message', (message: ToChild) => {
  if (message.kind === 'close') void close();
  else if (message.kind === 'ping') say({ kind: 'pong' });
  else {
    open(message.folder, message.socketPath).catch((error: unknown) => {
      say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
      process.exitCode = 1;
      process.disconnect();
    });
  }
});
