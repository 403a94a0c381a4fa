import type { PoolClient, QueryResult } from 'pg';
import { QueryFailedError, type QueryRunner } from 'typeorm';

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

export const COMMIT = 'COMMIT';
const ONE_PLAN = 'SET LOCAL plan_cache_mode = force_generic_plan';

/**
 * Makes PostgreSQL read anew which roles this login may act as. A backend keeps that list, and keeps it for good although it is old when a hospital's role
 * is granted in the very moment in which the list is read: "permission denied" until some other role is granted. There is room for one list only, so
 * asking about another role lets go of it.
 */
export const READ_ROLES_ANEW = `SELECT pg_has_role('hms_platform', 'hms_auth', 'SET')`;
/** `insufficient_privilege`: of an opening it can only be the role. */
const ROLE_DENIED = '42501';

/**
 * The statements of one transaction. The opening is sent, not waited for: the first statement travels right behind it. Should the binding fail, that
 * statement runs as the login role, which has no right on any table, or in a transaction that failed already, and the binding's error is what is told.
 * Only a role that PostgreSQL does not know of yet is asked for once more, and what was sent behind it is sent again.
 */
export class BoundTransaction {
  /** Why the connection is gone, once it is. */
  lost: Error | null = null;
  /** In pipeline mode: statements are sent at once and answered in order. */
  private client: PoolClient | null = null;
  /** Whether what was sent before it ended has to be sent again. */
  private opening = Promise.resolve(false);
  private refused = false;
  private committing: Promise<{ command: string }> | null = null;

  constructor(
    private readonly message: string,
    private readonly role: string,
  ) {}

  async open(runner: QueryRunner): Promise<void> {
    const client = (await runner.connect()) as PoolClient;
    this.client = client;
    this.together();
    this.opening = client.query(this.message).then(
      () => false,
      (error: Error) => this.reopen(client, error),
    );
    // Told by each statement.
    this.opening.catch(() => undefined);
  }

  /** What is sent in this turn travels in one packet: each costs a call of the system, and PostgreSQL a wake-up. */
  together(): void {
    const { stream } = this.client!.connection;
    stream.cork();
    setImmediate(() => stream.uncork());
  }

  private async reopen(client: PoolClient, refusal: Error & { code?: string }): Promise<boolean> {
    this.refused = true;
    const again = refusal.code === ROLE_DENIED;
    const reopened = again ? client.query(`ROLLBACK; ${READ_ROLES_ANEW}; ${this.message}`) : Promise.reject(refusal);
    await reopened.catch((error: unknown) => Promise.reject(failed(this.message, [], error)));
    return true;
  }

  /** The outcome of what is sent, once it is known that it ran in the binding. Who waits for the opening goes on in the order of sending. */
  async bound<T>(send: () => Promise<T>): Promise<T> {
    const sent = this.refused ? null : send();
    sent?.catch(() => undefined);
    const again = await this.opening;
    return again || !sent ? send() : sent;
  }

  /** Once nothing is left that would be sent again. */
  async rollBack<T>(send: () => Promise<T>): Promise<T> {
    await this.opening.catch(() => undefined);
    return send();
  }

  async hot<T>(statement: string | HotStatement, parameters: readonly unknown[]): Promise<T[]> {
    return (await this.bound(() => this.send<T>(statement, parameters))).rows;
  }

  async last<T>(statement: string | HotStatement, parameters: readonly unknown[]): Promise<T[]> {
    const answer = await this.bound(() => {
      this.together();
      const sent = this.send<T>(statement, parameters);
      this.committing = this.client!.query(COMMIT);
      // Told by `commit`.
      this.committing.catch(() => undefined);
      return sent;
    });
    return answer.rows;
  }

  private send<T>(statement: string | HotStatement, parameters: readonly unknown[]): Promise<QueryResult<object & T>> {
    const client = this.client!;
    const text = typeof statement === 'string' ? statement : statement.text;
    const name = typeof statement === 'string' ? undefined : preparedName(client, `${statement.name} ${this.role}`);
    if (typeof statement !== 'string' && statement.onePlan) {
      this.together();
      // It fails only where the statement behind it does.
      client.query(ONE_PLAN).catch(() => undefined);
    }
    return client
      .query<object & T>({ text, values: [...parameters], ...(name === undefined ? {} : { name }) })
      .catch((error: unknown) => Promise.reject(failed(text, parameters, error)));
  }

  /** After a failed statement PostgreSQL answers COMMIT by rolling back, without an error: nothing is called stored that is not. */
  async commit(): Promise<void> {
    const { command } = await (this.committing ?? this.bound(() => this.client!.query(COMMIT)));
    if (command !== COMMIT) throw new Error('a statement of this transaction had failed; everything in it was taken back');
  }
}

/**
 * Prepared statements of one connection, about 30 KB each; beyond that, hot ones are planned like any other, which makes a list of patients cost
 * PostgreSQL twice as much. A lane of 125 hospitals, one of eight of a thousand, asks for about 17 in each.
 */
const MOST_PREPARED = 2200;
const prepared = new WeakMap<PoolClient, Set<string>>();

function preparedName(client: PoolClient, name: string): string | undefined {
  const names = prepared.get(client) ?? new Set<string>();
  prepared.set(client, names);
  if (names.size >= MOST_PREPARED && !names.has(name)) return undefined;
  names.add(name);
  return name;
}

export const failed = (sql: string, parameters: readonly unknown[], error: unknown): Error =>
  new QueryFailedError(sql, [...parameters], error instanceof Error ? error : new Error(String(error)));
