import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { BoundTransaction, COMMIT, failed, type HotStatement } from './bound-transaction.js';

/** What a transaction is bound to before its first statement. `role` and `searchPath` are identifiers out of our own tables or constants. */
export interface Binding {
  readonly role: string;
  readonly searchPath: string;
  /** Milliseconds after which PostgreSQL stops a statement. */
  readonly statementTimeoutMs: number;
}

/** A query runner whose transaction is bound. */
export interface BoundQueryRunner extends QueryRunner {
  /** Gives the connection back. With an error, which TypeORM names when the connection was lost, it leaves the pool. */
  releasePostgresConnection(error?: Error): Promise<void>;
  /** The transaction's last statement: COMMIT travels with it, so that both cost one round trip. It is `commit` that tells whether it was stored. */
  queryLast<T>(sql: string | HotStatement, parameters: readonly unknown[]): Promise<T[]>;
  /** Rows of a hot statement. */
  queryHot<T>(statement: HotStatement, parameters: readonly unknown[]): Promise<T[]>;
  /** What is sent in this turn travels in one packet. */
  together(): void;
}

export type BoundDataSource = Omit<DataSource, 'createQueryRunner'> & { createQueryRunner(): BoundQueryRunner };

const IDENTIFIER = /^[a-z][a-z0-9_]{0,62}$/;

function openingMessage({ role, searchPath, statementTimeoutMs }: Binding): string {
  if (!IDENTIFIER.test(role) || !IDENTIFIER.test(searchPath)) throw new Error('not an identifier that a transaction can be bound to');
  return (
    `START TRANSACTION; SET LOCAL search_path = "${searchPath}"; SET LOCAL ROLE "${role}"; ` +
    `SET LOCAL statement_timeout = ${Math.trunc(statementTimeoutMs)}`
  );
}

/**
 * A DataSource for one unit of work, derived by prototype from the base one: it shares pool, driver and metadata, and every transaction it opens
 * is bound by one simple-protocol message in place of TypeORM's own START TRANSACTION, and does not commit once a statement has failed, even if
 * the error was caught. Nothing of the binding outlives COMMIT or ROLLBACK.
 */
export function boundDataSource(base: DataSource, binding: Binding): BoundDataSource {
  const message = openingMessage(binding);
  const bound = Object.create(base) as BoundDataSource;
  bound.createQueryRunner = (): BoundQueryRunner => {
    const runner = base.driver.createQueryRunner('master') as BoundQueryRunner;
    const query = runner.query.bind(runner) as (sql: string, parameters?: unknown[], structured?: boolean) => Promise<unknown>;
    const transaction = new BoundTransaction(message, binding.role);
    const release = runner.releasePostgresConnection.bind(runner);
    runner.releasePostgresConnection = (lost?: Error) => {
      transaction.lost ??= lost ?? null;
      return release(lost);
    };
    runner.query = ((sql: string, parameters?: unknown[], structured?: boolean) => {
      // Between two statements: TypeORM has let go of the connection and would only say so.
      if (transaction.lost) return Promise.reject(failed(sql, parameters ?? [], transaction.lost));
      if (sql === 'START TRANSACTION') return transaction.open(runner);
      if (sql === COMMIT) return transaction.commit();
      const send = (): Promise<unknown> => query(sql, parameters, structured);
      return sql === 'ROLLBACK' ? transaction.rollBack(send) : transaction.bound(send);
    }) as QueryRunner['query'];
    runner.queryLast = (statement, parameters) => transaction.last(statement, parameters);
    runner.together = () => transaction.together();
    runner.queryHot = (statement, parameters) => transaction.hot(statement, parameters);
    (runner as { manager: EntityManager }).manager = bound.createEntityManager(runner);
    return runner;
  };
  (bound as { manager: EntityManager }).manager = bound.createEntityManager();
  return bound;
}
