import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { ListQuery, PageInfo } from './common.js';
import { OneOf } from './decorators.js';
import { LAB_MESSAGE_STATUSES, type LabMessageStatus } from './lab-message-values.js';

export class LabMessageQuery extends ListQuery {
  /** All if not given. @example quarantined */
  @IsOptional()
  @OneOf(LAB_MESSAGE_STATUSES)
  status?: LabMessageStatus;
}

/** Why a message was not filed. */
export class LabMessageFault {
  /** @example order.unknown */
  @IsString()
  code!: string;

  /** @example No order has the number X-17. */
  @IsString()
  message!: string;

  /** Which segment, counted from 1; null of the message as a whole. @example OBX 3 */
  @IsOptional()
  @IsString()
  segment!: string | null;
}

/** Whom the results are of in the sender's words (PID). */
export class LabMessagePatient {
  /** @example Rao, Asha */
  @IsString()
  name!: string;

  /** @example ["CH-0000042"] */
  @IsString({ each: true })
  numbers!: string[];

  /** Null when the sender does not say. @example 1961-07-14 */
  @IsOptional()
  @IsString()
  dateOfBirth!: string | null;
}

/** A message in a list. */
export class LabMessageLine {
  @IsString()
  id!: string;

  @IsIn(LAB_MESSAGE_STATUSES)
  status!: LabMessageStatus;

  /** Application and facility (MSH-3, MSH-4). @example Analyser at Central Laboratory */
  @IsString()
  sender!: string;

  /** The sender's number of it (MSH-10). @example 20261122-000017 */
  @IsString()
  controlId!: string;

  @ValidateNested()
  @Type(() => LabMessagePatient)
  patient!: LabMessagePatient;

  /** Numbers of orders and specimens in it (ORC, OBR, SPM). @example ["LAB-0000012"] */
  @IsString({ each: true })
  orderNumbers!: string[];

  /** @example 14 */
  @IsInt()
  resultCount!: number;

  /** Empty of one that was filed. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LabMessageFault)
  faults!: LabMessageFault[];

  /** @example 2026-11-22T05:10:00.000Z */
  @IsISO8601()
  receivedAt!: string;

  /** The program or the person who sent it. @example Central Laboratory */
  @IsString()
  receivedBy!: string;

  /** When somebody dealt with it by hand, or it was filed. */
  @IsOptional()
  @IsISO8601()
  settledAt!: string | null;

  @IsOptional()
  @IsString()
  settledBy!: string | null;

  /** Why it was discarded. @example Sent twice by mistake */
  @IsOptional()
  @IsString()
  discardReason!: string | null;

  /** @example 1 */
  @IsInt()
  version!: number;
}

/** One result in a message (OBX), in the sender's words, and what it is here. */
export class LabMessageResult {
  /** Which of the message's OBX, from 1. @example 3 */
  @IsInt()
  position!: number;

  /** @example 2823-3 */
  @IsString()
  code!: string;

  /** HL7 table 0396; empty when the sender does not say. @example LN */
  @IsString()
  system!: string;

  /** @example Potassium [Moles/volume] in Serum or Plasma */
  @IsString()
  name!: string;

  /** @example 4.1 */
  @IsString()
  value!: string;

  /** @example mmol/L */
  @IsString()
  unit!: string;

  /** The sender's own range. @example 3.5-5.0 */
  @IsString()
  range!: string;

  /** The sender's own flag (HL7 table 0078). @example N */
  @IsString()
  flag!: string;

  /** HL7 table 0085. @example F */
  @IsString()
  status!: string;

  /** The test of this hospital that the code stands for; null when nobody has said. @example 0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611 */
  @IsOptional()
  @IsString()
  testId!: string | null;

  /** @example Potassium */
  @IsOptional()
  @IsString()
  testName!: string | null;
}

export class LabMessage extends LabMessageLine {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LabMessageResult)
  results!: LabMessageResult[];

  /** As it came, a segment a line. */
  @IsString()
  text!: string;
}

export class LabMessageList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LabMessageLine)
  data!: LabMessageLine[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
