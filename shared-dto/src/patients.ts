import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  ValidateNested,
} from 'class-validator';
import { Address, ListQuery, PageInfo } from './common.js';
import {
  BirthDate,
  CalendarDate,
  EmailAddress,
  FreeText,
  OneOf,
  PersonName,
  PhoneNumber,
  RequiredText,
  WholeNumber,
} from './decorators.js';
import { IMPORT_DATE_ORDERS, IMPORT_FIELDS, type ImportDateOrder, type ImportField } from './import-columns.js';
import { BLOOD_GROUPS, GENDERS, PATIENT_STATUSES, type BloodGroup, type Gender, type PatientStatus } from './statuses.js';

/** What is written about a patient, at registration and at every edit. */
export class PatientDetails {
  /** Given names; left out for people with one name. @example Meena */
  @IsOptional()
  @PersonName()
  firstName?: string;

  /** Family name, or the one name. Left out only with `unidentified`. @example Sharma */
  @IsOptional()
  @PersonName()
  lastName?: string;

  /** Give this or `ageYears`. @example 1978-03-02 */
  @IsOptional()
  @BirthDate()
  dateOfBirth?: string;

  /** Age in whole years when the birth date is not known; stored as an estimated birth date. @example 48 */
  @IsOptional()
  @WholeNumber(0, 150)
  ageYears?: number;

  /** True when the birth date is a guess. */
  @IsOptional()
  @IsBoolean({ message: 'Answer yes or no.', context: { code: 'boolean.invalid' } })
  birthDateEstimated?: boolean;

  /** True for a person whose name is not known; waives name and birth date. */
  @IsOptional()
  @IsBoolean({ message: 'Answer yes or no.', context: { code: 'boolean.invalid' } })
  unidentified?: boolean;

  /** FHIR administrative gender. @example female */
  @OneOf(GENDERS)
  gender!: Gender;

  /** @example meena.sharma@example.com */
  @IsOptional()
  @EmailAddress()
  email?: string;

  /** E.164. @example +919822041763 */
  @IsOptional()
  @PhoneNumber()
  phone?: string;

  @IsOptional()
  @IsObject({ message: 'Give the parts of the address.', context: { code: 'object.invalid' } })
  @ValidateNested()
  @Type(() => Address)
  address?: Address;

  /** @example B+ */
  @IsOptional()
  @OneOf(BLOOD_GROUPS)
  bloodGroup?: BloodGroup;

  /** Clinical: shown only with `records:read`, changed by an edit only with `records:write`. */
  @IsOptional()
  @FreeText(10_000)
  medicalHistory?: string;

  /** Values of the hospital's own fields by key. */
  @IsOptional()
  @IsObject({ message: 'Give an object of keys and values.', context: { code: 'object.invalid' } })
  customFields?: Record<string, unknown>;
}

/** `POST /api/patients`. */
export class RegisterPatientRequest extends PatientDetails {
  /** True after a person has looked at the likely duplicates. */
  @IsOptional()
  @IsBoolean({ message: 'Answer yes or no.', context: { code: 'boolean.invalid' } })
  allowDuplicate?: boolean;
}

/** `PUT /api/patients/:id`: replaces what may be edited; optional fields left out are emptied. */
export class UpdatePatientRequest extends PatientDetails {}

/** A patient as lists show one. */
export class PatientSummary {
  @IsString()
  id!: string;

  /** Unique in the hospital, never reused. @example CH-0000042 */
  @IsString()
  patientNumber!: string;

  @IsOptional()
  @IsString()
  firstName!: string | null;

  /** "Unknown" for an unidentified person. */
  @IsString()
  lastName!: string;

  @IsBoolean()
  unidentified!: boolean;

  /** `YYYY-MM-DD`; null when not known. */
  @IsOptional()
  @IsString()
  dateOfBirth!: string | null;

  @IsBoolean()
  birthDateEstimated!: boolean;

  @IsIn(GENDERS)
  gender!: Gender;

  @IsOptional()
  @IsString()
  phone!: string | null;

  @IsIn(PATIENT_STATUSES)
  status!: PatientStatus;

  /** True when another active patient has the same full name: look twice. */
  @IsBoolean()
  sameName!: boolean;

  @IsISO8601()
  createdAt!: string;
}

/** One patient's demographics. */
export class Patient {
  @IsString()
  id!: string;

  /** @example CH-0000042 */
  @IsString()
  patientNumber!: string;

  @IsOptional()
  @IsString()
  firstName!: string | null;

  @IsString()
  lastName!: string;

  @IsBoolean()
  unidentified!: boolean;

  @IsOptional()
  @IsString()
  dateOfBirth!: string | null;

  @IsBoolean()
  birthDateEstimated!: boolean;

  @IsIn(GENDERS)
  gender!: Gender;

  @IsOptional()
  @IsString()
  email!: string | null;

  @IsOptional()
  @IsString()
  phone!: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => Address)
  address!: Address | null;

  @IsOptional()
  @IsIn(BLOOD_GROUPS)
  bloodGroup!: BloodGroup | null;

  /** Only in answers to people with `records:read`. */
  @IsOptional()
  @IsString()
  medicalHistory?: string | null;

  @IsObject()
  customFields!: Record<string, unknown>;

  @IsIn(PATIENT_STATUSES)
  status!: PatientStatus;

  @IsISO8601()
  createdAt!: string;

  @IsISO8601()
  updatedAt!: string;

  /** Name of who changed it last. */
  @IsString()
  updatedBy!: string;

  /** Send it back as `If-Match: "<version>"`. @example 1 */
  @IsInt()
  version!: number;
}

/** A registered patient who may be the same person. */
export class DuplicateCandidate {
  @IsString()
  id!: string;

  @IsString()
  patientNumber!: string;

  @IsOptional()
  @IsString()
  firstName!: string | null;

  @IsString()
  lastName!: string;

  @IsOptional()
  @IsString()
  dateOfBirth!: string | null;

  @IsIn(GENDERS)
  gender!: Gender;

  @IsOptional()
  @IsString()
  phone!: string | null;

  /** Which facts agree. @example ["name","dateOfBirth"] */
  @IsArray()
  @IsString({ each: true })
  reasons!: string[];
}

export const PATIENT_SORTS = ['name', '-name', 'createdAt', '-createdAt'] as const;

export class PatientQuery extends ListQuery {
  /** The one search box: name parts in any order, patient number, phone, e-mail or birth date. @example sharma m */
  @IsOptional()
  @FreeText(200)
  q?: string;

  @IsOptional()
  @OneOf(GENDERS)
  gender?: Gender;

  /** Whole years, inclusive. @example 30 */
  @IsOptional()
  @WholeNumber(0, 150)
  ageFrom?: number;

  @IsOptional()
  @WholeNumber(0, 150)
  ageTo?: number;

  /** First day of registration, in the hospital's zone. @example 2026-01-01 */
  @IsOptional()
  @CalendarDate()
  registeredFrom?: string;

  @IsOptional()
  @CalendarDate()
  registeredTo?: string;

  /** `active` if not given. */
  @IsOptional()
  @OneOf(PATIENT_STATUSES)
  status?: PatientStatus;

  /** By name if not given; a search without `sort` puts the best match first. */
  @IsOptional()
  @OneOf(PATIENT_SORTS)
  sort?: (typeof PATIENT_SORTS)[number];
}

export class PatientList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PatientSummary)
  data!: PatientSummary[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;

  /** True when nothing matched the search and these are the nearest spellings, best first. */
  @IsBoolean()
  approximate!: boolean;
}

const MappingName = () =>
  Matches(/^[\p{L}\p{M}\p{N} ._-]{1,80}$/u, {
    message: 'A mapping name has 1 to 80 letters, digits or spaces.',
    context: { code: 'mapping.invalid' },
  });

export class ImportQuery {
  /** Name of a saved column mapping; without it the columns are guessed from their heads. @example front-desk */
  @IsOptional()
  @MappingName()
  mapping?: string;
}

/** Path of one saved column mapping. */
export class ImportMappingParams {
  /** @example front-desk */
  @MappingName()
  name!: string;
}

/** One column of the file and the field that it fills. */
export class ImportColumn {
  /** The column's head, as in the file. @example Date of Birth */
  @RequiredText(200)
  column!: string;

  /** @example dateOfBirth */
  @OneOf(IMPORT_FIELDS)
  field!: ImportField;
}

/** `PUT /api/patients/import-mappings/:name`. */
export class SaveImportMappingRequest {
  @IsArray({ message: 'Give a list of columns.', context: { code: 'array.invalid' } })
  @ArrayMinSize(1, { message: 'Choose at least one column.', context: { code: 'columns.required' } })
  @ArrayMaxSize(IMPORT_FIELDS.length, { message: 'Use each field once.', context: { code: 'columns.too_many' } })
  @ArrayUnique(({ field }: ImportColumn) => field, { message: 'Use each field once.', context: { code: 'columns.repeated' } })
  @ValidateNested({ each: true })
  @Type(() => ImportColumn)
  columns!: ImportColumn[];

  /** How dates such as 03/04/1978 are read. @example dmy */
  @OneOf(IMPORT_DATE_ORDERS)
  dateOrder!: ImportDateOrder;
}

export class ImportMapping {
  @IsString()
  name!: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ImportColumn)
  columns!: ImportColumn[];

  @IsIn(IMPORT_DATE_ORDERS)
  dateOrder!: ImportDateOrder;

  @IsISO8601()
  updatedAt!: string;
}

export class ImportMappingList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ImportMapping)
  data!: ImportMapping[];
}

/** A row that was not imported. `line` counts from 1, the head is line 1. */
export class ImportRowError {
  @IsInt()
  line!: number;

  /** The column's head, or null for the whole row. */
  @IsOptional()
  @IsString()
  column!: string | null;

  @IsString()
  code!: string;

  @IsString()
  message!: string;
}

/** `result` of a `patients.import` job. */
export class ImportResult {
  @IsInt()
  imported!: number;

  @IsInt()
  rejected!: number;

  /** The first 1,000. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ImportRowError)
  errors!: ImportRowError[];
}
