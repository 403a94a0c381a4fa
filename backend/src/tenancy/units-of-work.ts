import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { TENANT_ID_PATTERN } from '@hms/shared-dto';
import { boundDataSource, type Binding, type BoundQueryRunner } from './bound-data-source.js';
import { Changes } from './changes.js';
import { MAIN_PLACEMENT, Placements } from './placements.js';
import { PoolQueue } from './pool-queue.js';
import { UnitOfWork, type UnitKind } from './unit-of-work.js';

export const BASE_DATA_SOURCE = Symbol('BASE_DATA_SOURCE');
export const LANES = Symbol('LANES');

const STATEMENT_TIMEOUT_MS = 10_000;

/** Connections of one pool, and how many wait for one. */
export interface PoolUse {
  readonly pool: string;
  readonly inUse: number;
  readonly idle: number;
  readonly waiting: number;
}

/** Where and as whom a transaction is opened. */
interface Opening {
  readonly pool: DataSource;
  readonly binding: Binding;
}

/** Binds to a role that works on `public` alone. */
const controlBinding = (role: string): Binding => ({ role, searchPath: 'pg_catalog', statementTimeoutMs: STATEMENT_TIMEOUT_MS });

/**
 * The one door to the database. Services are singletons and ask `current`; the interceptor (or a job, or sign-in) opens the unit.
 * There is no default: without a unit, `current` throws.
 */
@Injectable()
export class UnitsOfWork {
  private readonly storage = new AsyncLocalStorage<UnitOfWork>();

  private readonly placements: Placements;
  private readonly lastWork: (() => Promise<void>)[] = [];
  private readonly queues = new Map<DataSource, PoolQueue>();

  constructor(
    @Inject(BASE_DATA_SOURCE) private readonly base: DataSource,
    @Inject(LANES) private readonly lanes: readonly DataSource[],
    private readonly changes: Changes,
  ) {
    this.placements = new Placements(new Map([[MAIN_PLACEMENT, lanes]]), (tenantId) => this.placementOf(tenantId));
  }

  /** @throws Error when no unit of work is open: a programming error, never a user's. */
  get current(): UnitOfWork {
    const unit = this.storage.getStore();
    if (!unit) throw new Error('no unit of work is open');
    return unit;
  }

  /** The hospital of the current unit. @throws Error outside a hospital's unit. */
  get tenantId(): string {
    const { tenantId } = this.current;
    if (tenantId === null) throw new Error('this unit of work belongs to no hospital');
    return tenantId;
  }

  /** Runs `work` in one transaction of this hospital's role and schema, on the server and cell where it is placed. */
  async tenant<T>(tenantId: string, work: (unit: UnitOfWork) => Promise<T>): Promise<T> {
    if (!TENANT_ID_PATTERN.test(tenantId)) throw new Error('not a tenant id');
    this.refuseNesting();
    const pool = await this.placements.poolOf(tenantId);
    const binding = { role: tenantId, searchPath: tenantId, statementTimeoutMs: STATEMENT_TIMEOUT_MS };
    return this.run('tenant', { pool, binding }, work);
  }

  /** Runs `work` in one transaction of the operator's role. */
  platform<T>(work: (unit: UnitOfWork) => Promise<T>): Promise<T> {
    return this.run('platform', { pool: this.base, binding: controlBinding('hms_platform') }, work);
  }

  /** Runs `work` in one transaction of the sign-in role. */
  auth<T>(work: (unit: UnitOfWork) => Promise<T>): Promise<T> {
    return this.run('auth', { pool: this.base, binding: controlBinding('hms_auth') }, work);
  }

  /** How the pools stand: `platform` for the platform and sign-in, the others for hospitals. */
  poolUse(): PoolUse[] {
    return [...new Set([this.base, ...this.lanes])].map((source, index) => {
      const { totalCount, idleCount } = poolOf(source);
      const { waiting } = this.queueOf(source);
      return { pool: index === 0 ? 'platform' : `lane ${index}`, inUse: totalCount - idleCount, idle: idleCount, waiting };
    });
  }

  /** What is still to be written when the process ends in order, before the pool does. */
  beforeClosing(work: () => Promise<void>): void {
    this.lastWork.push(work);
  }

  /** Called by the module alone, once no request is left. */
  async close(): Promise<void> {
    for (const work of this.lastWork) await work();
    for (const pool of new Set([...this.lanes, this.base])) if (pool.isInitialized) await pool.destroy();
  }

  private refuseNesting(): void {
    if (this.storage.getStore()) throw new Error('a unit of work is open already; a second connection inside it would starve the pool');
  }

  private placementOf(tenantId: string): Promise<string | null> {
    const sql = `SELECT server || '/' || cell AS placement FROM public.tenant_placements WHERE tenant_id = $1`;
    return this.auth(async (unit) => (await unit.query<{ placement: string }>(sql, [tenantId]))[0]?.placement ?? null);
  }

  private async run<T>(kind: UnitKind, { pool, binding }: Opening, work: (unit: UnitOfWork) => Promise<T>): Promise<T> {
    this.refuseNesting();
    const runner = boundDataSource(pool, binding).createQueryRunner();
    const unit = new UnitOfWork(kind, kind === 'tenant' ? binding.role : null, runner);
    const leave = await this.queueOf(pool).enter();
    try {
      await runner.startTransaction();
      const result = await this.storage.run(unit, () => work(unit));
      await unit.commit();
      if (unit.changesRemembered) await this.changes.caughtUp();
      return result;
    } catch (error) {
      await rollBack(runner);
      throw error;
    } finally {
      await runner.release().finally(leave);
    }
  }

  private queueOf(source: DataSource): PoolQueue {
    const queue = this.queues.get(source) ?? new PoolQueue(poolOf(source).options.max);
    this.queues.set(source, queue);
    return queue;
  }
}

const poolOf = (source: DataSource): Pool => (source.driver as unknown as { master: Pool }).master;

/** A connection that cannot even roll back is broken: it leaves the pool instead of carrying an open transaction to the next request. */
async function rollBack(runner: BoundQueryRunner): Promise<void> {
  if (!runner.isTransactionActive) return;
  try {
    await runner.rollbackTransaction();
  } catch (cause) {
    const broken = new Error('rollback failed', { cause });
    await runner.releasePostgresConnection(broken);
  }
}
