import { Transform } from 'class-transformer';
import { IsOptional, Matches } from 'class-validator';
import { applyDecorators } from './apply-decorators.js';
import { EmailAddress, NewPassword, PersonName, Subdomain, TenantId } from './decorators.js';

const SignUpCode = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/[\s-]/g, '').toUpperCase() : value)),
    Matches(/^[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{4}[ -]?[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{4}$/, {
      message: 'Enter the code out of the mail, such as 7GK2-MPQ4.',
      context: { code: 'code.invalid' },
    }),
  );

/** The hospital that somebody wants to work in; name it by id or subdomain. */
class HospitalNamed {
  /** @example demo_hospital_001 */
  @IsOptional()
  @TenantId()
  tenantId?: string;

  /** @example cityhospital */
  @IsOptional()
  @Subdomain()
  subdomain?: string;
}

/** A person asks to join a hospital. The answer never tells whether the e-mail address is known. */
export class SignUpRequest extends HospitalNamed {
  /** @example Asha Kulkarni */
  @PersonName()
  name!: string;

  /** @example asha@cityhospital.example */
  @EmailAddress()
  email!: string;

  /** Judged now and kept nowhere: the account gets the one that comes with the mailed code. */
  @NewPassword()
  password!: string;
}

/** The mailed code proves the address; the password is the account's from now on. */
export class SignUpConfirmRequest extends HospitalNamed {
  /** @example asha@cityhospital.example */
  @EmailAddress()
  email!: string;

  /** Out of the mail; works once, for an hour. @example 7GK2-MPQ4 */
  @SignUpCode()
  code!: string;

  /** The same as at sign-up, or another. */
  @NewPassword()
  password!: string;
}
