import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsOptional } from 'class-validator';
import { ListQuery } from './common.js';
import { FreeText, Id, OneOf, RequiredText, says } from './decorators.js';
import { LAB_LIMITS, LAB_PRIORITIES, type LabPriority } from './lab-values.js';

const SomeIds = (max: number) => {
  const rules = [
    IsArray(says('array.invalid', 'Give a list.')),
    ArrayMaxSize(max, says('array.too_long', `Name at most ${max}.`)),
    Id({ each: true }),
  ];
  return (target: object, property: string): void => rules.forEach((rule) => rule(target, property));
};

/** `POST /api/lab-orders`: tests, panels or both. What is named twice is measured once. */
export class LabOrderRequest {
  @Id()
  patientId!: string;

  /** The visit at which it is placed: of the same patient, not entered in error. */
  @IsOptional()
  @Id()
  visitId?: string;

  @SomeIds(LAB_LIMITS.tests)
  testIds!: string[];

  @SomeIds(20)
  panelIds!: string[];

  /** `routine` if not given. @example urgent */
  @IsOptional()
  @OneOf(LAB_PRIORITIES)
  priority?: LabPriority;

  /** The patient is to come fasting. */
  @IsOptional()
  @IsBoolean(says('boolean.invalid', 'Answer yes or no.'))
  fasting?: boolean;

  /** Ranges for pregnancies hold. */
  @IsOptional()
  @IsBoolean(says('boolean.invalid', 'Answer yes or no.'))
  pregnant?: boolean;

  /** Why. @example Palpitations, on spironolactone */
  @IsOptional()
  @FreeText(1000)
  indication?: string;

  /** Orders although a test is under way or was measured within the last day. Without it those are listed and nothing is ordered. */
  @IsOptional()
  @IsBoolean(says('boolean.invalid', 'Answer yes or no.'))
  allowDuplicate?: boolean;
}

/** `POST /api/lab-orders/:id/cancel`. */
export class LabCancelRequest {
  /** Items to cancel; all that have no result yet if not given. */
  @IsOptional()
  @SomeIds(LAB_LIMITS.tests)
  @ArrayMinSize(1, says('array.too_short', 'Name at least one.'))
  itemIds?: string[];

  /** @example Ordered for the wrong patient */
  @RequiredText(500)
  reason!: string;
}

export class LabOrderQuery extends ListQuery {
  @IsOptional()
  @Id()
  visitId?: string;

  @IsOptional()
  @Id()
  patientId?: string;
}
