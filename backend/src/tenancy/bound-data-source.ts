import type { PoolClient, QueryResult } from 'pg';
import { QueryFailedError, type DataSource, type EntityManager, type QueryRunner } from 'typeorm';

/** What a transaction is bound to before its first statement. `role` and `searchPath` are identifiers out of our own tables or constants. */
export interface Binding {
  readonly role: string;
  readonly searchPath: string;
  /** Milliseconds after which PostgreSQL stops a statement. */
  readonly statementTimeoutMs: number;
}

/**
 * A statement that is worth being prepared once a connection and hospital instead of planned each time: a few hot ones, since each keeps about 30 KB
 * of the backend for life. The text must be the same each time, and the plan must not depend on the values.
 */
export interface HotStatement {
  /** Short; the hospital's id is added, so that no hospital ever runs what was prepared for another. */
  readonly name: string;
  readonly text: string;
  /**
   * Whether one plan serves all values. PostgreSQL by itself plans a long statement anew each time, since it guesses too many rows for lists and
   * patterns, and that costs more than running it. The choice holds for the rest of the transaction.
   */
  readonly onePlan?: boolean;
}

/** A query runner whose transaction is bound. */
export interface BoundQueryRunner extends QueryRunner {
  /** Gives the connection back. With an error, which TypeORM names when the connection was lost, it leaves the pool. */
  releasePostgresConnection(error?: Error): Promise<void>;
  /** The transaction's last statement: COMMIT travels with it, so that both cost one round trip. It is `commit` that tells whether it was stored. */
  queryLast<T>(sql: string | HotStatement, parameters: readonly unknown[]): Promise<T[]>;
  /** Rows of a hot statement. */
  queryHot<T>(statement: HotStatement, parameters: readonly unknown[]): Promise<T[]>;
}

export type BoundDataSource = Omit<DataSource, 'createQueryRunner'> & { createQueryRunner(): BoundQueryRunner };

const IDENTIFIER = /^[a-z][a-z0-9_]{0,62}$/;
const COMMIT = 'COMMIT';
const ONE_PLAN = 'SET LOCAL plan_cache_mode = force_generic_plan';

function openingMessage({ role, searchPath, statementTimeoutMs }: Binding): string {
  if (!IDENTIFIER.test(role) || !IDENTIFIER.test(searchPath)) throw new Error('not an identifier that a transaction can be bound to');
  return (
    `START TRANSACTION; SET LOCAL search_path = "${searchPath}"; SET LOCAL ROLE "${role}"; ` +
    `SET LOCAL statement_timeout = ${Math.trunc(statementTimeoutMs)}`
  );
}

/**
 * The statements of one transaction. The opening is sent, not waited for: the first statement travels right behind it. Should the binding fail, that
 * statement runs as the login role, which has no right on any table, or in a transaction that failed already, and the binding's error is what is told.
 */
class BoundTransaction {
  /** Why the connection is gone, once it is. */
  lost: Error | null = null;
  /** In pipeline mode: statements are sent at once and answered in order. */
  private client: PoolClient | null = null;
  private opening: Promise<unknown> | null = null;
  private committing: Promise<{ command: string }> | null = null;

  constructor(
    private readonly message: string,
    private readonly role: string,
  ) {}

  async open(runner: QueryRunner): Promise<void> {
    const client = (await runner.connect()) as PoolClient;
    const { stream } = client.connection;
    // One packet for the opening and what is sent in this turn.
    stream.cork();
    setImmediate(() => stream.uncork());
    this.client = client;
    this.opening = client.query(this.message);
    // Told by the first statement.
    this.opening.catch(() => undefined);
  }

  /** The outcome of a statement, once it is known that it ran in the binding. */
  async bound<T>(answer: Promise<T>): Promise<T> {
    const { opening } = this;
    if (!opening) return answer;
    this.opening = null;
    const [opened, answered] = await Promise.allSettled([opening, answer]);
    if (opened.status === 'rejected') throw failed(this.message, [], opened.reason);
    if (answered.status === 'rejected') throw answered.reason;
    return answered.value;
  }

  async hot<T>(statement: string | HotStatement, parameters: readonly unknown[]): Promise<T[]> {
    return (await this.bound(this.send<T>(statement, parameters))).rows;
  }

  async last<T>(statement: string | HotStatement, parameters: readonly unknown[]): Promise<T[]> {
    const { stream } = this.client!.connection;
    stream.cork();
    const answer = this.send<T>(statement, parameters);
    this.committing = this.client!.query(COMMIT);
    stream.uncork();
    // Told by `commit`.
    this.committing.catch(() => undefined);
    return (await this.bound(answer)).rows;
  }

  private send<T>(statement: string | HotStatement, parameters: readonly unknown[]): Promise<QueryResult<object & T>> {
    const client = this.client!;
    const text = typeof statement === 'string' ? statement : statement.text;
    const name = typeof statement === 'string' ? undefined : preparedName(client, `${statement.name} ${this.role}`);
    const before = typeof statement !== 'string' && statement.onePlan ? client.query(ONE_PLAN) : null;
    // It fails only where the statement behind it does.
    before?.catch(() => undefined);
    return client
      .query<object & T>({ text, values: [...parameters], ...(name === undefined ? {} : { name }) })
      .catch((error: unknown) => Promise.reject(failed(text, parameters, error)));
  }

  /** After a failed statement PostgreSQL answers COMMIT by rolling back, without an error: nothing is called stored that is not. */
  async commit(): Promise<void> {
    const { command } = await this.bound((this.committing ??= this.client!.query(COMMIT)));
    if (command !== COMMIT) throw new Error('a statement of this transaction had failed; everything in it was taken back');
  }
}

/**
 * Prepared statements of one connection, about 30 KB each; beyond that, hot ones are planned like any other, which makes a list of patients cost
 * PostgreSQL twice as much. A lane of 125 hospitals, one of eight of a thousand, asks for about 16 in each.
 */
const MOST_PREPARED = 2000;
const prepared = new WeakMap<PoolClient, Set<string>>();

function preparedName(client: PoolClient, name: string): string | undefined {
  const names = prepared.get(client) ?? new Set<string>();
  prepared.set(client, names);
  if (names.size >= MOST_PREPARED && !names.has(name)) return undefined;
  names.add(name);
  return name;
}

const failed = (sql: string, parameters: readonly unknown[], error: unknown): Error =>
  new QueryFailedError(sql, [...parameters], error instanceof Error ? error : new Error(String(error)));

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
      return sql === COMMIT ? transaction.commit() : transaction.bound(query(sql, parameters, structured));
    }) as QueryRunner['query'];
    runner.queryLast = (statement, parameters) => transaction.last(statement, parameters);
    runner.queryHot = (statement, parameters) => transaction.hot(statement, parameters);
    (runner as { manager: EntityManager }).manager = bound.createEntityManager(runner);
    return runner;
  };
  (bound as { manager: EntityManager }).manager = bound.createEntityManager();
  return bound;
}
