import { Transform } from 'class-transformer';
import { IsArray, IsBoolean, IsInt, IsISO8601, IsOptional, IsString, Matches } from 'class-validator';
import { applyDecorators } from './apply-decorators.js';

/** Letters and digits that are not mistaken for each other (Crockford's base 32), as our recovery and sign-up codes use them. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Spaces and hyphens are there to be read, not to be typed; letters may be small. */
const compact = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.replace(/[\s-]/g, '').toUpperCase() : value,
);

/** The six digits that an authenticator app shows (RFC 6238). */
export const AuthenticatorCode = () =>
  applyDecorators(
    compact,
    Matches(/^\d{3} ?\d{3}$/, { message: 'Enter the six digits that your app shows.', context: { code: 'code.invalid' } }),
  );

/** The six digits of an authenticator app, or a recovery code. */
export const SecondFactorCode = () =>
  applyDecorators(
    compact,
    Matches(/^(\d{3} ?\d{3}|[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{5}[ -]?[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{5})$/, {
      message: 'Enter the six digits that your app shows, or a recovery code such as 7GK2M-PQ4XT.',
      context: { code: 'code.invalid' },
    }),
  );

/** The second factor of the signed-in person. */
export class MfaState {
  /** Sign-in asks for a code. */
  @IsBoolean()
  enabled!: boolean;

  /** The hospital of this session requires it of this person; it cannot be turned off. */
  @IsBoolean()
  required!: boolean;
}

/** The same with what a settings page shows. */
export class MfaStatus extends MfaState {
  /** Null when it is off. */
  @IsOptional()
  @IsISO8601()
  enabledAt!: string | null;

  /** Recovery codes that were not used yet. @example 9 */
  @IsInt()
  recoveryCodesLeft!: number;
}

/** What an authenticator app needs; shown once. Nothing changes before a code out of the app is confirmed. */
export class MfaSetup {
  /** Base 32, to be typed where no camera is at hand. @example JBSWY3DPEHPK3PXP */
  @IsString()
  secret!: string;

  /** The same as a link, to be shown as QR. @example otpauth://totp/City%20Hospital:admin%40cityhospital.example?secret=JBSWY3DPEHPK3PXP&issuer=City%20Hospital */
  @IsString()
  otpauthUri!: string;
}

export class MfaConfirmRequest {
  /** @example 492039 */
  @AuthenticatorCode()
  code!: string;
}

/** Codes for the day the authenticator is lost. Each works once. They are shown now and never again. */
export class RecoveryCodes {
  /** @example ["7GK2M-PQ4XT"] */
  @IsArray()
  @IsString({ each: true })
  recoveryCodes!: string[];
}
