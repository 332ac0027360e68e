import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PoolConfig } from 'pg';
import { StoreError } from '../outcome.ts';
import type { FromChild, ToChild } from './child-messages.ts';
import type { EmbeddedLimits } from './embedded-limits.ts';
import type { Engine } from './engine.ts';
import { FolderLock } from './folder-lock.ts';

const CHILD = fileURLToPath(new URL('./embedded-child.ts', import.meta.url));
const PING_EVERY_MS = 2_000;
const BOOT_LIMIT_MS = 120_000;
const CLOSE_LIMIT_MS = 6_000;

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
  private pingedAt = 0;
  /** A child that starts answers no ping; it has a limit of its own. */
  private serving = false;
  private watch: NodeJS.Timeout | null = null;
  private closing = false;

  private constructor(
    private readonly folder: string,
    private readonly lock: FolderLock,
    private readonly socketFolder: string,
    private readonly statementTimeoutMs: number,
    private readonly log: (line: string) => void,
    readonly limits: EmbeddedLimits,
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
    limits: EmbeddedLimits,
  ): Promise<EmbeddedEngine> {
    const lock = await FolderLock.acquire(dataDir);
    const socketFolder = mkdtempSync(join(tmpdir(), 'onegrid-'));
    const engine = new EmbeddedEngine(
      join(dataDir, 'database'),
      lock,
      socketFolder,
      statementTimeoutMs,
      log,
      limits,
    );
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

  /**
   * Waits until it is known whether the child lives. A connection can be lost before the child's end is
   * heard of; a statement sent in between would find nobody.
   */
  async settled(): Promise<void> {
    const { child } = this;
    if (child !== null && !hasEnded(child)) {
      await new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
        child.once('message', () => resolve());
        tell(child, { kind: 'ping' });
      });
    }
    await this.opened.catch(() => undefined);
  }

  async restart(reason: string): Promise<void> {
    this.log(`embedded database restarts: ${reason}`);
    const before = this.child;
    before?.kill('SIGKILL');
    if (before !== null && !hasEnded(before)) {
      await new Promise((resolve) => before.once('exit', resolve));
    }
    await this.ready();
  }

  async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    if (this.watch !== null) clearInterval(this.watch);
    const child = this.child;
    if (child !== null && !hasEnded(child)) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      tell(child, { kind: 'close' });
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
    this.serving = false;
    if (child.pid !== undefined) this.lock.setDatabase(child.pid);
    rmSync(join(this.socketFolder, '.s.PGSQL.5432'), { force: true });
    tell(child, { kind: 'open', folder: this.folder, socketPath: join(this.socketFolder, '.s.PGSQL.5432') });
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => child.kill('SIGKILL'), BOOT_LIMIT_MS);
      let failure = 'it ended while starting';
      child.on('message', (message: FromChild) => {
        this.lastHeard = Date.now();
        if (message.kind === 'failed') failure = message.message;
        if (message.kind !== 'ready') return;
        clearTimeout(limit);
        this.serving = true;
        resolve();
      });
      child.once('exit', () => {
        clearTimeout(limit);
        if (!this.serving)
          reject(new StoreError('database-start-failed', `The embedded database did not start: ${failure}.`));
        if (this.serving) this.afterExit();
      });
    });
  }

  /** A child that served and ended unasked is started again. One that never served failed its start. */
  private afterExit(): void {
    if (this.closing) return;
    this.opened = this.start();
    this.opened.catch((error: unknown) => this.log(`embedded database: ${String(error)}`));
  }

  private ping(): void {
    const child = this.child;
    if (child === null || !this.serving || !child.connected || this.closing) return;
    const now = Date.now();
    // Where this process computed without a pause, answers wait to be heard: the silence was its own.
    if (now - this.pingedAt > 2 * PING_EVERY_MS) this.lastHeard = now;
    this.pingedAt = now;
    if (now - this.lastHeard > this.statementTimeoutMs) {
      this.lastHeard = now;
      void this.restart('a statement ran too long').catch((error: unknown) => this.log(String(error)));
      return;
    }
    tell(child, { kind: 'ping' });
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** A child that ends while it is spoken to is heard of by its `exit`; the failed message says nothing more. */
function tell(child: ChildProcess, message: ToChild): void {
  if (child.connected) child.send(message, () => undefined);
}
