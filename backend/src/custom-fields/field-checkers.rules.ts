import { CUSTOM_FIELD_BOUNDS, DATE_PATTERN, dayExists, type CustomFieldType } from '@hms/shared-dto';
import { isEmail } from 'class-validator';
import { isPossiblePhoneNumber } from 'libphonenumber-js/min';

/** What a checker needs to know of a field. */
export interface FieldRules {
  readonly type: CustomFieldType;
  readonly unit: string | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly options: readonly string[];
}

/** Why a value cannot be stored. */
export class ValueFault {
  constructor(
    readonly code: string,
    readonly message: string,
  ) {}
}

/** A value as it is stored, or what is wrong with it. Only called with a value: nothing is nothing, whatever the type. */
export type Checker = (value: unknown) => unknown;

const { text: TEXT, longText: LONG_TEXT, number: NUMBER } = CUSTOM_FIELD_BOUNDS;
const ONE_LINE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\u200C\u200D]*$/u;
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
const MAX_EMAIL = 254;

const notText = new ValueFault('text.invalid', 'Write text.');
const tooLong = (max: number): ValueFault => new ValueFault('text.too_long', `Use at most ${max} characters.`);

function oneLine(value: unknown): unknown {
  if (typeof value !== 'string') return notText;
  const text = value.trim();
  if (!ONE_LINE.test(text))
    return new ValueFault('text.control_characters', 'Use one line of letters, digits, spaces or punctuation marks.');
  return text.length > TEXT ? tooLong(TEXT) : text;
}

function manyLines(value: unknown): unknown {
  if (typeof value !== 'string') return notText;
  const text = value.replace(/\r\n?/g, '\n').trim();
  if (CONTROL.test(text)) return new ValueFault('text.control_characters', 'Remove the control characters.');
  return text.length > LONG_TEXT ? tooLong(LONG_TEXT) : text;
}

function numberWithin({ minimum, maximum, unit }: FieldRules): Checker {
  const [least, most] = [minimum ?? -NUMBER, maximum ?? NUMBER];
  const of = unit === null ? '' : ` ${unit}`;
  return (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return new ValueFault('number.invalid', 'Write a number.');
    if (value < least) return new ValueFault('number.too_small', `Use ${least}${of} or more.`);
    return value > most ? new ValueFault('number.too_large', `Use ${most}${of} or less.`) : value;
  };
}

const day: Checker = (value) =>
  typeof value === 'string' && DATE_PATTERN.test(value) && dayExists(value) && value >= '1850-01-01' && value < '2200-01-01'
    ? value
    : new ValueFault('date.invalid', 'Write a day of the calendar as year-month-day, such as 1978-03-02.');

const yesOrNo: Checker = (value) => (typeof value === 'boolean' ? value : new ValueFault('boolean.invalid', 'Answer yes or no.'));

const notOffered = new ValueFault('choice.invalid', 'Choose one of the list.');

const oneOf =
  ({ options }: FieldRules): Checker =>
  (value) =>
    options.includes(value as string) ? value : notOffered;

/** Each once, in the order of the list. */
const someOf =
  ({ options }: FieldRules): Checker =>
  (value) => {
    if (!Array.isArray(value) || !value.every((each) => options.includes(each as string))) return notOffered;
    return options.filter((option) => value.includes(option));
  };

function phone(value: unknown): unknown {
  const number = typeof value === 'string' ? value.replace(/[\s().-]/g, '') : '';
  if (!/^\+[1-9]\d{6,14}$/.test(number))
    return new ValueFault('phone.invalid', 'Write the number with its country code, such as +91 98220 41763.');
  return isPossiblePhoneNumber(number)
    ? number
    : new ValueFault('phone.impossible', 'This number has too few or too many digits for its country.');
}

function email(value: unknown): unknown {
  const address = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return isEmail(address) && address.length <= MAX_EMAIL
    ? address
    : new ValueFault('email.invalid', 'Write an e-mail address such as name@hospital.example.');
}

const CHECKERS: Readonly<Record<CustomFieldType, (rules: FieldRules) => Checker>> = {
  text: () => oneLine,
  long_text: () => manyLines,
  number: numberWithin,
  date: () => day,
  boolean: () => yesOrNo,
  select: oneOf,
  multi_select: someOf,
  phone: () => phone,
  email: () => email,
};

/** A definition as the function that checks its values. Definitions are data: nothing of them is run. */
export const compileField = (rules: FieldRules): Checker => CHECKERS[rules.type](rules);
