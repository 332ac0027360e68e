import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PoolConfig } from 'pg';
import { StoreError } from '../outcome.ts';
import type { FromChild, ToChild } from './child-messages.ts';
import type { Engine } from './engine.ts';
import { FolderLock } from './folder-lock.ts';

const CHILD = fileURLToPath(new URL('./embedded-child.ts', import.meta.url));
const PING_EVERY_MS = 2_000;
const BOOT_LIMIT_MS = 120_000;
const CLOSE_LIMIT_MS = 6_000;
const RESTARTS_IN_A_ROW = 3;

/**
 * PGlite in a child process. The parent pings it: the child answers only between statements, so a silence
 * longer than the statement time-out is a statement that runs too long, and the child is ended and started
 * again. It runs without fsync: killing it loses no acknowledged commit, a power cut can.
 *
 * The socket is a file in a folder only this user can enter, because the embedded engine asks for no password.
 */
export class EmbeddedEngine implements Engine {
  readonly kind = 'embedded';
  readonly databaseName = 'postgres';
  readonly connection: PoolConfig;
  private child: ChildProcess | null = null;
  private opened: Promise<void> = Promise.resolve();
  private lastHeard = 0;
  private watch: NodeJS.Timeout | null = null;
  private closing = false;
  private failures = 0;

  private constructor(
    private readonly folder: string,
    private readonly lock: FolderLock,
    private readonly socketFolder: string,
    private readonly statementTimeoutMs: number,
    private readonly log: (line: string) => void,
  ) {
    this.connection = {
      host: socketFolder,
      port: 5432,
      user: 'postgres',
      database: this.databaseName,
      min: 1,
      max: 1,
      idleTimeoutMillis: 0,
    };
  }

  /** Locks the folder, starts the child and waits until it serves. Throws `data-folder-locked`. */
  static async open(
    dataDir: string,
    statementTimeoutMs: number,
    log: (line: string) => void,
  ): Promise<EmbeddedEngine> {
    const lock = await FolderLock.acquire(dataDir);
    const socketFolder = mkdtempSync(join(tmpdir(), 'onegrid-'));
    const engine = new EmbeddedEngine(join(dataDir, 'database'), lock, socketFolder, statementTimeoutMs, log);
    engine.opened = engine.start();
    try {
      await engine.opened;
    } catch (error) {
      await engine.close();
      throw error;
    }
    engine.watch = setInterval(() => engine.ping(), PING_EVERY_MS);
    engine.watch.unref();
    return engine;
  }

  async ready(): Promise<void> {
    if (this.closing) throw new StoreError('store-closed', 'The store is closed.');
    await this.opened;
  }

  /** The child's process id, or null while there is none; for tests that end it. */
  get childPid(): number | null {
    return this.child?.pid ?? null;
  }

  async restart(reason: string): Promise<void> {
    this.log(`embedded database restarts: ${reason}`);
    const before = this.child;
    before?.kill('SIGKILL');
    if (before !== null && before.exitCode === null && before.signalCode === null) {
      await new Promise((resolve) => before.once('exit', resolve));
    }
    await this.ready();
  }

  async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    if (this.watch !== null) clearInterval(this.watch);
    const child = this.child;
    if (child !== null && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.connected) child.send({ kind: 'close' } satisfies ToChild);
      const limit = setTimeout(() => child.kill('SIGKILL'), CLOSE_LIMIT_MS);
      await ended;
      clearTimeout(limit);
    }
    rmSync(this.socketFolder, { recursive: true, force: true });
    this.lock.release();
  }

  private start(): Promise<void> {
    const child = fork(CHILD, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.child = child;
    this.lastHeard = Date.now();
    if (child.pid !== undefined) this.lock.setDatabase(child.pid);
    rmSync(join(this.socketFolder, '.s.PGSQL.5432'), { force: true });
    child.send({
      kind: 'open',
      folder: this.folder,
      socketPath: join(this.socketFolder, '.s.PGSQL.5432'),
    } satisfies ToChild);
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => child.kill('SIGKILL'), BOOT_LIMIT_MS);
      let failure = 'it ended while starting';
      let serving = false;
      child.on('message', (message: FromChild) => {
        this.lastHeard = Date.now();
        if (message.kind === 'failed') failure = message.message;
        if (message.kind !== 'ready') return;
        clearTimeout(limit);
        serving = true;
        this.failures = 0;
        resolve();
      });
      child.once('exit', () => {
        clearTimeout(limit);
        if (!serving)
          reject(new StoreError('database-start-failed', `The embedded database did not start: ${failure}.`));
        if (serving || !this.closing) this.afterExit(serving);
      });
    });
  }

  /** A child that ended unasked is started again, a few times in a row at most. */
  private afterExit(hadServed: boolean): void {
    if (this.closing) return;
    this.failures += hadServed ? 0 : 1;
    if (!hadServed || this.failures > RESTARTS_IN_A_ROW) return;
    this.opened = this.start();
    this.opened.catch((error: unknown) => this.log(`embedded database: ${String(error)}`));
  }

  private ping(): void {
    const child = this.child;
    if (child === null || !child.connected || this.closing) return;
    if (Date.now() - this.lastHeard > this.statementTimeoutMs) {
      this.lastHeard = Date.now();
      void this.restart('a statement ran too long').catch((error: unknown) => this.log(String(error)));
      return;
    }
    child.send({ kind: 'ping' } satisfies ToChild);
  }
}
