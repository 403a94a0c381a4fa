import { Injectable } from '@nestjs/common';
import { CODE_ALPHABET } from '@hms/shared-dto';
import { Fingerprints } from '../common/fingerprints.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

export const SIGN_UP_LIFE_MINUTES = 60;
const CODE_LENGTH = 8;
/** Mails for one address in an hour, whatever hospitals were named. */
const MAILS_AN_HOUR = 3;

/** What the worker finds when it is to answer a sign-up. */
export interface AskedSignUp {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly tenant_id: string;
  readonly tenant_name: string;
  readonly subdomain: string;
  readonly brand_colour: string | null;
  readonly user_id: string | null;
  /** The address has an account: no code, whatever was asked. */
  readonly known: boolean;
  readonly invited_here: boolean;
}

/**
 * The codes that prove an address at sign-up: short enough to be typed, so kept as a keyed hash, and guesses are counted. Made out of the request's id and
 * our key, so that a mail that is sent again has the same code. In the open unit of the sign-in role.
 */
@Injectable()
export class SignUpCodes {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly fingerprints: Fingerprints,
  ) {}

  hashOf(code: string, { email, tenantId }: { email: string; tenantId: string }): Buffer {
    return this.fingerprints.of(`sign-up:${tenantId}:${email}:${code}`);
  }

  /** Undefined when it is over, or when this address had its mails for this hour. Two jobs for one address count one after the other. */
  async find(id: string): Promise<AskedSignUp | undefined> {
    const unit = this.units.current;
    const [row] = await unit.query<AskedSignUp>(
      `SELECT s.id, s.email, s.name, t.id AS tenant_id, t.name AS tenant_name, t.subdomain, t.brand_colour, u.id AS user_id,
              u.provider_subject IS NOT NULL AS known, coalesce(m.status = 'invited', false) AS invited_here
         FROM public.sign_ups s
         JOIN public.tenants t ON t.id = s.tenant_id
         LEFT JOIN public.users u ON u.email = s.email
         LEFT JOIN public.memberships m ON m.user_id = u.id AND m.tenant_id = t.id
        WHERE s.id = $1 AND s.used_at IS NULL AND s.expires_at > now()`,
      [id],
    );
    if (!row) return undefined;
    await unit.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`sign-up:${row.email}`]);
    const [{ earlier }] = await unit.query<{ earlier: number }>(
      `SELECT count(*)::int AS earlier FROM public.sign_ups WHERE email = $1 AND id < $2 AND created_at > now() - interval '1 hour'`,
      [row.email, row.id],
    );
    return earlier < MAILS_AN_HOUR ? row : undefined;
  }

  /** @returns the code in clear, for the mail and nothing else */
  async issue({ id, email, tenant_id: tenantId }: AskedSignUp): Promise<string> {
    const bytes = this.fingerprints.of(`sign-up code:${id}`).subarray(0, CODE_LENGTH);
    const code = Array.from(bytes, (byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]).join('');
    await this.units.current.execute('UPDATE public.sign_ups SET code_hash = $2 WHERE id = $1', [
      id,
      this.hashOf(code, { email, tenantId }),
    ]);
    return code;
  }
}
