import { Injectable } from '@nestjs/common';
import type { SessionInfo, SessionList } from '@hms/shared-dto';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { deviceIn } from './devices.rules.js';
import { endOwnSession, openSessionsOf, type OpenSession } from './sessions.queries.js';
import { SessionsService } from './sessions.service.js';

const toSessionInfo = (row: OpenSession, currentId: string): SessionInfo => ({
  id: row.id,
  device: deviceIn(row.user_agent),
  address: row.address,
  app: row.app_id,
  hospital: row.tenant_name,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at.toISOString(),
  current: row.id === currentId,
});

/** What a person sees of their own sessions, in every hospital and on every device. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly sessions: SessionsService,
  ) {}

  /** Open ones, the last used first; of very many the newest hundred. */
  async list({ userId, sessionId }: Principal): Promise<SessionList> {
    const rows = await this.units.auth((unit) => openSessionsOf(unit, userId));
    return { data: rows.map((row) => toSessionInfo(row, sessionId)) };
  }

  /** Ends one of them. @throws NotFoundError `session.not_found`, also for somebody else's */
  async end(id: string, { userId }: Principal): Promise<void> {
    await this.units.auth(async (unit) => {
      const ended = await endOwnSession(unit, userId, id);
      const [session] = ended;
      if (!session) throw missing('session.not_found');
      await this.sessions.recordFor(session.tenant_id, {
        action: 'session.ended',
        entity: 'session',
        entityId: id,
        details: { reason: 'ended_by_owner' },
      });
      this.sessions.forgetAtProvider(ended);
    });
  }
}
