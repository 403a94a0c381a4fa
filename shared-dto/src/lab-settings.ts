import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { Id, says } from './decorators.js';
import { ESCALATION_MINUTES } from './lab-values.js';
import { YesOrNo } from './time-decorators.js';

/** How the laboratory works; what an Admin may change. */
export class LabSettingsRequest {
  /** Who entered a result does not verify it. */
  @YesOrNo()
  secondPerson!: boolean;

  /** Results with a reference range that are in it, and not far from the one before, are verified by the program. */
  @YesOrNo()
  autoVerify!: boolean;

  /** Minutes after a critical result until more people are told, unless it was acknowledged; each step later than the one before. @example [15, 30, 60] */
  @IsArray(says('array.invalid', 'Give a list.'))
  @ArrayMinSize(1, says('array.too_short', 'Name at least one time.'))
  @ArrayMaxSize(5, says('array.too_long', 'Name at most five times.'))
  @IsInt({ each: true, ...says('number.invalid', 'Write whole numbers of minutes.') })
  @Min(ESCALATION_MINUTES.min, { each: true, ...says('number.too_small', `Use ${ESCALATION_MINUTES.min} minutes or more.`) })
  @Max(ESCALATION_MINUTES.max, { each: true, ...says('number.too_large', `Use ${ESCALATION_MINUTES.max} minutes or less.`) })
  escalationMinutes!: number[];

  /** Doctor who is told of critical results whose orderer is on leave or works here no longer; without one, the orderer's department is. */
  @IsOptional()
  @Id()
  deputyId?: string;
}

export class LabSettings {
  @IsBoolean()
  secondPerson!: boolean;

  @IsBoolean()
  autoVerify!: boolean;

  /** @example [15, 30, 60] */
  @IsInt({ each: true })
  escalationMinutes!: number[];

  @IsOptional()
  @IsString()
  deputyId!: string | null;

  /** @example Dr Prakash Bhide */
  @IsOptional()
  @IsString()
  deputyName!: string | null;

  /** For `If-Match`. @example 1 */
  @IsInt()
  version!: number;
}
