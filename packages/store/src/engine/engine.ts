import type { PoolConfig } from 'pg';
import type { EngineKind } from '../store.ts';
import type { EmbeddedLimits } from './embedded-limits.ts';

/** Where the database is and how its process is looked after; one of two behind the same code. */
export interface Engine {
  readonly kind: EngineKind;
  readonly databaseName: string;
  /** How `pg` connects. The embedded engine takes exactly one connection: more give wrong answers. */
  readonly connection: PoolConfig;
  /** To which size a database is taken; null: to any. */
  readonly limits: EmbeddedLimits | null;
  /** Resolves when statements can be sent: at once on a server, after a restart on the embedded engine. */
  ready(): Promise<void>;
  /** After a lost connection: resolves when it is known again whether and where the database answers. */
  settled(): Promise<void>;
  /** Ends and restarts a database that does not answer as it should. Nothing to restart on a server. */
  restart(reason: string): Promise<void>;
  close(): Promise<void>;
}

/** A server named by its address. */
export class ServerEngine implements Engine {
  readonly kind = 'server';
  readonly limits = null;
  readonly databaseName: string;
  readonly connection: PoolConfig;

  constructor(databaseUrl: string, statementTimeoutMs: number) {
    this.databaseName = decodeURIComponent(new URL(databaseUrl).pathname.slice(1));
    this.connection = { connectionString: databaseUrl, max: 10, statement_timeout: statementTimeoutMs };
  }

  async ready(): Promise<void> {}

  async settled(): Promise<void> {}

  async restart(): Promise<void> {}

  async close(): Promise<void> {}
}
