import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { AuditLog } from '../../audit/audit-log.js';
import { toCalendarFile } from '../../common/ical.rules.js';
import { RequestScope } from '../../common/request-scope.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { feedRows, findFeed, type FeedRow, type FoundFeed } from './calendar-feed.queries.js';
import { hashOfToken } from './calendar-feeds.service.js';

/** What is over stays for a while, so that a calendar does not lose it on the day itself. */
const DAYS_BACK = 7;
const DAYS_AHEAD = 92;
const MOST_EVENTS = 2000;
const REFRESH = 'PT15M';
const ETAG_LENGTH = 27;

/** The calendar as a file, and what tells it from another state of itself. */
export interface FeedFile {
  readonly file: string;
  readonly etag: string;
}

/** Reads a doctor's calendar for a program that has nothing but the address. */
@Injectable()
export class FeedReader {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly scope: RequestScope,
  ) {}

  /** Undefined for an address that opens nothing, for whatever reason. */
  async find(doctorId: string, token: string): Promise<FoundFeed | undefined> {
    if (!isUUID(doctorId)) return undefined;
    return this.units.auth((unit) => findFeed(unit, doctorId, hashOfToken(token)));
  }

  /** @param known the state that the reader has already; it gets nothing new then, and the audit no event */
  async read(doctorId: string, feed: FoundFeed, known: string | undefined): Promise<FeedFile> {
    const bounds = { daysBack: DAYS_BACK, daysAhead: DAYS_AHEAD, limit: MOST_EVENTS };
    return this.units.tenant(feed.tenant_id, async (unit) => {
      const rows = await feedRows(unit, doctorId, bounds);
      const answer = toFeed(feed, rows);
      if (!isKnown(answer.etag, known)) this.record(doctorId, feed, rows.length);
      return answer;
    });
  }

  /** Nobody is signed in: it is the doctor whose address it is. */
  private record(doctorId: string, { doctor_name: name }: FoundFeed, shown: number): void {
    const event = { action: 'calendar_feed.read', entity: 'calendar_feed', entityId: doctorId, details: { shown } };
    this.scope.runAs({ id: doctorId, name }, () => this.audit.recordSoon(event));
  }
}

/** Whether `If-None-Match` names this state. */
export const isKnown = (etag: string, known: string | undefined): boolean =>
  known !== undefined && known.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);

function toFeed({ tenant_name: hospital, doctor_name: doctor }: FoundFeed, rows: readonly FeedRow[]): FeedFile {
  const events = rows.map((row) => ({
    ...{ uid: row.id, sequence: row.version - 1, changedAt: row.updated_at, startsAt: row.starts_at, endsAt: row.ends_at },
    summary: `Appointment ${row.patient_number}`,
    location: row.room_name === null ? hospital : `${row.room_name}, ${hospital}`,
  }));
  const file = toCalendarFile({ method: 'PUBLISH', name: `${doctor}, ${hospital}`, refresh: REFRESH, events });
  return { file, etag: `"${createHash('sha256').update(file).digest('base64url').slice(0, ETAG_LENGTH)}"` };
}
