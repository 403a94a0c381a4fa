import { IsIn, IsISO8601, IsOptional, IsString } from 'class-validator';
import { HOLD_STEPS, STATUS_REASON_CODES, type HoldStep, type StatusReason } from './prescription-values.js';

/** That a prescription was held for a while, or went on. */
export class PrescriptionHold {
  @IsIn(HOLD_STEPS)
  step!: HoldStep;

  /** Why it was held; null when it went on. */
  @IsOptional()
  @IsIn(STATUS_REASON_CODES)
  reason!: StatusReason | null;

  @IsOptional()
  @IsString()
  note!: string | null;

  /** @example Dr Meera Iyer */
  @IsString()
  by!: string;

  @IsISO8601()
  at!: string;
}
