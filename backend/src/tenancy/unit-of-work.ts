import type { EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import type { BoundQueryRunner } from './bound-data-source.js';
import { READ_ROLES_ANEW, type HotStatement } from './bound-transaction.js';

/** `tenant`: one hospital's role and schema. `platform` and `auth`: roles with policies on `public` and no right in any hospital. */
export type UnitKind = 'tenant' | 'platform' | 'auth';

const ROLES = `SELECT current_user AS role, pg_has_role(session_user, $1, 'SET') AS known`;
const ENDED = 'this unit of work has had its last statement';
/** Writes to rows that processes remember between requests (see `Changes`). */
const REMEMBERED_ROWS =
  /\b((UPDATE|DELETE FROM) public\.(sessions|memberships|tenants|users)|(INSERT INTO|UPDATE) public\.(apps|app_keys))\b/;

interface LastStatement {
  readonly statement: HotStatement;
  readonly parameters: readonly unknown[];
  readonly explain: (error: Error) => Error;
}

/** One transaction, bound to one role. Everything a handler reads or writes goes through it. */
export class UnitOfWork {
  private readonly afterCommit: (() => void)[] = [];
  private readonly withCommit: LastStatement[] = [];
  /** Parts as another role that have begun and not ended: whom the rest would run as is not certain. */
  private openParts = 0;
  private touchedRemembered = false;
  private ended = false;

  constructor(
    readonly kind: UnitKind,
    /** The hospital; null for the platform and for sign-in. */
    readonly tenantId: string | null,
    private readonly runner: BoundQueryRunner,
  ) {}

  /** Whether other processes, and this one, have to forget something once it is committed. */
  get changesRemembered(): boolean {
    return this.touchedRemembered;
  }

  get manager(): EntityManager {
    return this.runner.manager;
  }

  repository<T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T> {
    return this.manager.getRepository(entity);
  }

  /** Rows of one parameterised statement. Of INSERT, UPDATE and DELETE what they RETURN. */
  async query<T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    const result = await this.run(sql, parameters);
    return (result as { records: T[] }).records;
  }

  /**
   * Rows of the last statement of this unit: COMMIT travels with it and costs no round trip more. Only where nothing can speak against
   * committing any more but the statement itself, whose failure takes everything back.
   */
  queryLast<T>(statement: string | HotStatement, parameters: readonly unknown[] = []): Promise<T[]> {
    this.ended = true;
    return this.runner.queryLast<T>(statement, parameters);
  }

  /** Rows of a statement that is prepared once for this hospital. */
  queryHot<T>(statement: HotStatement, parameters: readonly unknown[]): Promise<T[]> {
    if (this.ended) throw new Error(ENDED);
    return this.runner.queryHot<T>(statement, parameters);
  }

  /**
   * Runs a prepared statement right before COMMIT, in one message with it: no round trip of its own, and what it locks is locked for that long
   * only. If it fails, nothing is committed, and `explain` says what the caller is told.
   */
  lastly(statement: HotStatement, parameters: readonly unknown[], explain: LastStatement['explain'] = (error) => error): void {
    if (this.ended) throw new Error(ENDED);
    this.withCommit.push({ statement, parameters, explain });
  }

  /** How many rows a statement changed. */
  async execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    const result = await this.run(sql, parameters);
    return (result as { affected?: number }).affected ?? 0;
  }

  private run(sql: string, parameters: readonly unknown[]): Promise<unknown> {
    if (this.ended) throw new Error(ENDED);
    this.touchedRemembered ||= REMEMBERED_ROWS.test(sql);
    return this.runner.query(sql, [...parameters], true);
  }

  /**
   * Runs a part of this transaction as another of our roles, then goes back: an invitation, for example, writes the identity as `hms_auth`
   * and the audit event as the hospital, and both are committed together. The search path stays the hospital's.
   * When the part fails the whole unit has failed: whoever catches the error cannot commit what came before.
   */
  async as<T>(role: string, part: () => Promise<T>): Promise<T> {
    if (!/^[a-z][a-z0-9_]{0,62}$/.test(role)) throw new Error('not a role');
    const [before] = await this.query<{ role: string; known: boolean }>(ROLES, [role]);
    if (!before.known) await this.query(READ_ROLES_ANEW);
    await this.runner.query(`SET LOCAL ROLE "${role}"`);
    this.openParts += 1;
    const result = await part();
    await this.runner.query(`SET LOCAL ROLE "${before.role}"`);
    this.openParts -= 1;
    return result;
  }

  /** Runs after a successful commit, never otherwise. */
  onCommit(effect: () => void): void {
    this.afterCommit.push(effect);
  }

  /** Called by `UnitsOfWork` alone. */
  async commit(): Promise<void> {
    if (this.openParts > 0) throw new Error('a part that ran as another role did not end; nothing is committed');
    if (this.withCommit.length > 0) this.runner.together();
    const last = this.withCommit.map(({ statement, parameters, explain }) =>
      this.runner.queryHot(statement, parameters).catch((error: Error) => Promise.reject(explain(error))),
    );
    await settled([...last, this.runner.commitTransaction()]);
    for (const effect of this.afterCommit) effect();
  }
}

/** Waits for all, then throws what the first of them that failed said: the later ones fail only for its sake. */
async function settled(answers: readonly Promise<unknown>[]): Promise<void> {
  const outcomes = await Promise.allSettled(answers);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
