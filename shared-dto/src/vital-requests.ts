import { IsIn, IsOptional, Max, Min } from 'class-validator';
import { applyDecorators } from './apply-decorators.js';
import { ListQuery } from './common.js';
import { FreeText, Id, OneOf, RequiredText, says } from './decorators.js';
import { Decimals } from './number-decorators.js';
import { Instant, YesOrNo } from './time-decorators.js';
import {
  CONSCIOUSNESS_LEVELS,
  OXYGEN_SCALES,
  TEMPERATURE_UNITS,
  VITAL_STATUSES,
  VITALS,
  type Consciousness,
  type OxygenScale,
  type TemperatureUnit,
  type VitalCode,
  type VitalStatus,
} from './vital-values.js';

/** A value that can be true, with no more digits than are kept. Which limits hold for a temperature depends on its unit. */
const Reading = (code: VitalCode, { min, max, decimals } = VITALS[code] as { min: number; max: number; decimals: number }) =>
  applyDecorators(
    Decimals(decimals, decimals === 0 ? 'Write a whole number.' : `Write a number with at most ${decimals} decimals.`),
    Min(min, says('number.too_small', `This cannot be: use ${min} or more.`)),
    Max(max, says('number.too_large', `This cannot be: use ${max} or less.`)),
  );

/** `POST /api/patients/:id/vitals`: one measuring. What was not measured is left out. */
export class RecordVitalsRequest {
  /** When it was measured; now if not given. At most ten minutes ahead of the server's clock. @example 2026-11-22T04:40:00Z */
  @IsOptional()
  @Instant()
  takenAt?: string;

  /** The visit of this patient in which it was measured. */
  @IsOptional()
  @Id()
  visitId?: string;

  /** mm[Hg], with `diastolic` or not at all. @example 128 */
  @IsOptional()
  @Reading('systolic')
  systolic?: number;

  /** mm[Hg], below `systolic`. @example 82 */
  @IsOptional()
  @Reading('diastolic')
  diastolic?: number;

  /** Beats a minute. @example 76 */
  @IsOptional()
  @Reading('heartRate')
  heartRate?: number;

  /** Breaths a minute. @example 16 */
  @IsOptional()
  @Reading('respiratoryRate')
  respiratoryRate?: number;

  /** In `temperatureUnit`: 20 to 46 Cel, or 68 to 114.8 [degF]. @example 36.8 */
  @IsOptional()
  @Decimals(1, 'Write a number.')
  temperature?: number;

  /** UCUM; Cel if not given. @example Cel */
  @IsOptional()
  @OneOf(TEMPERATURE_UNITS)
  temperatureUnit?: TemperatureUnit;

  /** SpO2 in %. @example 97 */
  @IsOptional()
  @Reading('oxygenSaturation')
  oxygenSaturation?: number;

  /** 2 only where a doctor has said that the target is 88–92 %; 1 if not given. @example 1 */
  @IsOptional()
  @IsIn(OXYGEN_SCALES, says('choice.invalid', 'Choose scale 1 or 2.'))
  oxygenScale?: OxygenScale;

  /** Breathes oxygen rather than air. Left out: nobody looked. @example false */
  @IsOptional()
  @YesOrNo()
  onOxygen?: boolean;

  /** ACVPU. @example alert */
  @IsOptional()
  @OneOf(CONSCIOUSNESS_LEVELS)
  consciousness?: Consciousness;

  /** kg. @example 64.5 */
  @IsOptional()
  @Reading('weight')
  weight?: number;

  /** cm. @example 168 */
  @IsOptional()
  @Reading('height')
  height?: number;

  /** cm. @example 41.5 */
  @IsOptional()
  @Reading('headCircumference')
  headCircumference?: number;

  /** 0 for none to 10 for the worst that can be thought of. @example 2 */
  @IsOptional()
  @Reading('pain')
  pain?: number;

  /** Was pregnant then: NEWS2 and BMI say nothing. False if not given. @example false */
  @IsOptional()
  @YesOrNo()
  pregnant?: boolean;

  /** @example After ten minutes of rest, left arm. */
  @IsOptional()
  @FreeText(1000)
  note?: string;
}

/** `POST /api/vitals/:id/correction`: the measuring as it should have been written, whole. */
export class CorrectVitalsRequest extends RecordVitalsRequest {
  /** Why the other is wrong. @example Typed into the wrong field. */
  @RequiredText(500)
  reason!: string;
}

/** `POST /api/vitals/:id/entered-in-error`. */
export class VitalsErrorRequest {
  /** @example Belongs to another patient. */
  @RequiredText(500)
  reason!: string;
}

/** `GET /api/patients/:id/vitals`. */
export class VitalsQuery extends ListQuery {
  /** All if not given. @example final */
  @IsOptional()
  @OneOf(VITAL_STATUSES)
  status?: VitalStatus;

  /** Those of one visit. */
  @IsOptional()
  @Id()
  visitId?: string;

  /** `yes`: of those that count the ones that hold the last value of something. All that is known of a patient now is in these few. @example yes */
  @IsOptional()
  @OneOf(['yes', 'no'] as const)
  latest?: 'yes' | 'no';
}
