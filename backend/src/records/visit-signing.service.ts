import { Injectable } from '@nestjs/common';
import type { AmendVisitRequest, ListQuery, Visit, VisitVersionList } from '@hms/shared-dto';
import { decodeCursor, encodeCursor, refuseCursor } from '../common/cursor.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { VisitLog } from './visit-log.service.js';
import { toVisitVersion } from './visit.mapper.js';
import { changedFields, saysSomething, toNote, type VisitNote } from './visit.rules.js';
import { incomplete, unchanged } from './visits.errors.js';
import { findVisit, insertVersion, versionsPage, type VisitRow } from './visits.queries.js';
import { Visits } from './visits.service.js';

const USUAL_LIMIT = 20;
/** What a cursor is bound to. */
const SORT = '-number';
const LARGEST_NUMBER = 2_147_483_647;

/** Texts that bear a name: a signature, amendments, and what was a mistake. */
@Injectable()
export class VisitSigning {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly log: VisitLog,
    private readonly visits: Visits,
  ) {}

  /** Locks the text as it was seen. @throws NotFoundError, DomainError `visit.illegal_state`, `.not_author`, `.incomplete`, `version.stale` */
  async sign(id: string, version: number | null, caller: Principal): Promise<Visit> {
    const row = await this.visits.lock(id, { to: 'signed', wanted: 'signed again', version, byAuthor: true }, caller);
    await this.putUnder(row, { number: 1, note: row, reason: null }, caller);
    await this.log.changed('signed', row);
    return this.visits.answer(id);
  }

  /**
   * A new text over the signed one, which stays readable. Any doctor may: whoever finds the error corrects it, under their own name.
   * @throws NotFoundError, DomainError `visit.illegal_state`, `.unchanged`, `.incomplete`, `version.stale`
   */
  async amend(id: string, { reason, ...request }: AmendVisitRequest, version: number | null, caller: Principal): Promise<Visit> {
    const row = await this.visits.lock(id, { to: 'amended', wanted: 'amended', version, byAuthor: false }, caller);
    const note = toNote(request);
    const fields = changedFields(row, note);
    if (fields.length === 0) throw unchanged();
    await this.putUnder(row, { number: (row.signedVersion ?? 0) + 1, note, reason }, caller);
    await this.log.changed('amended', row, { fields });
    return this.visits.answer(id);
  }

  /** Marks a visit that should not be there; it stays readable. @throws NotFoundError, DomainError `visit.illegal_state`, `.not_author` */
  async markError(id: string, reason: string, version: number | null, caller: Principal): Promise<Visit> {
    const seen = version ?? (await findVisit(this.units.current, id))?.version ?? null;
    const row = await this.visits.lock(id, { to: 'entered_in_error', wanted: 'marked again', version: seen, byAuthor: true }, caller);
    await this.visits.write(row, { status: 'entered_in_error', errorReason: reason });
    await this.log.changed('entered_in_error', row);
    return this.visits.answer(id);
  }

  /** One page of the texts, the newest first, so that each can be read however many there are. Reading them is reading the chart. @throws NotFoundError */
  async versions(id: string, { limit = USUAL_LIMIT, cursor }: ListQuery): Promise<VisitVersionList> {
    const before = cursor ? numberIn(cursor) : null;
    const row = await findVisit(this.units.current, id);
    if (!row) throw missing('visit.not_found');
    const versions = await versionsPage(this.units.current, id, { limit, before });
    await this.log.record('versions_read', row);
    const last = versions.length > limit ? versions[limit - 1] : undefined;
    const page = { nextCursor: last ? encodeCursor(SORT, [last.number]) : null, total: row.signedVersion ?? 0, totalIsEstimate: false };
    return { data: versions.slice(0, limit).map(toVisitVersion), page };
  }

  /** The version first: the visit's own text is held to it by a key. */
  private async putUnder(
    row: VisitRow,
    { number, note, reason }: { number: number; note: VisitNote; reason: string | null },
    caller: Principal,
  ): Promise<void> {
    if (!saysSomething(note)) throw incomplete();
    const signedAt = new Date();
    await insertVersion(this.units.current, { visitId: row.id, number, note, reason, signedAt }, caller);
    const { chiefComplaint, history, examination, assessment, plan, followUp, followUpOn } = note;
    await this.visits.write(row, {
      ...{ chiefComplaint, history, examination, assessment, plan, followUp, followUpOn },
      ...{
        status: number === 1 ? 'signed' : 'amended',
        signedVersion: number,
        signedAt,
        signedBy: caller.userId,
        signedByName: caller.name,
      },
    });
  }
}

/** Of the last text on the page before. @throws InvalidRequestError */
function numberIn(cursor: string): number {
  const [number] = decodeCursor(cursor, SORT, 1);
  return Number.isInteger(number) && Math.abs(number as number) <= LARGEST_NUMBER ? (number as number) : refuseCursor();
}
