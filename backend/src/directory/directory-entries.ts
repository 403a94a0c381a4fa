import { Injectable } from '@nestjs/common';
import type { DirectoryEntry, DirectoryEntryRequest, DirectoryQuery, ErrorCode, PageInfo } from '@hms/shared-dto';
import type { FindOptionsWhere, Repository } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { AuditLog } from '../audit/audit-log.js';
import { DomainError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import { staleVersion } from '../common/version.js';
import { LiveEvents } from '../events/live-events.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { countEntries, entryPage, nextCursor, readCursor, type DirectoryEntity } from './directory.queries.js';

const DEFAULT_LIMIT = 20;

/** Which entries these are, in tables, codes and words. */
export interface DirectoryKind<E> {
  readonly entity: new () => E;
  readonly code: 'department' | 'room' | 'appointment_type';
  readonly words: string;
}

/**
 * What departments, rooms and types of appointments have in common: names that are unique among those in use, versions, archiving in place of
 * deletion, and every change in the audit with what was before and after.
 */
@Injectable()
export abstract class DirectoryEntries<E extends DirectoryEntity, R extends DirectoryEntryRequest, A extends DirectoryEntry> {
  constructor(
    protected readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
  ) {}

  protected abstract readonly kind: DirectoryKind<E>;

  /** The columns that a request fills. `before` is the row that is changed; null for a new one. @throws InvalidRequestError */
  protected abstract columnsOf(request: R, before: E | null): Promise<Partial<E>>;

  /** Rows as they are answered, with what belongs to them read for all at once. */
  protected abstract toAnswers(rows: readonly E[]): Promise<A[]>;

  async add(request: R): Promise<A> {
    const columns = await this.columnsOf(request, null);
    const { identifiers } = await this.repository.insert(columns as QueryDeepPartialEntity<E>);
    const { id } = identifiers[0] as { id: string };
    await this.record('added', id, { after: columns });
    return this.get(id);
  }

  /** One page by name. */
  async list({ limit = DEFAULT_LIMIT, cursor, status = 'active' }: DirectoryQuery): Promise<{ data: A[]; page: PageInfo }> {
    const archived = status === 'archived';
    const rows = await entryPage(this.repository, { limit, archived, after: cursor ? readCursor(cursor) : null });
    const page = { nextCursor: nextCursor(rows, limit), total: await countEntries(this.repository, archived), totalIsEstimate: false };
    return { data: await this.toAnswers(rows.slice(0, limit)), page };
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<A> {
    const [answer] = await this.toAnswers([await this.find(id)]);
    return answer;
  }

  /** @throws NotFoundError, DomainError `version.stale`, `….illegal_state` when it is archived */
  async change(id: string, request: R, version: number): Promise<A> {
    const row = await this.find(id);
    if (row.archivedAt) throw this.illegalState('is archived. Restore it before editing');
    const columns = await this.columnsOf(request, row);
    await this.write(row, version, columns);
    const before = Object.fromEntries(Object.keys(columns).map((name) => [name, row[name as keyof E]]));
    await this.record('changed', id, { before, after: columns });
    return this.get(id);
  }

  /** It is offered no more; what refers to it keeps its name. @throws NotFoundError, DomainError `version.stale`, `….illegal_state` */
  async archive(id: string, version: number | null): Promise<void> {
    const row = await this.find(id);
    if (row.archivedAt) throw this.illegalState('is archived already');
    await this.write(row, version ?? row.version, { archivedAt: new Date() } as Partial<E>);
    await this.record('archived', id, { name: row.name });
  }

  /** @throws NotFoundError, DomainError `….illegal_state`, `….name_taken` when another one has the name meanwhile */
  async restore(id: string): Promise<A> {
    const row = await this.find(id);
    if (!row.archivedAt) throw this.illegalState('is not archived');
    await this.write(row, row.version, { archivedAt: null } as Partial<E>);
    await this.record('restored', id, { name: row.name });
    return this.get(id);
  }

  protected async find(id: string): Promise<E> {
    const row = await this.repository.findOneBy({ id } as FindOptionsWhere<E>);
    if (!row) throw missing(`${this.kind.code}.not_found`);
    return row;
  }

  private async write({ id }: E, version: number, columns: Partial<E>): Promise<void> {
    const { affected } = await this.repository.update({ id, version } as FindOptionsWhere<E>, {
      ...(columns as QueryDeepPartialEntity<E>),
      version: version + 1,
      updatedAt: new Date(),
    });
    if (!affected) throw staleVersion();
  }

  private illegalState(why: string): DomainError {
    const code: ErrorCode = `${this.kind.code}.illegal_state`;
    return new DomainError(code, `This ${this.kind.words} ${why}.`);
  }

  /** In the audit, and to open pages. */
  private record(what: string, id: string, details: Readonly<Record<string, unknown>>): Promise<void> {
    const { code } = this.kind;
    this.events.emit('directory.changed', { entryId: id });
    return this.audit.record({ action: `${code}.${what}`, entity: code, entityId: id, details });
  }

  private get repository(): Repository<E> {
    return this.units.current.repository(this.kind.entity);
  }
}
