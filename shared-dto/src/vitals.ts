import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsNumber, IsOptional, IsString, ValidateNested } from 'class-validator';
import { PageInfo } from './common.js';
import { News2Answer, VitalAssessment } from './vital-assessments.js';
import {
  CONSCIOUSNESS_LEVELS,
  OXYGEN_SCALES,
  VITAL_STATUSES,
  type Consciousness,
  type OxygenScale,
  type VitalStatus,
} from './vital-values.js';

/** One measuring of a patient with what follows from it. */
export class VitalSigns {
  @IsString()
  id!: string;

  @IsString()
  patientId!: string;

  @IsOptional()
  @IsString()
  visitId!: string | null;

  @IsISO8601()
  takenAt!: string;

  /** @example Asha Kulkarni */
  @IsString()
  takenBy!: string;

  @IsISO8601()
  recordedAt!: string;

  /** mm[Hg] @example 128 */
  @IsOptional()
  @IsInt()
  systolic!: number | null;

  /** mm[Hg] @example 82 */
  @IsOptional()
  @IsInt()
  diastolic!: number | null;

  /** /min @example 76 */
  @IsOptional()
  @IsInt()
  heartRate!: number | null;

  /** /min @example 16 */
  @IsOptional()
  @IsInt()
  respiratoryRate!: number | null;

  /** Cel @example 36.8 */
  @IsOptional()
  @IsNumber()
  temperature!: number | null;

  /** [degF], as it was read off; null when it was read off in Cel. */
  @IsOptional()
  @IsNumber()
  temperatureFahrenheit!: number | null;

  /** % @example 97 */
  @IsOptional()
  @IsInt()
  oxygenSaturation!: number | null;

  /** @example 1 */
  @IsIn(OXYGEN_SCALES)
  oxygenScale!: OxygenScale;

  /** Null: nobody wrote it down. @example false */
  @IsOptional()
  @IsBoolean()
  onOxygen!: boolean | null;

  /** @example alert */
  @IsOptional()
  @IsIn(CONSCIOUSNESS_LEVELS)
  consciousness!: Consciousness | null;

  /** kg @example 64.5 */
  @IsOptional()
  @IsNumber()
  weight!: number | null;

  /** cm @example 168 */
  @IsOptional()
  @IsNumber()
  height!: number | null;

  /** cm */
  @IsOptional()
  @IsNumber()
  headCircumference!: number | null;

  /** 0–10 @example 2 */
  @IsOptional()
  @IsInt()
  pain!: number | null;

  @IsBoolean()
  pregnant!: boolean;

  @IsOptional()
  @IsString()
  note!: string | null;

  /** kg/m², of weight and height of this measuring. @example 22.9 */
  @IsOptional()
  @IsNumber()
  bmi!: number | null;

  /** Of every value that is there. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => VitalAssessment)
  assessments!: VitalAssessment[];

  @ValidateNested()
  @Type(() => News2Answer)
  news2!: News2Answer;

  /** @example final */
  @IsIn(VITAL_STATUSES)
  status!: VitalStatus;

  /** Why it was a mistake. */
  @IsOptional()
  @IsString()
  errorReason!: string | null;

  /** Who said so. */
  @IsOptional()
  @IsString()
  errorBy!: string | null;

  @IsOptional()
  @IsISO8601()
  errorAt!: string | null;

  /** The measuring that this one corrects. */
  @IsOptional()
  @IsString()
  replacesId!: string | null;

  /** The one that corrects this. */
  @IsOptional()
  @IsString()
  replacedById!: string | null;

  /** @example 1 */
  @IsInt()
  version!: number;
}

/** `GET /api/patients/:id/vitals`, the newest first. */
export class VitalSignsList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => VitalSigns)
  data!: VitalSigns[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
