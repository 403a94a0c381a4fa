import { Injectable } from '@nestjs/common';
import type { PatientList, PatientQuery } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { decodeCursor, encodeCursor, type CursorValues } from '../common/cursor.js';
import { InvalidRequestError } from '../common/domain-error.js';
import type { Principal } from '../common/request.js';
import { CustomFieldValues } from '../custom-fields/custom-field-values.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { listFilter, type ListQuery } from './patient-list.queries.js';
import { columnsOf, cursorValues, isCursorOf, type PatientOrder } from './patient-orders.rules.js';
import { nearPatients } from './patient-near-names.queries.js';
import { patientPage } from './patient-pages.queries.js';
import type { SummaryRow } from './patient-rows.js';
import { searchFor, type PatientSearch } from './patient-search.rules.js';
import { toPatientSummary } from './patient.mapper.js';

const DEFAULT_LIMIT = 20;

/** The list of patients and the one search box. */
@Injectable()
export class PatientDirectory {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly customFields: CustomFieldValues,
  ) {}

  /**
   * One page. A search by words that finds nothing answers with near spellings instead.
   * @param given filters by the hospital's own fields, by key
   */
  async list(asked: PatientQuery, given: Readonly<Record<string, string>>, caller: Principal): Promise<PatientList> {
    const query = { ...asked, fields: await this.customFields.conditions(given, caller.roles) };
    await this.customFields.requireKnown(shownFields(asked), 'customFields', caller.roles);
    const search = query.q ? searchFor(query.q) : null;
    const exact = await this.page(query, search, caller);
    const list =
      exact.data.length === 0 && !query.cursor && search?.kind === 'words' ? await this.near(query, search.words, caller) : exact;
    this.record(query, search, list);
    return list;
  }

  private async page(query: ListQuery, search: PatientSearch | null, caller: Principal): Promise<PatientList> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const words = search?.kind === 'words' ? search.words : [];
    const order = orderOf(query, words);
    const after = query.cursor ? readCursor(query.cursor, order) : null;
    const filter = listFilter(query, search, caller.timeZone, true);
    // A search that finds nothing asks once more, for near spellings.
    const last = search === null;
    const { rows, count } = await patientPage(
      this.units.current,
      { filter, order, limit, after, words, shown: shownFields(query) },
      { last },
    );
    return answer(rows.slice(0, limit), { nextCursor: nextCursor(rows, limit, order), ...count });
  }

  private async near(query: ListQuery, words: readonly string[], caller: Principal): Promise<PatientList> {
    if (words.length === 0) return answer([], { nextCursor: null, total: 0, totalIsEstimate: false });
    const limit = query.limit ?? DEFAULT_LIMIT;
    const request = { query, words, timeZone: caller.timeZone, limit, shown: shownFields(query) };
    const rows = await nearPatients(this.units.current, request);
    return { ...answer(rows, { nextCursor: null, total: rows.length, totalIsEstimate: false }), approximate: rows.length > 0 };
  }

  /** One event for the whole answer: which filters were set, which of the hospital's own fields were shown and of how many patients were shown, never what was searched for. */
  private record(
    { limit: _, cursor, customFields, fields = [], ...filters }: ListQuery,
    search: PatientSearch | null,
    { data, approximate }: PatientList,
  ): void {
    const usual = Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    const names = [...usual, ...fields.map(({ key }) => `cf.${key}`)];
    const details = {
      ...{ filters: names, searchedBy: search?.kind ?? null, shown: data.length, nextPage: cursor !== undefined, approximate },
      ...(customFields ? { customFields: shownFields({ customFields }) } : {}),
    };
    this.audit.recordSoon({ action: search ? 'patient.searched' : 'patient.listed', entity: 'patient', details });
  }
}

const shownFields = ({ customFields }: PatientQuery): readonly string[] => customFields?.split(',') ?? [];

const answer = (rows: readonly SummaryRow[], page: PatientList['page']): PatientList => ({
  data: rows.map(toPatientSummary),
  page,
  approximate: false,
});

/** @throws InvalidRequestError when it was not made for this order */
function readCursor(cursor: string, order: PatientOrder): CursorValues {
  const values = decodeCursor(cursor, order, columnsOf(order).length);
  if (isCursorOf(order, values)) return values;
  throw new InvalidRequestError([
    { path: 'cursor', code: 'cursor.invalid', message: 'This page link is damaged. Start from the first page.' },
  ]);
}

const orderOf = ({ sort }: PatientQuery, words: readonly string[]): PatientOrder => sort ?? (words.length > 0 ? 'match' : 'name');

/** Null when the page's rows are the last ones. */
function nextCursor(rows: readonly SummaryRow[], limit: number, order: PatientOrder): string | null {
  const last = rows[limit - 1];
  return rows.length > limit && last ? encodeCursor(order, cursorValues(order, last)) : null;
}
