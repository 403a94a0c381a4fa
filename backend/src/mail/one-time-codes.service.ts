import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

export type CodePurpose = 'invitation' | 'password_reset';

/** Whom a live code is for. */
export interface CodeOwner {
  readonly user_id: string;
  readonly tenant_id: string | null;
}

const CODE_BYTES = 32;
const LIFE_MINUTES: Readonly<Record<CodePurpose, number>> = { invitation: 7 * 24 * 60, password_reset: 30 };
/** Password codes for one person in an hour. */
const RESETS_AN_HOUR = 3;

const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();

/**
 * The codes in our mails: random, single use, short-lived, kept as SHA-256 only. Made where the mail is sent, so that none rests anywhere in clear.
 * All methods work in the open unit of work, which must be the sign-in role's.
 */
@Injectable()
export class OneTimeCodes {
  constructor(private readonly units: UnitsOfWork) {}

  /** @returns the code in clear, for the mail and nothing else */
  async issue(purpose: CodePurpose, { userId, tenantId }: { userId: string; tenantId: string | null }): Promise<string> {
    const code = randomBytes(CODE_BYTES).toString('base64url');
    await this.units.current.execute(
      `INSERT INTO public.one_time_codes (hash, purpose, user_id, tenant_id, expires_at) VALUES ($1, $2, $3, $4, now() + make_interval(mins => $5))`,
      [hashOf(code), purpose, userId, tenantId, LIFE_MINUTES[purpose]],
    );
    return code;
  }

  /** Whether a person may get another password code within this hour. Withdrawn ones do not count. */
  async mayIssue(purpose: CodePurpose, userId: string): Promise<boolean> {
    const [row] = await this.units.current.query<{ issued: number }>(
      `SELECT count(*)::int AS issued FROM public.one_time_codes
        WHERE user_id = $1 AND purpose = $2 AND created_at > now() - interval '1 hour' AND expires_at > created_at`,
      [userId, purpose],
    );
    return row.issued < RESETS_AN_HOUR;
  }

  /** The owner of a live code; undefined when unknown, used or expired. */
  async find(purpose: CodePurpose, code: string): Promise<CodeOwner | undefined> {
    const [row] = await this.units.current.query<CodeOwner>(
      'SELECT user_id, tenant_id FROM public.one_time_codes WHERE hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > now()',
      [hashOf(code), purpose],
    );
    return row;
  }

  /** Takes a live code for use: of two at once only one gets it. */
  async claim(purpose: CodePurpose, code: string): Promise<boolean> {
    const claimed = await this.units.current.execute(
      'UPDATE public.one_time_codes SET used_at = now() WHERE hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > now()',
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

  /** Ends all other live codes of a person (in a hospital), once one of them has done its work. */
  async endAll(purpose: CodePurpose, { userId, tenantId = null }: { userId: string; tenantId?: string | null }): Promise<void> {
    await this.units.current.execute(
      `UPDATE public.one_time_codes SET used_at = now()
        WHERE user_id = $1 AND purpose = $2 AND ($3::text IS NULL OR tenant_id = $3) AND used_at IS NULL`,
      [userId, purpose, tenantId],
    );
  }
}
