import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CalendarFeed, CalendarFeedAddress } from '@hms/shared-dto';
import { AuditLog } from '../../audit/audit-log.js';
import { missing } from '../../common/id-param.js';
import type { Principal } from '../../common/request.js';
import { APP_CONFIG, type AppConfig } from '../../config/config.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { deleteFeed, feedOf, subdomainOfHospital, writeFeed } from './calendar-feed.queries.js';

const TOKEN_BYTES = 32;

/** How a secret rests in the database: it is random, so a plain hash is enough. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The address that doctors put into a calendar of their own: made, made anew and ended by themselves. Its secret is in one answer and never again. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** @throws NotFoundError `doctor.not_found` for who is not this doctor */
  async get(doctorId: string, caller: Principal): Promise<CalendarFeed> {
    refuseOthers(doctorId, caller);
    const createdAt = await feedOf(this.units.current, doctorId);
    return { createdAt: createdAt?.toISOString() ?? null };
  }

  /** The address of before ends at once. @throws NotFoundError `doctor.not_found` */
  async issue(doctorId: string, caller: Principal): Promise<CalendarFeedAddress> {
    refuseOthers(doctorId, caller);
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const { createdAt, rotated } = await writeFeed(this.units.current, doctorId, hashOfToken(token));
    await this.record(rotated ? 'rotated' : 'created', doctorId);
    const origin = originOf(this.config, await subdomainOfHospital(this.units.current));
    return { url: `${origin}/api/doctors/${doctorId}/calendar.ics?token=${token}`, createdAt: createdAt.toISOString() };
  }

  /** @throws NotFoundError `calendar_feed.not_found` when there is none, `doctor.not_found` */
  async revoke(doctorId: string, caller: Principal): Promise<void> {
    refuseOthers(doctorId, caller);
    if ((await deleteFeed(this.units.current, doctorId)) === 0) throw missing('calendar_feed.not_found');
    await this.record('revoked', doctorId);
  }

  private record(what: string, entityId: string): Promise<void> {
    return this.audit.record({ action: `calendar_feed.${what}`, entity: 'calendar_feed', entityId });
  }
}

/** The address is a secret between the doctor and the system: a colleague's is not there, for an Admin either. */
function refuseOthers(doctorId: string, { userId, roles }: Principal): void {
  if (doctorId !== userId || !roles.includes('Doctor')) throw missing('doctor.not_found');
}

/** Where programs without an app of ours reach the API: at the hospital's own host. */
function originOf({ production, portalHostSuffix, apiPort }: AppConfig, subdomain: string): string {
  return production ? `https://${subdomain}.${portalHostSuffix}` : `http://${subdomain}.${portalHostSuffix}:${apiPort}`;
}
