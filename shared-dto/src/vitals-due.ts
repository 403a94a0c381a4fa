import { Type } from 'class-transformer';
import { IsArray, IsIn, IsISO8601, IsString, ValidateNested } from 'class-validator';
import { PageInfo } from './common.js';
import { PatientName } from './patient-identity.js';

export const VITALS_DUE_PLACES = ['appointment', 'queue'] as const;
export type VitalsDuePlace = (typeof VITALS_DUE_PLACES)[number];

/** Somebody who is here today and whose vital signs nobody has taken today. */
export class VitalsDue {
  @IsString()
  patientId!: string;

  @ValidateNested()
  @Type(() => PatientName)
  patient!: PatientName;

  /** What they came for: an appointment for which they checked in, or a token of the queue. @example queue */
  @IsIn(VITALS_DUE_PLACES)
  place!: VitalsDuePlace;

  /** Since when they are here. */
  @IsISO8601()
  since!: string;

  /** @example Dr Meera Iyer */
  @IsString()
  doctorName!: string;
}

/** `GET /api/vitals/due`: who waits longest comes first. */
export class VitalsDueList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => VitalsDue)
  data!: VitalsDue[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
