import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Address } from './common.js';
import { PatientIdentity, PatientName } from './patient-identity.js';
import { BirthDate, EmailAddress, FreeText, OneOf, PersonName, PhoneNumber, WholeNumber } from './decorators.js';
import { BLOOD_GROUPS, GENDERS, type BloodGroup, type Gender } from './statuses.js';

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

/** One patient's demographics. */
export class Patient extends PatientIdentity {
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

/** A registered patient who may be the same person. */
export class DuplicateCandidate extends PatientName {
  /** Which facts agree. @example ["name","dateOfBirth"] */
  @IsArray()
  @IsString({ each: true })
  reasons!: string[];
}
