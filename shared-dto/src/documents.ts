import { IsIn, IsISO8601, IsString, Matches } from 'class-validator';
import { says } from './decorators.js';
import { DOCUMENT_CODE_PATTERN, DOCUMENT_KINDS, type DocumentKind } from './document-values.js';

/** `GET /api/documents/verification`. */
export class VerifyDocumentQuery {
  /** Out of the code on the paper. @example Zk3c0dG9rZW4tdGhhdC1ub2JvZHktZ3Vlc3Nlcy00Mg */
  @Matches(DOCUMENT_CODE_PATTERN, says('document_code.invalid', 'This code is not complete. Scan it again.'))
  code!: string;
}

/** What a stranger with a paper may know: that it is genuine, of what day, hospital and doctor. No patient, nothing clinical. */
export class VerifiedDocument {
  @IsIn(DOCUMENT_KINDS)
  kind!: DocumentKind;

  /** When it was printed. */
  @IsISO8601()
  issuedAt!: string;

  /** As the hospital is called today. */
  @IsString()
  hospital!: string;

  /** IANA zone of the hospital, in which the day of `issuedAt` is meant. @example Asia/Kolkata */
  @IsString()
  timeZone!: string;

  /** As printed. */
  @IsString()
  doctor!: string;
}
