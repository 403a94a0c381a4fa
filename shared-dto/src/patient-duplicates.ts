import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { BirthDate, EmailAddress, Id, OneOf, PersonName, PhoneNumber, WholeNumber } from './decorators.js';
import { PatientReference } from './patient-chart.js';
import { PatientName } from './patient-identity.js';
import { MAX_IDENTIFIERS, MAX_PHONES, PatientIdentifier, PatientPhone } from './patient-particulars.js';
import { GENDERS, PATIENT_STATUSES, type Gender, type PatientStatus } from './statuses.js';

/** A registered patient who may be the same person. */
export class DuplicateCandidate extends PatientName {
  /** Which facts agree. @example ["name","dateOfBirth"] */
  @IsArray()
  @IsString({ each: true })
  reasons!: string[];

  /** How likely it is, 1–100; 100 for a number that only one person has. @example 75 */
  @IsInt()
  score!: number;

  /** Who was archived is restored rather than registered again. */
  @IsIn(PATIENT_STATUSES)
  status!: PatientStatus;

  /** Of a record that was merged: the one that goes on. */
  @IsOptional()
  @ValidateNested()
  @Type(() => PatientReference)
  replacedBy!: PatientReference | null;
}

/** Registered patients who may be the same person, the likeliest first. */
export class DuplicateList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => DuplicateCandidate)
  data!: DuplicateCandidate[];
}

/** `POST /api/patients/duplicates`: what is known of a person so far. */
export class DuplicateCheckRequest {
  /** The patient who is being edited; left out at registration. */
  @IsOptional()
  @Id()
  patientId?: string;

  /** @example Meena */
  @IsOptional()
  @PersonName()
  firstName?: string;

  /** @example Kumari */
  @IsOptional()
  @PersonName()
  middleName?: string;

  /** @example Sharma */
  @IsOptional()
  @PersonName()
  lastName?: string;

  /** @example 1978-03-02 */
  @IsOptional()
  @BirthDate()
  dateOfBirth?: string;

  /** @example 48 */
  @IsOptional()
  @WholeNumber(0, 150)
  ageYears?: number;

  @IsOptional()
  @IsBoolean({ message: 'Answer yes or no.', context: { code: 'boolean.invalid' } })
  birthDateEstimated?: boolean;

  /** @example female */
  @IsOptional()
  @OneOf(GENDERS)
  gender?: Gender;

  /** E.164. @example +919822041763 */
  @IsOptional()
  @PhoneNumber()
  phone?: string;

  @IsOptional()
  @IsArray({ message: 'Give a list of phones.', context: { code: 'array.invalid' } })
  @ArrayMaxSize(MAX_PHONES, { message: `Use at most ${MAX_PHONES} entries.`, context: { code: 'array.too_long' } })
  @ValidateNested({ each: true })
  @Type(() => PatientPhone)
  phones?: PatientPhone[];

  /** @example meena.sharma@example.com */
  @IsOptional()
  @EmailAddress()
  email?: string;

  @IsOptional()
  @IsArray({ message: 'Give a list of identifiers.', context: { code: 'array.invalid' } })
  @ArrayMaxSize(MAX_IDENTIFIERS, { message: `Use at most ${MAX_IDENTIFIERS} entries.`, context: { code: 'array.too_long' } })
  @ValidateNested({ each: true })
  @Type(() => PatientIdentifier)
  identifiers?: PatientIdentifier[];

  /** Of a newborn: the mother's patient id. */
  @IsOptional()
  @Id()
  motherId?: string;

  /** @example 1 */
  @IsOptional()
  @WholeNumber(1, 9)
  multipleBirthOrder?: number;
}

/** `POST /api/patients/:id/distinctions`. */
export class DistinctionRequest {
  /** The patient who is another person. */
  @Id()
  otherId!: string;
}
