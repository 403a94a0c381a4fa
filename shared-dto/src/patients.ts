import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { AllergyRequest } from './allergies.js';
import { Address } from './common.js';
import { PatientChart } from './patient-chart.js';
import { PatientParticulars } from './patient-particulars.js';
import { BirthDate, EmailAddress, FreeText, OneOf, PersonName, PhoneNumber, WholeNumber } from './decorators.js';
import { BLOOD_GROUPS, GENDERS, type BloodGroup, type Gender } from './statuses.js';

/** Characters of a medical history; of two records that are merged, together. */
export const MAX_MEDICAL_HISTORY = 10_000;

/** What is written about a patient, at registration and at every edit. */
export class PatientDetails extends PatientParticulars {
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
  @FreeText(MAX_MEDICAL_HISTORY)
  medicalHistory?: string;

  /** Values of the hospital's own fields by key. */
  @IsOptional()
  @IsObject({ message: 'Give an object of keys and values.', context: { code: 'object.invalid' } })
  customFields?: Record<string, unknown>;
}

/** As many as are written down at registration; more can follow. */
export const MAX_FIRST_ALLERGIES = 20;

/** `POST /api/patients`. What is said of allergies is recorded with the patient, or neither is. */
export class RegisterPatientRequest extends PatientDetails {
  /** True after a person has looked at the likely duplicates. */
  @IsOptional()
  @IsBoolean({ message: 'Answer yes or no.', context: { code: 'boolean.invalid' } })
  allowDuplicate?: boolean;

  /** True: somebody asked and the patient knows of none. Left out, with no allergies either, nobody asked. */
  @IsOptional()
  @IsBoolean({ message: 'Answer yes or no.', context: { code: 'boolean.invalid' } })
  noKnownAllergies?: boolean;

  @IsOptional()
  @IsArray({ message: 'Give a list of allergies.', context: { code: 'array.invalid' } })
  @ArrayMaxSize(MAX_FIRST_ALLERGIES, { message: `Use at most ${MAX_FIRST_ALLERGIES} entries.`, context: { code: 'array.too_long' } })
  @ValidateNested({ each: true })
  @Type(() => AllergyRequest)
  allergies?: AllergyRequest[];
}

/** `PUT /api/patients/:id`: replaces what may be edited; optional fields left out are emptied. */
export class UpdatePatientRequest extends PatientDetails {}

/** One patient's demographics. */
export class Patient extends PatientChart {
  @IsOptional()
  @IsString()
  email!: string | null;

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

  @IsISO8601()
  updatedAt!: string;

  /** Name of who changed it last. */
  @IsString()
  updatedBy!: string;

  /** Send it back as `If-Match: "<version>"`. @example 1 */
  @IsInt()
  version!: number;
}
