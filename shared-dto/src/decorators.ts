import { applyDecorators } from './apply-decorators.js';
import { Transform } from 'class-transformer';
import {
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  type ValidationOptions,
} from 'class-validator';
import { isPossiblePhoneNumber } from 'libphonenumber-js/min';

/** Options of one rule: the stable error code sent in `errors[].code`, and the sentence a person reads. */
export const says = (code: string, message: string): ValidationOptions => ({ message, context: { code } });

const trim = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/**
 * A name of a person or hospital: 1–200 characters of any script. Control characters are refused; zero-width (non-)joiners are kept,
 * since Indic scripts need them.
 */
export const NAME_PATTERN = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\u200C\u200D]{1,200}$/u;

/** A calendar date, `YYYY-MM-DD` (ISO 8601). Whether the day exists is checked besides. */
export const DATE_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** Tenant ids: `tenant_` and 13–20 digits, or `demo_…` for demo data. */
export const TENANT_ID_PATTERN = /^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40})$/;

/** One DNS label in lower case (RFC 1035), 3–40 characters, no double hyphen (those are punycode). */
export const SUBDOMAIN_PATTERN = /^(?!.*--)[a-z][a-z0-9-]{1,38}[a-z0-9]$/;

/** At least 12 characters with an upper-case letter, a lower-case letter and a digit: the identity provider's policy. */
export const PASSWORD_PATTERN = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{12,256}$/;

/** The name of a thing of the hospital's, on one line: at most `max` characters of any script. */
export const ShortName = (max: number) =>
  applyDecorators(
    trim,
    Matches(
      new RegExp(`^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,${max}}$`, 'u'),
      says('name.invalid', `Use 1 to ${max} letters, digits, spaces or punctuation marks.`),
    ),
  );

export const PersonName = () =>
  applyDecorators(trim, Matches(NAME_PATTERN, says('name.invalid', 'Use 1 to 200 letters, digits, spaces or punctuation marks.')));

/** Mrs, Dr: at most 20 letters. */
export const PersonTitle = () =>
  applyDecorators(trim, Matches(/^\p{L}[\p{L}\p{M}. ]{0,19}$/u, says('title.invalid', 'Use up to 20 letters.')));

/** Trimmed, and every line break one LF, whatever the sender's system writes. */
const tidyLines = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : value));

/** Free text of one or more lines, at most `max` characters, without NUL and other control characters (line breaks and tabs are fine). */
export const FreeText = (max: number) =>
  applyDecorators(
    tidyLines,
    IsString(says('text.invalid', 'Write text.')),
    MaxLength(max, says('text.too_long', `Use at most ${max} characters.`)),
    Matches(/^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]*$/, says('text.control_characters', 'Remove the control characters.')),
  );

/** Text that must say something. */
export const RequiredText = (max: number) => applyDecorators(FreeText(max), MinLength(1, says('text.required', 'Fill this in.')));

/** An e-mail address in lower case, at most 254 characters (RFC 5321). */
export const EmailAddress = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toLowerCase() : value)),
    IsEmail({}, says('email.invalid', 'Write an e-mail address such as name@hospital.example.')),
    MaxLength(254, says('email.too_long', 'Use at most 254 characters.')),
  );

/** A telephone number in E.164 whose length is possible for its country. Spaces, hyphens, dots and brackets are taken out first. */
export const PhoneNumber = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/[\s().-]/g, '') : value)),
    Matches(/^\+[1-9]\d{6,14}$/, says('phone.invalid', 'Write the number with its country code, such as +91 98220 41763.')),
    ValidateBy(
      { name: 'isPossiblePhone', validator: { validate: (value) => typeof value === 'string' && isPossiblePhoneNumber(value) } },
      says('phone.impossible', 'This number has too few or too many digits for its country.'),
    ),
  );

/** Whether a `YYYY-MM-DD` is in the calendar. */
export const dayExists = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

/** A calendar date that exists, from the year 1850 on. */
export const CalendarDate = () =>
  applyDecorators(
    Matches(DATE_PATTERN, says('date.invalid', 'Write the date as year-month-day, such as 1978-03-02.')),
    ValidateBy(
      {
        name: 'isExistingDate',
        validator: {
          validate: (value) => typeof value === 'string' && DATE_PATTERN.test(value) && dayExists(value) && value >= '1850-01-01',
        },
      },
      says('date.invalid', 'This day is not in the calendar.'),
    ),
  );

/** A day that exists and is not in the future (a day's grace, since the hospital may be east of UTC). */
export const PastDate = (message: string) =>
  applyDecorators(
    CalendarDate(),
    ValidateBy(
      {
        name: 'isNotInFuture',
        validator: {
          validate: (value) => typeof value !== 'string' || value <= new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
        },
      },
      says('date.future', message),
    ),
  );

export const BirthDate = () => PastDate('The birth date is in the future.');

const DAY_MS = 86_400_000;
/** ISO 8601, UTC. */
export const INSTANT_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;

const isWithin = (text: string, days: number): boolean => {
  const ahead = Date.parse(text) - Date.now();
  return dayExists(text.slice(0, 10)) && ahead > 0 && ahead <= days * DAY_MS;
};

/** An instant (ISO 8601, UTC) that is still to come, at most `days` days ahead. */
export const FutureInstant = (days: number) =>
  applyDecorators(
    Matches(INSTANT_PATTERN, says('instant.invalid', 'Write an instant such as 2026-11-22T09:30:00Z.')),
    ValidateBy(
      {
        name: 'isSoon',
        validator: { validate: (value) => typeof value === 'string' && INSTANT_PATTERN.test(value) && isWithin(value, days) },
      },
      says('instant.out_of_range', `Choose a time within the next ${days} days.`),
    ),
  );

export const OneOf = <T extends string>(values: readonly T[]) =>
  IsIn([...values], says('choice.invalid', `Choose one of: ${values.join(', ')}.`));

/** A UUID as the API writes it. */
export const Id = (options: ValidationOptions = {}) => IsUUID('all', { ...says('id.invalid', 'This is not an id.'), ...options });

export const TenantId = () => Matches(TENANT_ID_PATTERN, says('tenant_id.invalid', 'A hospital id looks like tenant_1762083064503.'));

export const Subdomain = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toLowerCase() : value)),
    Matches(
      SUBDOMAIN_PATTERN,
      says('subdomain.invalid', 'Use 3 to 40 lower-case letters, digits and single hyphens, beginning with a letter.'),
    ),
  );

/** A password that a person chooses now. */
export const NewPassword = () =>
  Matches(
    PASSWORD_PATTERN,
    says('password.policy', 'Use at least 12 characters with an upper-case letter, a lower-case letter and a digit.'),
  );

/** A password that already exists: only bounded, never judged. */
export const ExistingPassword = () =>
  applyDecorators(
    IsString(says('password.required', 'Enter your password.')),
    MinLength(1, says('password.required', 'Enter your password.')),
    MaxLength(256, says('password.too_long', 'Use at most 256 characters.')),
  );

/** An opaque code or token out of one of our mails. */
export const Token = () =>
  Matches(/^[A-Za-z0-9_-]{16,512}$/, says('token.invalid', 'This code is not complete. Copy it again from the mail.'));

/** A whole number within bounds. Digits are converted, since a query has nothing but text; `true`, `[]` and `0x10` are not numbers. */
export const WholeNumber = (min: number, max: number) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value)),
    IsInt(says('number.invalid', 'Write a whole number.')),
    Min(min, says('number.too_small', `Use ${min} or more.`)),
    Max(max, says('number.too_large', `Use ${max} or less.`)),
  );

/** The field may be left out; `null` means the same. */
export const Optional = () => IsOptional();
