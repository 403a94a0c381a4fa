import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { OneOf, says, WholeNumber } from './decorators.js';
import { CHECK_DIGITS, NUMBER_DIGITS, type CheckDigit } from './statuses.js';
import { TimeZoneName, YesOrNo } from './time-decorators.js';

/** Bounds of the idle time in minutes. */
export const IDLE_MINUTES = { min: 5, max: 30, default: 15 } as const;

/** How a hospital's people get in and stay in; what an Admin may change. */
export class SecuritySettingsRequest {
  /** An untouched page is locked after this many minutes. @example 15 */
  @WholeNumber(IDLE_MINUTES.min, IDLE_MINUTES.max)
  idleMinutes!: number;

  /** Admins must sign in with a code of an authenticator app besides the password. */
  @IsBoolean({ message: 'Choose yes or no.', context: { code: 'choice.invalid' } })
  mfaRequiredForAdmins!: boolean;

  /** People may ask to join on the sign-in page; an Admin approves each. */
  @IsBoolean({ message: 'Choose yes or no.', context: { code: 'choice.invalid' } })
  signUpOpen!: boolean;
}

export class SecuritySettings {
  /** @example 15 */
  @IsInt()
  @Min(IDLE_MINUTES.min)
  @Max(IDLE_MINUTES.max)
  idleMinutes!: number;

  @IsBoolean()
  mfaRequiredForAdmins!: boolean;

  @IsBoolean()
  signUpOpen!: boolean;

  /** For `If-Match`. @example 1 */
  @IsInt()
  version!: number;
}

/** How the numbers of patients look who are registered from now on. */
export class NumberPattern {
  /** What a number begins with: one to four capital letters. @example CH */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toUpperCase() : value))
  @Matches(/^[A-Z]{1,4}$/, says('prefix.invalid', 'Use one to four letters, A to Z.'))
  numberPrefix!: string;

  /** Digits, filled up with zeros. @example 7 */
  @WholeNumber(NUMBER_DIGITS.min, NUMBER_DIGITS.max)
  numberDigits!: number;

  /** The digit at the end by which a slip of the pen is noticed. @example none */
  @OneOf(CHECK_DIGITS)
  numberCheck!: CheckDigit;
}

/** What an Admin may change of the hospital itself. */
export class GeneralSettingsRequest extends NumberPattern {
  /** Name of the IANA time zone that days and hours are meant in. @example Asia/Kolkata */
  @TimeZoneName()
  timeZone!: string;

  /** True leaves appointments that are outside the doctors' hours by the new zone's clock where they are, marked so. Without it they are listed and nothing is changed. */
  @IsOptional()
  @YesOrNo()
  acceptOrphans?: boolean;
}

export class GeneralSettings {
  /** @example Asia/Kolkata */
  @IsString()
  timeZone!: string;

  /** @example CH */
  @IsString()
  numberPrefix!: string;

  /** @example 7 */
  @IsInt()
  numberDigits!: number;

  /** @example none */
  @IsIn(CHECK_DIGITS)
  numberCheck!: CheckDigit;

  /** The number that the next patient gets, if nobody is faster. @example CH-0000043 */
  @IsString()
  nextNumber!: string;

  /** For `If-Match`. @example 1 */
  @IsInt()
  version!: number;
}

/** Which mails patients get about their appointments. What is changed holds for mails that have not left yet, too. */
export class AppointmentMailSettingsRequest {
  /** At booking, at a move and when it is called off, with a calendar file. */
  @IsBoolean({ message: 'Choose yes or no.', context: { code: 'choice.invalid' } })
  confirmations!: boolean;

  /** A day and two hours before. */
  @IsBoolean({ message: 'Choose yes or no.', context: { code: 'choice.invalid' } })
  reminders!: boolean;
}

export class AppointmentMailSettings {
  @IsBoolean()
  confirmations!: boolean;

  @IsBoolean()
  reminders!: boolean;

  /** For `If-Match`. @example 1 */
  @IsInt()
  version!: number;
}

/** What the next number would look like. */
export class NumberPreview {
  /** @example CH-0000043-4 */
  @IsString()
  nextNumber!: string;
}
