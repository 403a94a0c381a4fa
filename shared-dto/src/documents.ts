import { IsOptional, IsString, Matches } from 'class-validator';
import { says } from './decorators.js';
import { DOCUMENT_CODE_PATTERN } from './document-values.js';

/** `GET /api/documents/verification`. */
export class VerifyDocumentQuery {
  /** Out of the code on the paper. @example Zk3c0dG9rZW4tdGhhdC1ub2JvZHktZ3Vlc3Nlcy00Mg */
  @Matches(DOCUMENT_CODE_PATTERN, says('document_code.invalid', 'This code is not complete. Scan it again.'))
  code!: string;
}

/** What a stranger with a paper may know: that it is genuine, of what day, hospital and doctor, and nothing else. */
export class VerifiedDocument {
  /** When it was printed, by the hospital's calendar. @example 2026-11-22 */
  @IsString()
  printedOn!: string;

  /** As the hospital is called today. */
  @IsString()
  hospital!: string;

  /** As printed; null of a paper that no person answers for. */
  @IsOptional()
  @IsString()
  doctor!: string | null;
}
