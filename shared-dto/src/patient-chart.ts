import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { AllergySummary } from './allergies.js';
import { PatientIdentity, PatientName } from './patient-identity.js';
import { EmergencyContact, MARITAL_STATUSES, PatientIdentifier, PatientPhone, type MaritalStatus } from './patient-particulars.js';

/** A patient named by number alone. */
export class PatientReference {
  @IsString()
  id!: string;

  /** @example CH-0000041 */
  @IsString()
  patientNumber!: string;
}

/** What a patient's page shows besides the registration: particulars, allergies, and whom the record leads to. */
export class PatientChart extends PatientIdentity {
  /** The whole name in the person's own script. @example मीना शर्मा */
  @IsOptional()
  @IsString()
  localName!: string | null;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PatientIdentifier)
  identifiers!: PatientIdentifier[];

  /** Numbers besides `phone`. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PatientPhone)
  phones!: PatientPhone[];

  @IsOptional()
  @ValidateNested()
  @Type(() => EmergencyContact)
  emergencyContact!: EmergencyContact | null;

  /** BCP 47. @example mr */
  @IsOptional()
  @IsString()
  language!: string | null;

  /** @example Teacher */
  @IsOptional()
  @IsString()
  occupation!: string | null;

  /** @example married */
  @IsOptional()
  @IsIn(MARITAL_STATUSES)
  maritalStatus!: MaritalStatus | null;

  /** `YYYY-MM-DD`. @example 2026-05-17 */
  @IsOptional()
  @IsString()
  deceasedDate!: string | null;

  /** Of a newborn. */
  @IsOptional()
  @ValidateNested()
  @Type(() => PatientName)
  mother!: PatientName | null;

  /** @example 1 */
  @IsOptional()
  @IsInt()
  multipleBirthOrder!: number | null;

  /** Patients whose mother this is, the youngest first, 20 at most. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PatientName)
  children!: PatientName[];

  @ValidateNested()
  @Type(() => AllergySummary)
  allergies!: AllergySummary;

  /** Of a merged record: the one that goes on. */
  @IsOptional()
  @ValidateNested()
  @Type(() => PatientReference)
  replacedBy!: PatientReference | null;

  /** Start of the last visit; null before the first. */
  @IsOptional()
  @IsISO8601()
  lastVisitAt!: string | null;
}
