import { IsOptional, Matches } from 'class-validator';
import { applyDecorators } from './apply-decorators.js';
import { ListQuery } from './common.js';
import {
  CONDITION_CATEGORIES,
  CONDITION_CERTAINTIES,
  CONDITION_CLINICAL_STATUSES,
  LONGEST_CODE_LIST,
  type ConditionCategory,
  type ConditionCertainty,
  type ConditionClinicalStatus,
} from './condition-values.js';
import { FreeText, Id, OneOf, PastDate, RequiredText, says, WholeNumber } from './decorators.js';
import { YesOrNo } from './time-decorators.js';

const DiagnosisCodeText = () =>
  applyDecorators(Matches(/^[A-Z0-9][A-Z0-9.]{1,9}$/, says('diagnosis_code.invalid', 'Choose a code of the list, such as E11.9.')));

/** `PUT /api/conditions/:id`: what may change of a condition. */
export class ConditionChange {
  /** A code of `GET /api/diagnosis-codes`; its words are kept with it. Without a code, `text` is what the diagnosis is. @example E11.9 */
  @IsOptional()
  @DiagnosisCodeText()
  code?: string;

  /** Free text where no code fits; refused together with a code. */
  @IsOptional()
  @RequiredText(300)
  text?: string;

  /** `active` if not given. @example active */
  @IsOptional()
  @OneOf(CONDITION_CLINICAL_STATUSES)
  clinicalStatus?: ConditionClinicalStatus;

  /** How certain it is; `provisional` if not given. @example confirmed */
  @IsOptional()
  @OneOf(CONDITION_CERTAINTIES)
  verificationStatus?: ConditionCertainty;

  /** Of a visit's diagnoses the one that it was for; one of a visit at most. False if not given. @example true */
  @IsOptional()
  @YesOrNo()
  primary?: boolean;

  /** `YYYY-MM-DD` @example 2019-05-01 */
  @IsOptional()
  @PastDate('This is in the future.')
  onsetOn?: string;

  /** When it was over; not of what is still active. */
  @IsOptional()
  @PastDate('This is in the future.')
  abatedOn?: string;

  @IsOptional()
  @FreeText(2000)
  note?: string;
}

/** `POST /api/patients/:id/conditions`. */
export class RecordConditionRequest extends ConditionChange {
  /** @example problem-list-item */
  @OneOf(CONDITION_CATEGORIES)
  category!: ConditionCategory;

  /** The visit of this patient; needed for an `encounter-diagnosis`. */
  @IsOptional()
  @Id()
  visitId?: string;
}

/** `POST /api/conditions/:id/entered-in-error`. */
export class ConditionErrorRequest {
  /** @example Belongs to another patient. */
  @RequiredText(500)
  reason!: string;
}

/** `GET /api/patients/:id/conditions`. */
export class ConditionsQuery extends ListQuery {
  /** Both if not given. @example problem-list-item */
  @IsOptional()
  @OneOf(CONDITION_CATEGORIES)
  category?: ConditionCategory;

  /** Those of one visit. */
  @IsOptional()
  @Id()
  visitId?: string;
}

/** `GET /api/diagnosis-codes`. */
export class DiagnosisCodesQuery {
  /** The beginning of a code, with or without its point, or of words in any order. @example diab type 2 */
  @RequiredText(100)
  q!: string;

  /** 1–50, 20 if not given. @example 20 */
  @IsOptional()
  @WholeNumber(1, LONGEST_CODE_LIST)
  limit?: number;
}
