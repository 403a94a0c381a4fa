import { IsIn, IsInt, IsNumber, IsOptional, IsString } from 'class-validator';
import { NEWS2_OBSTACLES, NEWS2_PART_CODES, NEWS2_RISKS, type News2Obstacle, type News2Part, type News2Risk } from './vital-news2.js';
import { VITAL_CODES, VITAL_FLAGS, type VitalCode, type VitalFlag } from './vital-values.js';

export const FLAGGED_CODES = [...VITAL_CODES, 'bmi', 'consciousness'] as const;

/** A value held against what is usual at the patient's age when it was taken. */
export class VitalAssessment {
  /** The field that it is about. @example systolic */
  @IsIn(FLAGGED_CODES)
  code!: VitalCode | 'bmi' | 'consciousness';

  /** LOINC. @example 8480-6 */
  @IsString()
  loinc!: string;

  /** UCUM; null for what is no number. @example mm[Hg] */
  @IsOptional()
  @IsString()
  unit!: string | null;

  /** FHIR observation-interpretation. Null: no reference is known, which is not the same as normal. @example N */
  @IsOptional()
  @IsIn(VITAL_FLAGS)
  flag!: VitalFlag | null;

  /** What is usual from here on; null for no such limit. @example 101 */
  @IsOptional()
  @IsNumber()
  low!: number | null;

  /** What is usual up to here. @example 139 */
  @IsOptional()
  @IsNumber()
  high!: number | null;
}

/** National Early Warning Score 2 of a measuring, or why there is none. */
export class News2Answer {
  /** 0–20; null when it was not computed. @example 2 */
  @IsOptional()
  @IsInt()
  score!: number | null;

  /** @example low */
  @IsOptional()
  @IsIn(NEWS2_RISKS)
  risk!: News2Risk | null;

  /** What to do, or why there is no score, in words. @example Measure at least every 4 to 6 hours. A registered nurse assesses. */
  @IsString()
  advice!: string;

  /** Why it was not computed. @example incomplete */
  @IsOptional()
  @IsIn(NEWS2_OBSTACLES)
  notComputed!: News2Obstacle | null;

  /** Values without which there is no score. @example ["consciousness"] */
  @IsIn(NEWS2_PART_CODES, { each: true })
  missing!: News2Part[];
}
