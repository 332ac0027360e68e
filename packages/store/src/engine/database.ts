import { randomUUID } from 'node:crypto';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client, type Pool, types } from 'pg';
import { ENTITIES } from '../entities.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { StoreError } from '../outcome.ts';
import type { Capabilities, EngineFacts } from '../store.ts';
import { type Caller, SYSTEM_CALLER } from './caller.ts';
import { ensureCallerRoles } from './caller-roles.ts';
import type { Engine } from './engine.ts';
import { NewsBus, NewsListener, newsPayload } from './news-bus.ts';
import { releaseWhenLost } from './release-when-lost.ts';
import { Session } from './session.ts';
import { statement } from './statement.ts';
import { UnitGuard } from './unit-guard.ts';

const CAPABILITIES = statement(import.meta.url, './capabilities.sql');
const NOTIFY = statement(import.meta.url, './notify.sql');
const ASK_AS = statement(import.meta.url, './ask-as.sql');
const ROLES = {
  make: statement(import.meta.url, './roles-make.sql').text,
  ready: statement(import.meta.url, './roles-ready.sql').text,
};
/** Key of the advisory lock under which one process migrates. */
const MIGRATION_LOCK = 4_490_001;
const QUERY_CANCELLED = '57014';
const CANARY_LIMIT_MS = 1_000;

interface CapabilityRow {
  postgres: string;
  postgis: string;
  geos: string;
  vector_tiles: boolean;
  coverage_checks: boolean;
}

/** One database of either engine: sessions, transactions, news, migrations. */
export class Database {
  private listener: NewsListener | null = null;

  private constructor(
    readonly engine: Engine,
    private readonly orm: MikroORM,
    private readonly pool: Pool,
    readonly facts: EngineFacts,
    readonly bus = new NewsBus(),
    /** Null: whoever the connection is, which owns the tables. */
    private readonly caller: Caller | null = null,
    private readonly units = new UnitGuard(),
  ) {}

  /** Connects, migrates and finds out what the engine can do. */
  static async open(engine: Engine, log: (line: string) => void): Promise<Database> {
    let pool: Pool | undefined;
    const orm = await MikroORM.init({
      // Two databases in one process: by one name, work inside a transaction of the first would reach for it.
      contextName: randomUUID(),
      entities: ENTITIES,
      dbName: engine.databaseName,
      driverOptions: {
        ...engine.connection,
        onPoolCreated: (created: Pool) => {
          releaseWhenLost(created);
          pool = created;
        },
      },
      extensions: [Migrator],
      migrations: { migrationsList: MIGRATIONS, snapshot: false, tableName: 'schema_migration' },
      ensureDatabase: false,
      logger: log,
      colors: false,
      debug: false,
    });
    try {
      await orm.connect();
      if (pool === undefined) throw new Error('the driver made no pool');
      await migrate(orm, engine);
      const database = new Database(engine, orm, pool, await readFacts(orm, engine));
      if (engine.kind === 'server') {
        database.listener = new NewsListener(engine.connection, database.bus, log);
        await database.listener.open();
      }
      return database;
    } catch (error) {
      await orm.close(true);
      throw error;
    }
  }

  /**
   * The same database, asked for somebody: each unit of work is a transaction that begins by giving up the owner's
   * rights, so that row-level security holds for every statement in it. Costs nothing, asks nothing.
   */
  as(caller: Caller): Database {
    return new Database(this.engine, this.orm, this.pool, this.facts, this.bus, caller, this.units);
  }

  /** The same database under the role of jobs and maintenance, which sees every row and owns none. */
  asSystem(): Database {
    return this.as(SYSTEM_CALLER);
  }

  /** What all that `as` made of one database share: for what is remembered of the database, whoever asks. */
  get identity(): object {
    return this.pool;
  }

  /**
   * Runs reads on a fresh session: for somebody inside a transaction, for the owner outside one. Throws where it is
   * called inside another unit of work.
   */
  async read<T>(work: (session: Session) => Promise<T>): Promise<T> {
    await this.engine.ready();
    return this.told(() =>
      this.units.run(() =>
        this.caller === null
          ? work(new Session(this.orm.em.fork(), this.engine.limits))
          : this.orm.em
              .fork()
              .transactional(async (em) => work(await this.sessionIn(em as typeof this.orm.em))),
      ),
    );
  }

  /**
   * Runs one transaction. What it announces is told when it has committed, and only then. Throws where it is called
   * inside another unit of work.
   */
  async write<T>(work: (session: Session) => Promise<T>): Promise<T> {
    await this.engine.ready();
    return this.told(async () => {
      const { result, news } = await this.units.run(() =>
        this.orm.em.fork().transactional(async (em) => {
          const session = await this.sessionIn(em as typeof this.orm.em);
          const result = await work(session);
          const news = session.takeNews();
          if (news.length > 0 && this.facts.capabilities.notify) {
            await session.rows(NOTIFY, { items: news.map(newsPayload) });
          }
          return { result, news };
        }),
      );
      if (!this.facts.capabilities.notify) for (const item of news) this.bus.publish(item);
      return result;
    });
  }

  /** For the job queue, which brings its own statements (several at once, numbered parameters). */
  async executeSql(text: string, values: readonly unknown[] = []): Promise<{ rows: unknown[] }> {
    await this.engine.ready();
    const result: unknown = await this.pool.query({ text, values: [...values], types });
    const results = (Array.isArray(result) ? result : [result]) as { rows: unknown[] }[];
    return { rows: results.flatMap((one) => one.rows) };
  }

  /** A canary: one statement that must answer in time, else the embedded engine is restarted. */
  async healthy(): Promise<boolean> {
    const limit = new Promise<false>((resolve) => setTimeout(() => resolve(false), CANARY_LIMIT_MS).unref());
    const answer = this.executeSql('select 1 as one').then(
      (result) => (result.rows[0] as { one: number } | undefined)?.one === 1,
      () => false,
    );
    return Promise.race([answer, limit]);
  }

  async close(): Promise<void> {
    await this.listener?.close();
    await this.orm.close(true);
    await this.engine.close();
  }

  /** A session in a transaction that has just begun. */
  private async sessionIn(em: typeof this.orm.em): Promise<Session> {
    const session = new Session(em, this.engine.limits);
    if (this.caller !== null) await becomeCaller(session, this.caller);
    return session;
  }

  /** Gives failures of the engine their codes, and looks after an engine that lost a row. */
  private async told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof StoreError) {
        if (error.code === 'verdict-missing') await this.canary();
        throw error;
      }
      const code = (error as { code?: string }).code;
      if (code === QUERY_CANCELLED) {
        throw new StoreError(
          'database-timeout',
          'A statement ran longer than allowed.',
          {},
          { cause: error },
        );
      }
      if (isConnectionLoss(error)) {
        await this.engine.settled();
        throw new StoreError(
          'database-restarted',
          'The connection to the database was lost.',
          {},
          { cause: error },
        );
      }
      throw error;
    }
  }

  private async canary(): Promise<void> {
    const answer = await this.executeSql('select 1 as one').catch(() => ({ rows: [] }));
    if ((answer.rows[0] as { one: number } | undefined)?.one !== 1)
      await this.engine.restart('the canary did not answer');
  }
}

/** From here to its end the session's transaction has the caller's rights and no others. */
export async function becomeCaller(session: Session, { district, accountId, role }: Caller): Promise<void> {
  await session.one(ASK_AS, { district, account: accountId ?? '', role });
}

function isConnectionLoss(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string };
  return (
    ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ENOENT', '57P01', '08006', '08003'].includes(code ?? '') ||
    /connection terminated|connection ended|client has encountered a connection error/i.test(message)
  );
}

/** Applies what is missing, one process at a time; refuses a database that a newer program migrated. */
async function migrate(orm: MikroORM, engine: Engine): Promise<void> {
  // The embedded engine's folder lock leaves one process; a server's pool needs a session of its own to hold the lock.
  const holder = engine.kind === 'server' ? new Client(engine.connection) : null;
  await holder?.connect();
  try {
    await holder?.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await orm.em.execute('create extension if not exists postgis');
    await ensureCallerRoles((sql) => orm.em.execute(sql), ROLES);
    await orm.migrator.up();
    const known = new Set<string>(MIGRATIONS.map((migration) => migration.name));
    const applied = await orm.migrator.getExecuted();
    const newer = applied.find((row) => !known.has(row.name));
    if (newer !== undefined) {
      throw new StoreError(
        'database-newer',
        `The database was migrated by a newer program (${newer.name}).`,
        { migration: newer.name },
      );
    }
  } finally {
    await holder?.end();
  }
}

async function readFacts(orm: MikroORM, engine: Engine): Promise<EngineFacts> {
  const row = await new Session(orm.em.fork()).one<CapabilityRow>(CAPABILITIES, {});
  const capabilities: Capabilities = {
    vectorTiles: row.vector_tiles,
    coverageChecks: row.coverage_checks,
    statementTimeout: engine.kind === 'server',
    notify: engine.kind === 'server',
  };
  return {
    kind: engine.kind,
    postgres: row.postgres,
    postgis: row.postgis,
    geos: row.geos,
    capabilities,
    notice: engine.kind === 'embedded' ? 'embedded-for-trying-out' : null,
  };
}
