import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsNumber, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { applyDecorators } from './apply-decorators.js';
import { SmallArray } from './common.js';
import {
  CUSTOM_FIELD_BOUNDS,
  CUSTOM_FIELD_KEY_PATTERN,
  CUSTOM_FIELD_TYPES,
  MAX_CUSTOM_FIELDS,
  type CustomFieldType,
} from './custom-field-types.js';
import { OneOf, says, ShortName } from './decorators.js';
import { HOSPITAL_ROLES, type HospitalRole } from './roles.js';
import { DIRECTORY_STATUSES, type DirectoryStatus } from './statuses.js';
import { YesOrNo } from './time-decorators.js';

const { label, unit, options, option, number } = CUSTOM_FIELD_BOUNDS;

const FieldNumber = () =>
  applyDecorators(
    IsNumber({}, says('number.invalid', 'Write a number.')),
    Min(-number, says('number.too_small', `Use ${-number} or more.`)),
    Max(number, says('number.too_large', `Use ${number} or less.`)),
  );

const tidyTexts = Transform(({ value }: { value: unknown }) =>
  Array.isArray(value) ? value.map((text: unknown) => (typeof text === 'string' ? text.trim() : text)) : value,
);

/** What may change of a field of the hospital's own. */
export class CustomFieldRequest {
  /** What people read. Unique among the fields in use, without regard to case. @example Height */
  @ShortName(label)
  label!: string;

  /** Whether a patient cannot be saved without it; unidentified patients can. */
  @YesOrNo()
  required!: boolean;

  /** Roles that see and write it. Admins always do. @example ["Doctor", "Nurse"] */
  @IsArray({ message: 'Name the roles.', context: { code: 'array.invalid' } })
  @SmallArray()
  @ArrayUnique({ message: 'Name each role once.', context: { code: 'roles.repeated' } })
  @IsIn(HOSPITAL_ROLES, { each: true, message: `Choose among: ${HOSPITAL_ROLES.join(', ')}.`, context: { code: 'choice.invalid' } })
  visibleTo!: HospitalRole[];

  /** Of a number. @example cm */
  @IsOptional()
  @ShortName(unit)
  unit?: string;

  /** Of a number: the smallest that is taken. @example 20 */
  @IsOptional()
  @FieldNumber()
  minimum?: number;

  /** Of a number: the largest that is taken. @example 250 */
  @IsOptional()
  @FieldNumber()
  maximum?: number;

  /** Of a choice: what can be chosen, in this order. A value that patients have stays theirs when it is taken out. */
  @IsOptional()
  @IsArray({ message: 'List what can be chosen.', context: { code: 'array.invalid' } })
  @ArrayMaxSize(options, { message: `Use at most ${options} entries.`, context: { code: 'array.too_long' } })
  @tidyTexts
  @ArrayUnique({ message: 'Name each choice once.', context: { code: 'array.repeated' } })
  @Matches(new RegExp(`^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,${option}}$`, 'u'), {
    each: true,
    ...says('option.invalid', `Use 1 to ${option} characters for each choice.`),
  })
  options?: string[];
}

/** `POST /api/custom-fields`. */
export class AddCustomFieldRequest extends CustomFieldRequest {
  /** Names the field in requests, filters and files; for good. @example height */
  @Matches(CUSTOM_FIELD_KEY_PATTERN, says('key.invalid', 'Use up to 40 lower-case letters, digits and underscores, a letter first.'))
  key!: string;

  /** For good. @example number */
  @OneOf(CUSTOM_FIELD_TYPES)
  type!: CustomFieldType;
}

/** `PUT /api/custom-fields/:id`: replaces what may change. */
export class ChangeCustomFieldRequest extends CustomFieldRequest {}

/** `POST /api/custom-fields/order`. */
export class CustomFieldOrderRequest {
  /** The id of every field in use, in the order in which they are shown. */
  @IsArray({ message: 'Name the fields.', context: { code: 'array.invalid' } })
  @ArrayMaxSize(MAX_CUSTOM_FIELDS, { message: `Use at most ${MAX_CUSTOM_FIELDS} entries.`, context: { code: 'array.too_long' } })
  @ArrayUnique({ message: 'Name each field once.', context: { code: 'array.repeated' } })
  @IsString({ each: true, message: 'This is not an id.', context: { code: 'id.invalid' } })
  ids!: string[];
}

export class CustomFieldQuery {
  /** `active` if not given. */
  @IsOptional()
  @OneOf(DIRECTORY_STATUSES)
  status?: DirectoryStatus;
}
