import { Injectable } from '@nestjs/common';
import type {
  ApiClient,
  ApiClientList,
  ApiClientQuery,
  CreateApiClientRequest,
  IssuedKey,
  IssueKeyRequest,
  UpdateApiClientRequest,
} from '@hms/shared-dto';
import { isUUID } from 'class-validator';
import { AuditLog } from '../audit/audit-log.js';
import { decodeCursor, encodeCursor } from '../common/cursor.js';
import { InvalidRequestError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import { staleVersion } from '../common/version.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { toApiClient } from './api-client.mapper.js';
import { changesOf, misfitsOf, valuesOf } from './api-client.rules.js';
import {
  countClients,
  endKeys,
  findClient,
  hospitalStatus,
  insertClient,
  insertKey,
  listClients,
  MAX_EXACT_TOTAL,
  revokeClient,
  updateClient,
  type ApiClientRow,
  type ClientValues,
} from './api-clients.queries.js';
import { newKey } from './app-keys.rules.js';
import { hospitalOnHold, illegalAppState } from './apps.errors.js';

const DEFAULT_LIMIT = 20;
const SORT = '-createdAt';

/** What the operator does with apps of third parties. Every change is in the platform's audit and, for a server app, in its hospital's. */
@Injectable()
export class ApiClients {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
  ) {}

  async list({ limit = DEFAULT_LIMIT, cursor, ...filter }: ApiClientQuery): Promise<ApiClientList> {
    const tenantId = filter.tenantId ?? null;
    const after = cursor === undefined ? null : soundCursor(cursor);
    const rows = await listClients(this.units.current, tenantId, { after, limit });
    const total = await countClients(this.units.current, tenantId);
    const page = rows.slice(0, limit);
    const nextCursor = rows.length > limit ? encodeCursor(SORT, [page[page.length - 1].id]) : null;
    return { data: page.map(toApiClient), page: { nextCursor, total, totalIsEstimate: total >= MAX_EXACT_TOTAL } };
  }

  async get(id: string): Promise<ApiClient> {
    const row = await findClient(this.units.current, id);
    if (!row) throw missing('app.not_found');
    return toApiClient(row);
  }

  /** Without a key yet: that is a step of its own, which asks who is there. */
  async register({ kind, tenantId, ...details }: CreateApiClientRequest): Promise<ApiClient> {
    const values = valuesOf(details);
    const misfits = [...misfitsOf(kind, values), ...(await this.hospitalMisfits(kind, tenantId))];
    if (misfits.length > 0) throw new InvalidRequestError(misfits);
    const id = await insertClient(this.units.current, { kind, tenantId: tenantId ?? null }, values);
    await this.record('app.registered', { id, tenantId: tenantId ?? null, details: { kind, ...values } });
    return this.get(id);
  }

  /** @throws DomainError app.not_found, app.illegal_state when revoked, version.stale */
  async update(id: string, version: number, request: UpdateApiClientRequest): Promise<ApiClient> {
    const row = await this.locked(id);
    if (row.version !== version) throw staleVersion();
    const values = valuesOf(request);
    const misfits = misfitsOf(row.kind, values);
    if (misfits.length > 0) throw new InvalidRequestError(misfits);
    const before: ClientValues = { ...row, ratePerSecond: row.rate_per_second };
    await updateClient(this.units.current, id, values);
    await this.record('app.updated', { id, tenantId: row.tenant_id, details: changesOf(before, values) });
    return this.get(id);
  }

  /** @throws DomainError app.not_found, app.illegal_state when revoked already */
  async revoke(id: string): Promise<ApiClient> {
    const row = await this.locked(id);
    await revokeClient(this.units.current, id);
    await this.record('app.revoked', { id, tenantId: row.tenant_id, details: { name: row.name } });
    return this.get(id);
  }

  /** @throws DomainError app.not_found, app.illegal_state (revoked, or a browser app), tenant.on_hold */
  async issueKey(id: string, { oldKeysUntil }: IssueKeyRequest): Promise<IssuedKey> {
    const row = await this.locked(id);
    if (row.kind !== 'server') throw illegalAppState('A browser app has no key: everybody could read it there.');
    const unit = this.units.current;
    if ((await hospitalStatus(unit, row.tenant_id!)) !== 'active') throw hospitalOnHold();
    const replaced = await endKeys(unit, id, oldKeysUntil ?? null);
    const { key, hash, hint } = newKey();
    const keyId = await insertKey(unit, id, { hash, hint });
    const details = { hint, replaced, ...(replaced > 0 ? { oldKeysUntil: oldKeysUntil ?? 'now' } : {}) };
    await this.record('app.key_issued', { id, tenantId: row.tenant_id, details });
    return { id: keyId, key, client: await this.get(id) };
  }

  private async hospitalMisfits(kind: string, tenantId: string | undefined) {
    const at = { path: 'tenantId' };
    if (kind === 'browser') {
      return tenantId === undefined ? [] : [{ ...at, code: 'tenant.of_server', message: 'A browser app belongs to no one hospital.' }];
    }
    if (tenantId === undefined) return [{ ...at, code: 'tenant.required', message: 'Choose the hospital.' }];
    const status = await hospitalStatus(this.units.current, tenantId);
    return status ? [] : [{ ...at, code: 'tenant.not_found', message: 'There is no such hospital.' }];
  }

  private async locked(id: string): Promise<ApiClientRow> {
    const row = await findClient(this.units.current, id, { lock: true });
    if (!row) throw missing('app.not_found');
    if (row.revoked_at !== null) throw illegalAppState('This app was revoked. Register a new one.');
    return row;
  }

  private async record(action: string, about: { id: string; tenantId: string | null; details: Record<string, unknown> }): Promise<void> {
    const { id, tenantId, details } = about;
    const entry = { action, entity: 'app', entityId: id, details };
    await this.audit.record({ ...entry, ...(tenantId === null ? {} : { subjectTenant: tenantId }) });
    if (tenantId !== null) await this.units.current.as(tenantId, () => this.audit.recordInHospital(entry, tenantId));
  }
}

function soundCursor(cursor: string): string {
  const [id] = decodeCursor(cursor, SORT, 1);
  if (isUUID(id)) return id as string;
  throw new InvalidRequestError([
    { path: 'cursor', code: 'cursor.invalid', message: 'This page link is damaged. Start from the first page.' },
  ]);
}
