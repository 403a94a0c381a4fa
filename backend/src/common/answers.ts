import { applyDecorators, Header, HttpCode, SetMetadata, type Type } from '@nestjs/common';

/** What a handler answers when all goes well. */
export interface Answer {
  /** The DTO class; null for an empty body. */
  readonly type: Type<unknown> | null;
  readonly status: number;
  readonly array: boolean;
  /** Of a body that is not JSON. */
  readonly mediaType?: string;
}

export const ANSWER = 'hms:answer';

/** HL7 v2 over HTTP. */
export const HL7 = 'application/hl7-v2';

/**
 * Declares the answer of a handler, for HTTP and for `docs/openapi.json` alike: `@Answers(Patient, { status: 201 })`, `@Answers(null)`.
 * The status is 200, or 204 without a body.
 */
export const Answers = (type: Type<unknown> | null, options: { status?: number; array?: boolean } = {}) => {
  const answer: Answer = { type, status: options.status ?? (type ? 200 : 204), array: options.array ?? false };
  return applyDecorators(SetMetadata(ANSWER, answer), HttpCode(answer.status));
};

/** A CSV file, streamed. */
export const AnswersCsv = () => {
  const answer: Answer = { type: null, status: 200, array: false, mediaType: 'text/csv' };
  return applyDecorators(SetMetadata(ANSWER, answer), HttpCode(answer.status));
};

/** A PDF file. */
export const AnswersPdf = () => {
  const answer: Answer = { type: null, status: 200, array: false, mediaType: 'application/pdf' };
  return applyDecorators(SetMetadata(ANSWER, answer), HttpCode(answer.status));
};

/** An HL7 v2 message. */
export const AnswersHl7 = () => {
  const answer: Answer = { type: null, status: 200, array: false, mediaType: HL7 };
  return applyDecorators(SetMetadata(ANSWER, answer), HttpCode(answer.status), Header('content-type', `${HL7}; charset=utf-8`));
};

/** A calendar file (RFC 5545). */
export const AnswersCalendar = () => {
  const answer: Answer = { type: null, status: 200, array: false, mediaType: 'text/calendar' };
  return applyDecorators(SetMetadata(ANSWER, answer), HttpCode(answer.status));
};

/** Server-sent events, for as long as the client stays. */
export const AnswersEvents = () => {
  const answer: Answer = { type: null, status: 200, array: false, mediaType: 'text/event-stream' };
  return applyDecorators(SetMetadata(ANSWER, answer), HttpCode(answer.status));
};
