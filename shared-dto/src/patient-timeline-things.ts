import { IsBoolean, IsString } from 'class-validator';

/** The treatment plan that an entry is about, as it is called now. */
export class TimelineCarePlan {
  @IsString()
  id!: string;

  /** @example Diabetes, back to target */
  @IsString()
  title!: string;

  /** It was written down by mistake. */
  @IsBoolean()
  enteredInError!: boolean;
}

/** The prescription that an entry is about. */
export class TimelinePrescription {
  @IsString()
  id!: string;

  /** @example Amoxicillin 500 mg capsule */
  @IsString()
  medication!: string;
}

/** The laboratory order that an entry is about, with the names of the tests and no result. */
export class TimelineLab {
  @IsString()
  orderId!: string;

  /** @example LAB-0000042 */
  @IsString()
  orderNumber!: string;

  /** @example ["Potassium"] */
  @IsString({ each: true })
  tests!: string[];
}
