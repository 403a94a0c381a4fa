import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { CUSTOM_FIELD_KEY_PATTERN, MAX_CUSTOM_FIELDS } from './custom-field-types.js';
import { Id, WholeNumber } from './decorators.js';
import { PatientReference } from './patient-chart.js';

/**
 * What a merge asks about, where both records say something. A name is one thing: first, middle, last name and title. Identifiers, further phones and
 * the medical history are not asked about: both are kept.
 */
export const MERGE_FIELDS = [
  'name',
  'localName',
  'dateOfBirth',
  'gender',
  'phone',
  'email',
  'address',
  'emergencyContact',
  'language',
  'occupation',
  'maritalStatus',
  'deceasedDate',
  'bloodGroup',
  'mother',
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

/** `POST /api/patients/:id/merges`: another record of the person whose record `:id` goes on. */
export class MergeRequest {
  /** The record that is merged into this one. */
  @Id()
  mergedId!: string;

  /** The version of the record that goes on, as it was seen. @example 3 */
  @WholeNumber(1, 999_999_999)
  version!: number;

  /** The version of the other. @example 1 */
  @WholeNumber(1, 999_999_999)
  mergedVersion!: number;

  /** The fields whose value is the other's; of all others the record that goes on keeps its own. @example ["phone"] */
  @IsArray({ message: 'Give a list of fields.', context: { code: 'array.invalid' } })
  @ArrayUnique({ message: 'Name each field once.', context: { code: 'array.repeated' } })
  @IsIn(MERGE_FIELDS, { each: true, message: `Choose among: ${MERGE_FIELDS.join(', ')}.`, context: { code: 'choice.invalid' } })
  take!: MergeField[];

  /**
   * Keys of the hospital's own fields whose value is the other's; of all others that the caller sees the record that goes on keeps its own. If not
   * given, and of fields that the caller does not see, the other's value is taken where the record that goes on has none. @example ["abha_consent"]
   */
  @IsOptional()
  @IsArray({ message: 'Give a list of keys.', context: { code: 'array.invalid' } })
  @ArrayMaxSize(MAX_CUSTOM_FIELDS, { message: `Name ${MAX_CUSTOM_FIELDS} fields at most.`, context: { code: 'array.too_long' } })
  @ArrayUnique({ message: 'Name each field once.', context: { code: 'array.repeated' } })
  @Matches(CUSTOM_FIELD_KEY_PATTERN, { each: true, message: 'Give keys of fields.', context: { code: 'field.unknown' } })
  takeCustomFields?: string[];
}

/** One merge, done and perhaps undone. */
export class PatientMerge {
  @IsString()
  id!: string;

  /** The record that goes on. */
  @ValidateNested()
  @Type(() => PatientReference)
  survivor!: PatientReference;

  /** The record that leads to it since. */
  @ValidateNested()
  @Type(() => PatientReference)
  merged!: PatientReference;

  /** @example ["phone"] */
  @IsIn(MERGE_FIELDS, { each: true })
  taken!: MergeField[];

  /** Rows that were moved from one record to the other. @example 12 */
  @IsInt()
  moved!: number;

  /** @example Priya Deshmukh */
  @IsString()
  mergedBy!: string;

  @IsISO8601()
  mergedAt!: string;

  /** Null while the merge stands. @example null */
  @IsOptional()
  @IsString()
  undoneBy!: string | null;

  @IsOptional()
  @IsISO8601()
  undoneAt!: string | null;
}

/** The merges of one record, the newest first, 50 at most. */
export class PatientMergeList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PatientMerge)
  data!: PatientMerge[];
}
