import { Injectable } from '@nestjs/common';
import type { LabTest, LabTestList, LabTestQuery, LabTestRequest } from '@hms/shared-dto';
import { isUUID } from 'class-validator';
import { AuditLog } from '../../audit/audit-log.js';
import { decodeCursor, encodeCursor, type CursorValues } from '../../common/cursor.js';
import { DomainError, InvalidRequestError } from '../../common/domain-error.js';
import { missing } from '../../common/id-param.js';
import type { Principal } from '../../common/request.js';
import { staleVersion } from '../../common/version.js';
import { LiveEvents } from '../../events/live-events.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { LabAccess } from '../lab-access.service.js';
import { changedParts, definitionOf, testErrors } from './lab-test.rules.js';
import {
  COUNT_LIMIT,
  findTest,
  insertTest,
  testPage,
  toLabTest,
  writeTest,
  type CountedTest,
  type LabTestRow,
  type TestChange,
} from './lab-tests.queries.js';

const USUAL_LIMIT = 20;
const SORT = 'name';
const SECTION = 'lab-tests';

/** What the laboratory measures. Results keep the version that they were held against. */
@Injectable()
export class LabTests {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
    private readonly access: LabAccess,
  ) {}

  async list(query: LabTestQuery): Promise<LabTestList> {
    const { limit = USUAL_LIMIT, cursor } = query;
    const after = cursor ? readCursor(cursor) : null;
    const rows = await testPage(this.units.current, query, { limit, after });
    return { data: rows.slice(0, limit).map(toLabTest), page: { nextCursor: nextCursor(rows, limit), ...countOf(rows, after) } };
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<LabTest> {
    return toLabTest(await this.find(id));
  }

  /** @throws InvalidRequestError, DomainError `permission.denied`, `lab_test.code_taken` */
  async add(request: LabTestRequest, caller: Principal): Promise<LabTest> {
    await this.access.require('labs:catalogue', caller);
    const definition = validDefinition(request);
    const id = await insertTest(this.units.current, definition, caller.name);
    await this.changed('added', id, { code: definition.code });
    return this.get(id);
  }

  /** Replaces the definition; whether the hospital has confirmed it stays. @throws as `add`, and `version.stale`, `lab_test.illegal_state` */
  async change(id: string, { body, version }: { body: LabTestRequest; version: number }, caller: Principal): Promise<LabTest> {
    await this.access.require('labs:catalogue', caller);
    const before = await this.find(id);
    if (before.archived_at) throw illegalState('This test is archived. Restore it before editing.');
    if (before.version !== version) throw staleVersion();
    const definition = validDefinition(body);
    if (definition.kind !== before.definition.kind)
      throw illegalState('The kind of a test stays, since its results have it. Add another test.');
    await this.write(before, version, { definition }, caller);
    await this.changed('changed', id, { code: definition.code, parts: changedParts(before.definition, definition) });
    return this.get(id);
  }

  /** The ranges hold for this laboratory. */
  async confirm(id: string, version: number | null, caller: Principal): Promise<LabTest> {
    await this.access.require('labs:catalogue', caller);
    const before = await this.find(id);
    await this.write(before, version ?? before.version, { confirmed: true }, caller);
    await this.changed('confirmed', id, { code: before.definition.code });
    return this.get(id);
  }

  /** It is ordered no more; orders that have it go on. */
  async archive(id: string, version: number | null, caller: Principal): Promise<void> {
    await this.access.require('labs:catalogue', caller);
    const before = await this.find(id);
    if (before.archived_at) throw illegalState('This test is archived already.');
    await this.write(before, version ?? before.version, { archived: true }, caller);
    await this.changed('archived', id, { code: before.definition.code });
  }

  /** @throws DomainError `lab_test.code_taken` when another one has its code by now */
  async restore(id: string, caller: Principal): Promise<LabTest> {
    await this.access.require('labs:catalogue', caller);
    const before = await this.find(id);
    if (!before.archived_at) throw illegalState('This test is not archived.');
    await this.write(before, before.version, { archived: false }, caller);
    await this.changed('restored', id, { code: before.definition.code });
    return this.get(id);
  }

  private async find(id: string): Promise<LabTestRow> {
    const row = await findTest(this.units.current, id);
    if (!row) throw missing('lab_test.not_found');
    return row;
  }

  private async write({ id }: LabTestRow, version: number, change: TestChange, { name }: Principal): Promise<void> {
    if (!(await writeTest(this.units.current, { id, version }, change, name))) throw staleVersion();
  }

  private async changed(what: string, id: string, details: Readonly<Record<string, unknown>>): Promise<void> {
    await this.audit.record({ action: `lab_test.${what}`, entity: 'lab_test', entityId: id, details });
    this.events.emit('settings.changed', { section: SECTION });
  }
}

const illegalState = (detail: string): DomainError => new DomainError('lab_test.illegal_state', detail);

/** @throws InvalidRequestError */
function validDefinition(request: LabTestRequest): LabTestRequest {
  const errors = testErrors(request);
  if (errors.length > 0) throw new InvalidRequestError(errors);
  return definitionOf(request);
}

function readCursor(cursor: string): CursorValues {
  const values = decodeCursor(cursor, SORT, 2);
  if (typeof values[0] === 'string' && isUUID(values[1])) return values;
  throw new InvalidRequestError([
    { path: 'cursor', code: 'cursor.invalid', message: 'This page link is damaged. Start from the first page.' },
  ]);
}

function nextCursor(rows: readonly CountedTest[], limit: number): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last ? encodeCursor(SORT, [last.key, last.id]) : null;
}

function countOf(rows: readonly CountedTest[], after: CursorValues | null): { total: number | null; totalIsEstimate: boolean } {
  const total = rows[0]?.counted ?? (after ? null : 0);
  return total !== null && total > COUNT_LIMIT ? { total: COUNT_LIMIT - 1, totalIsEstimate: true } : { total, totalIsEstimate: false };
}
