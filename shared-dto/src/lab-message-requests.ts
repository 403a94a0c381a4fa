import { IsOptional } from 'class-validator';
import { FreeText, Id, RequiredText } from './decorators.js';
import { YesOrNo } from './time-decorators.js';

/** Longest name of a sender: application and facility (MSH-3, MSH-4), each 227 characters at most in the standard. */
const MAX_SENDER = 460;
const MAX_CODE = 60;

/** `POST /api/lab-messages/:id/release`: try again, now that something has changed. */
export class ReleaseLabMessageRequest {
  /** The order or specimen that it belongs to, where the message has no number of ours. @example LAB-0000012 */
  @IsOptional()
  @RequiredText(MAX_CODE)
  orderNumber?: string;

  /** The caller has made sure that it is the same person, although patient number or birth date differ. @example false */
  @IsOptional()
  @YesOrNo()
  identityChecked?: boolean;
}

/** `POST /api/lab-messages/:id/discard`. */
export class DiscardLabMessageRequest {
  /** @example Belongs to another hospital */
  @RequiredText(500)
  reason!: string;
}

/** `POST /api/lab-code-mappings`: what a sender's code means here. Said again, the last word counts. */
export class LabCodeMappingRequest {
  /** As a message has it. @example Analyser at Central Laboratory */
  @FreeText(MAX_SENDER)
  sender!: string;

  /** As a message has it; empty when it says none. @example L */
  @FreeText(MAX_CODE)
  system!: string;

  /** @example KALIUM */
  @RequiredText(MAX_CODE)
  code!: string;

  @Id()
  testId!: string;
}
