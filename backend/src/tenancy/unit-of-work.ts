import type { EntityManager, EntityTarget, ObjectLiteral, QueryRunner, Repository } from 'typeorm';

/** `tenant`: one hospital's role and schema. `platform` and `auth`: roles with policies on `public` and no right in any hospital. */
export type UnitKind = 'tenant' | 'platform' | 'auth';

/** One transaction, bound to one role. Everything a handler reads or writes goes through it. */
export class UnitOfWork {
  private readonly afterCommit: (() => void)[] = [];
  /** Parts as another role that have begun and not ended: whom the rest would run as is not certain. */
  private openParts = 0;

  constructor(
    readonly kind: UnitKind,
    /** The hospital; null for the platform and for sign-in. */
    readonly tenantId: string | null,
    private readonly runner: QueryRunner,
  ) {}

  get manager(): EntityManager {
    return this.runner.manager;
  }

  repository<T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T> {
    return this.manager.getRepository(entity);
  }

  /** Rows of one parameterised statement. Of INSERT, UPDATE and DELETE what they RETURN. */
  async query<T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    const result: unknown = await this.runner.query(sql, [...parameters], true);
    return (result as { records: T[] }).records;
  }

  /** How many rows a statement changed. */
  async execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    const result: unknown = await this.runner.query(sql, [...parameters], true);
    return (result as { affected?: number }).affected ?? 0;
  }

  /**
   * Runs a part of this transaction as another of our roles, then goes back: an invitation, for example, writes the identity as `hms_auth`
   * and the audit event as the hospital, and both are committed together. The search path stays the hospital's.
   * When the part fails the whole unit has failed: whoever catches the error cannot commit what came before.
   */
  async as<T>(role: string, part: () => Promise<T>): Promise<T> {
    if (!/^[a-z][a-z0-9_]{0,62}$/.test(role)) throw new Error('not a role');
    const [before] = await this.query<{ role: string }>('SELECT current_user AS role');
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
    await this.runner.commitTransaction();
    for (const effect of this.afterCommit) effect();
  }
}
