import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, Matches, ValidateNested } from 'class-validator';
import { ListQuery } from './common.js';
import { FreeText, Id, OneOf, RequiredText, says } from './decorators.js';
import {
  FASTING_STATUSES,
  type FastingStatus,
  LAB_LIMITS,
  REJECTION_REASONS,
  type RejectionReason,
  WORKLIST_STAGES,
} from './lab-values.js';
import { Instant, YesOrNo } from './time-decorators.js';

/** `POST /api/lab-specimens/:id/collect`. */
export class CollectSpecimenRequest {
  /** When it was taken; now if not given. Never in the future. */
  @IsOptional()
  @Instant()
  collectedAt?: string;

  /** HL7 table 0916. @example F */
  @IsOptional()
  @OneOf(FASTING_STATUSES)
  fastingStatus?: FastingStatus;
}

/** `POST /api/lab-specimens/:id/reject`. */
export class RejectSpecimenRequest {
  /** @example haemolysed */
  @OneOf(REJECTION_REASONS)
  reason!: RejectionReason;

  /** Asked for with `other`. */
  @IsOptional()
  @FreeText(500)
  note?: string;
}

/** One value of a test. */
export class LabEntryRequest {
  @Id()
  itemId!: string;

  /** A number as it is written (`5.1`, `<0.01`), one of the test's codes, or words. @example 6.3 */
  @RequiredText(4000)
  value!: string;

  /** UCUM unit of a number, if it is not the test's: the value is converted. @example mg/dL */
  @IsOptional()
  @Matches(/^[\u0021-\u007e]{1,40}$/, says('unit.invalid', 'Use a UCUM unit such as mmol/L.'))
  unit?: string;
}

/** `POST /api/lab-specimens/:id/results`. */
export class LabResultsRequest {
  @IsArray(says('array.invalid', 'Give a list.'))
  @ArrayMinSize(1, says('array.too_short', 'Enter at least one result.'))
  @ArrayMaxSize(LAB_LIMITS.tests, says('array.too_long', `Enter at most ${LAB_LIMITS.tests} results.`))
  @ValidateNested({ each: true })
  @Type(() => LabEntryRequest)
  entries!: LabEntryRequest[];

  /** True: they are complete and wait to be verified. False: somebody is still at it. */
  @YesOrNo()
  preliminary!: boolean;
}

/** `POST /api/lab-specimens/:id/verify`. */
export class VerifyResultsRequest {
  /** The very results that were looked at: one that has changed since is refused. */
  @IsArray(says('array.invalid', 'Give a list.'))
  @ArrayMinSize(1, says('array.too_short', 'Name at least one result.'))
  @ArrayMaxSize(LAB_LIMITS.tests, says('array.too_long', `Name at most ${LAB_LIMITS.tests} results.`))
  @Id({ each: true })
  resultIds!: string[];
}

/** `POST /api/lab-specimens/:id/correct`. */
export class CorrectResultRequest extends LabEntryRequest {
  /** What was wrong. @example Read off the wrong line */
  @RequiredText(500)
  reason!: string;
}

export class LabSpecimenQuery extends ListQuery {
  /** What is to be done. @example enter */
  @OneOf(WORKLIST_STAGES)
  stage!: (typeof WORKLIST_STAGES)[number];

  /** Beginning of an accession or order number or of the patient's family name or number. @example LAB-0000042 */
  @IsOptional()
  @RequiredText(100)
  q?: string;
}
