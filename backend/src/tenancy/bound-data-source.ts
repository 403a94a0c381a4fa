import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

/** What a transaction is bound to before its first statement. `role` and `searchPath` are identifiers out of our own tables or constants. */
export interface Binding {
  readonly role: string;
  readonly searchPath: string;
  /** Milliseconds after which PostgreSQL stops a statement. */
  readonly statementTimeoutMs: number;
}

const IDENTIFIER = /^[a-z][a-z0-9_]{0,62}$/;
const TYPEORM_START = 'START TRANSACTION';
const TYPEORM_COMMIT = 'COMMIT';
/** After a failed statement PostgreSQL answers COMMIT by rolling back, without an error. The SELECT makes it one: nothing is called stored that is not. */
const COMMIT_OR_FAIL = 'SELECT 1; COMMIT';

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
export function boundDataSource(base: DataSource, binding: Binding): DataSource {
  const ours = new Map([
    [TYPEORM_START, openingMessage(binding)],
    [TYPEORM_COMMIT, COMMIT_OR_FAIL],
  ]);
  const bound = Object.create(base) as DataSource;
  bound.createQueryRunner = (mode = 'master'): QueryRunner => {
    const runner = base.driver.createQueryRunner(mode);
    const query = runner.query.bind(runner) as (sql: string, parameters?: unknown[], structured?: boolean) => Promise<unknown>;
    runner.query = ((sql: string, parameters?: unknown[], structured?: boolean) =>
      query(ours.get(sql) ?? sql, parameters, structured)) as QueryRunner['query'];
    (runner as { manager: EntityManager }).manager = bound.createEntityManager(runner);
    return runner;
  };
  (bound as { manager: EntityManager }).manager = bound.createEntityManager();
  return bound;
}
