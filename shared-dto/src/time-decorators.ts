import { IsBoolean, isTimeZone, Matches, ValidateBy } from 'class-validator';
import { applyDecorators } from './apply-decorators.js';
import { dayExists, INSTANT_PATTERN, says } from './decorators.js';

const isInstant = (value: unknown): boolean =>
  typeof value === 'string' &&
  INSTANT_PATTERN.test(value) &&
  dayExists(value.slice(0, 10)) &&
  !Number.isNaN(Date.parse(value)) &&
  value >= '2000' &&
  value < '2200';

/** An instant (ISO 8601, UTC, `Z`) of the years 2000 to 2199. */
export const Instant = () =>
  applyDecorators(
    Matches(INSTANT_PATTERN, says('instant.invalid', 'Write an instant such as 2026-11-22T09:30:00Z.')),
    ValidateBy({ name: 'isInstant', validator: { validate: isInstant } }, says('instant.invalid', 'This instant is not in the calendar.')),
  );

/** A time of the day by the clock on the wall, `00:00` to `24:00`. */
export const TIME_OF_DAY_PATTERN = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

export const TimeOfDay = () => Matches(TIME_OF_DAY_PATTERN, says('time.invalid', 'Write the time as hours and minutes, such as 09:30.'));

export const YesOrNo = () => IsBoolean(says('boolean.invalid', 'Answer yes or no.'));

/** A calendar date of the years 2000 to 2199: days that hours and slots are for. */
export const PLAN_DATE_PATTERN = /^2[01]\d{2}-\d{2}-\d{2}$/;

export const PlanDate = () =>
  applyDecorators(
    Matches(PLAN_DATE_PATTERN, says('date.invalid', 'Write a day of the years 2000 to 2199 as year-month-day, such as 2026-11-22.')),
    ValidateBy(
      {
        name: 'isExistingDate',
        validator: { validate: (value) => typeof value === 'string' && PLAN_DATE_PATTERN.test(value) && dayExists(value) },
      },
      says('date.invalid', 'This day is not in the calendar.'),
    ),
  );

/** A name of the IANA database. Offsets such as `+05:30` are none: PostgreSQL reads their sign the other way round. */
const TIME_ZONE_NAME = /^[A-Za-z][A-Za-z0-9_]*([/+-][A-Za-z0-9_]+)*$/;

export const TimeZoneName = () =>
  ValidateBy(
    {
      name: 'isTimeZone',
      validator: { validate: (value) => typeof value === 'string' && TIME_ZONE_NAME.test(value) && isTimeZone(value) },
    },
    says('time_zone.invalid', 'Use the name of a time zone, such as Asia/Kolkata.'),
  );
