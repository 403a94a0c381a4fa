import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Fingerprints } from '../common/fingerprints.js';
import { RequestScope } from '../common/request-scope.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

export type CodePurpose = 'invitation' | 'password_reset';

/** Whom a live code is for. */
export interface CodeOwner {
  readonly user_id: string;
  readonly tenant_id: string | null;
}

const LIFE_MINUTES: Readonly<Record<CodePurpose, number>> = { invitation: 7 * 24 * 60, password_reset: 30 };
/**
 * What a claimed code is claimed for takes seconds. One that is still claimed after this belonged to a process that died, and can be claimed again; when it
 * has done its work it is ended, which sets its end to that moment.
 */
const CLAIM = "interval '1 minute'";
const LIVE = `expires_at > now() AND (used_at IS NULL OR used_at < now() - ${CLAIM})`;
/** Password codes for one person in an hour. */
const RESETS_AN_HOUR = 3;

const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();

/**
 * The codes in our mails: not to be guessed, single use, short-lived, kept as SHA-256 only. Made where the mail is sent, so that none rests anywhere in
 * clear, and out of the job's id and our key: a mail that is sent again is the same mail, and whichever copy arrives can be used.
 * All methods work in the open unit of work, which must be the sign-in role's.
 */
@Injectable()
export class OneTimeCodes {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
    private readonly fingerprints: Fingerprints,
  ) {}

  /** @returns the running job's code in clear, for the mail and nothing else; null when its mail has been received and used already */
  async issue(purpose: CodePurpose, { userId, tenantId }: { userId: string; tenantId: string | null }): Promise<string | null> {
    const code = this.codeOfJob(purpose);
    const issued = await this.units.current.execute(
      `INSERT INTO public.one_time_codes AS known (hash, purpose, user_id, tenant_id, expires_at)
       VALUES ($1, $2, $3, $4, now() + make_interval(mins => $5))
       ON CONFLICT (hash) DO UPDATE SET created_at = now(), expires_at = excluded.expires_at
        WHERE known.used_at IS NULL AND (known.expires_at > now() OR known.expires_at = known.created_at)`,
      [hashOf(code), purpose, userId, tenantId, LIFE_MINUTES[purpose]],
    );
    return issued > 0 ? code : null;
  }

  /** Whether a person may get another password code within this hour. Withdrawn ones do not count, nor does the running job's own. */
  async mayIssue(purpose: CodePurpose, userId: string): Promise<boolean> {
    const [row] = await this.units.current.query<{ issued: number }>(
      `SELECT count(*)::int AS issued FROM public.one_time_codes
        WHERE user_id = $1 AND purpose = $2 AND created_at > now() - interval '1 hour' AND expires_at > created_at AND hash <> $3`,
      [userId, purpose, hashOf(this.codeOfJob(purpose))],
    );
    return row.issued < RESETS_AN_HOUR;
  }

  /** The owner of a live code; undefined when unknown, used or expired. */
  async find(purpose: CodePurpose, code: string): Promise<CodeOwner | undefined> {
    const [row] = await this.units.current.query<CodeOwner>(
      `SELECT user_id, tenant_id FROM public.one_time_codes WHERE hash = $1 AND purpose = $2 AND ${LIVE}`,
      [hashOf(code), purpose],
    );
    return row;
  }

  /** Takes a live code for use: of two at once only one gets it. */
  async claim(purpose: CodePurpose, code: string): Promise<boolean> {
    const claimed = await this.units.current.execute(
      `UPDATE public.one_time_codes SET used_at = now() WHERE hash = $1 AND purpose = $2 AND ${LIVE}`,
      [hashOf(code), purpose],
    );
    return claimed > 0;
  }

  /** Gives a claimed code back when what it was claimed for did not come about. */
  async release(code: string): Promise<void> {
    await this.units.current.execute('UPDATE public.one_time_codes SET used_at = NULL WHERE hash = $1', [hashOf(code)]);
  }

  /** Withdraws a code whose mail was not sent. */
  async withdraw(code: string): Promise<void> {
    await this.units.current.execute('UPDATE public.one_time_codes SET expires_at = created_at WHERE hash = $1', [hashOf(code)]);
  }

  /** Ends all codes of a person (in a hospital), once one of them has done its work: that one, too. */
  async endAll(purpose: CodePurpose, { userId, tenantId = null }: { userId: string; tenantId?: string | null }): Promise<void> {
    await this.units.current.execute(
      `UPDATE public.one_time_codes SET expires_at = now()
        WHERE user_id = $1 AND purpose = $2 AND ($3::text IS NULL OR tenant_id = $3) AND expires_at > now()`,
      [userId, purpose, tenantId],
    );
  }

  private codeOfJob(purpose: CodePurpose): string {
    return this.fingerprints.of(`${purpose}:${this.scope.current.requestId}`).toString('base64url');
  }
}
