import { DomainError } from './domain-error.js';

const BYTES_PER_MB = 1024 * 1024;

/** 413: more bytes than one upload may have. */
export class FileTooLargeError extends DomainError {
  constructor(maxBytes: number, options?: ErrorOptions) {
    const detail = `The file is larger than ${maxBytes / BYTES_PER_MB} MB. Split it and import the parts one after another.`;
    super('request.too_large', detail, {}, options);
  }
}

/** 422 with what to do about the file. */
export class UnusableFileError extends DomainError {
  constructor(detail: string, options?: ErrorOptions) {
    super('import.unusable', detail, {}, options);
  }
}
