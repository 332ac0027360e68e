import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import type { NewsItem } from '../news.ts';
import { StoreError } from '../outcome.ts';
import type { EmbeddedLimits } from './embedded-limits.ts';
import { bindParameters, type ParameterValue, type Statement } from './statement.ts';

export type Values = Readonly<Record<string, ParameterValue>>;

/**
 * One connection's turn: everything a unit of work asks goes through it. Inside a transaction no other
 * session may be used, because the embedded engine has one connection and would wait for ever.
 */
export class Session {
  private readonly news: NewsItem[] = [];

  /** `limits`: how much the engine takes; null on a server. */
  constructor(
    readonly em: EntityManager,
    readonly limits: EmbeddedLimits | null = null,
  ) {}

  async rows<Row>(sql: Statement, values: Values): Promise<readonly Row[]> {
    const query = CompiledQuery.raw(sql.text, bindParameters(sql, values));
    try {
      return (await this.em.getKysely<Record<string, never>>().executeQuery(query)).rows as Row[];
    } catch (error) {
      if (error instanceof Error) error.message = `${sql.name}: ${error.message}`;
      throw error;
    }
  }

  /**
   * The one row of a statement that always answers with one. None is `verdict-missing`: the embedded engine
   * loses rows without an error when its geometry library throws.
   */
  async one<Row>(sql: Statement, values: Values): Promise<Row> {
    const rows = await this.rows<Row>(sql, values);
    if (rows.length !== 1) {
      throw new StoreError(
        'verdict-missing',
        `${sql.name} answered with ${rows.length} rows instead of one.`,
        {
          statement: sql.name,
        },
      );
    }
    return rows[0];
  }

  /** For the job queue, which brings its own statements with numbered parameters, one at a time here. */
  async executeSql(text: string, values: readonly unknown[] = []): Promise<{ rows: unknown[] }> {
    const { rows } = await this.em
      .getKysely<Record<string, never>>()
      .executeQuery(CompiledQuery.raw(text, [...values]));
    return { rows };
  }

  /** Tells news after this transaction has committed. */
  announce(item: NewsItem): void {
    this.news.push(item);
  }

  takeNews(): readonly NewsItem[] {
    return this.news.splice(0);
  }
}
