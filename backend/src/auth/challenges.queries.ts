import type { Challenge } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { hashOf } from './opaque.js';

/** What stands between a right password and a session. */
export interface ChallengeRow {
  readonly user_id: string;
  readonly tenant_id: string | null;
  readonly sealed: Buffer;
}

export interface NewChallenge {
  readonly session: string;
  readonly userId: string;
  readonly kind: Challenge;
  readonly appId: string;
  readonly tenantId: string | null;
  readonly sealed: Buffer;
  readonly lifeSeconds: number;
}

export async function insertChallenge(unit: UnitOfWork, challenge: NewChallenge): Promise<void> {
  await unit.execute(
    `INSERT INTO public.sign_in_challenges (hash, user_id, kind, app_id, tenant_id, sealed, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))`,
    [
      ...[hashOf(challenge.session), challenge.userId, challenge.kind, challenge.appId, challenge.tenantId],
      ...[challenge.sealed, challenge.lifeSeconds],
    ],
  );
}

/** Takes a challenge for answering: only one answer ever gets it, and only from the app that it was given to. */
export async function claimChallenge(
  unit: UnitOfWork,
  { session, kind, appId }: { session: string; kind: Challenge; appId: string },
): Promise<ChallengeRow | undefined> {
  const [row] = await unit.query<ChallengeRow>(
    `UPDATE public.sign_in_challenges SET used_at = now()
      WHERE hash = $1 AND kind = $2 AND app_id = $3 AND used_at IS NULL AND expires_at > now()
      RETURNING user_id, tenant_id, sealed`,
    [hashOf(session), kind, appId],
  );
  return row;
}

/** Gives a challenge back that was not answered after all: the provider was down, or the new password too weak. */
export async function releaseChallenge(unit: UnitOfWork, session: string): Promise<void> {
  await unit.execute('UPDATE public.sign_in_challenges SET used_at = NULL WHERE hash = $1', [hashOf(session)]);
}

/** Takes an answered challenge away, with what was sealed in it. */
export async function discardChallenge(unit: UnitOfWork, session: string): Promise<void> {
  await unit.execute('DELETE FROM public.sign_in_challenges WHERE hash = $1', [hashOf(session)]);
}
