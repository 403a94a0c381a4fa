import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { FreeText, WholeNumber } from './decorators.js';

/** An opaque place in a list. */
export const PageCursor = () =>
  Matches(/^[A-Za-z0-9_-]{1,1024}$/, {
    message: 'This page link is damaged. Start from the first page.',
    context: { code: 'cursor.invalid' },
  });

/** Query parameters that every list takes. */
export class ListQuery {
  /** Rows on a page, 1–100, 20 if not given. @example 20 */
  @IsOptional()
  @WholeNumber(1, 100)
  limit?: number;

  /** Opaque cursor out of the last page's `page.nextCursor`. */
  @IsOptional()
  @PageCursor()
  cursor?: string;
}

/** Where a page stands in its list. */
export class PageInfo {
  /** Pass it as `cursor` for the next page; null on the last one. */
  @IsOptional()
  @IsString()
  nextCursor!: string | null;

  /** Rows in all, exact up to 1,001; null when it was not counted. @example 38 */
  @IsOptional()
  @IsInt()
  total!: number | null;

  /** True when `total` is a lower bound ("1,000+"). */
  @IsBoolean()
  totalIsEstimate!: boolean;
}

/** One invalid field of a request. */
export class FieldError {
  /** Path of the field in the body or the query. @example dateOfBirth */
  @IsString()
  path!: string;

  /** Stable code. @example date.future */
  @IsString()
  code!: string;

  /** What to do, for a person. @example The birth date is in the future. */
  @IsString()
  message!: string;
}

/** Every error answer: RFC 9457 problem details, `application/problem+json`. */
export class Problem {
  /** A stable URI reference of the kind of problem. @example /problems/patient.not_found */
  @IsString()
  type!: string;

  /** @example Not found */
  @IsString()
  title!: string;

  /** The HTTP status. @example 404 */
  @IsInt()
  status!: number;

  /** What happened and what to do next, for a person. @example There is no such patient. */
  @IsString()
  detail!: string;

  /** Stable code, see `ERROR_CODES`. @example patient.not_found */
  @IsString()
  code!: string;

  /** Names this request in our logs. @example 7f3a91c2 */
  @IsString()
  traceId!: string;

  /** Only for 400: the invalid fields. */
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => FieldError)
  errors?: FieldError[];
}

/** A postal address; every part may be missing. */
export class Address {
  /** House, street, locality. @example 12 MG Road */
  @IsOptional()
  @FreeText(300)
  line?: string;

  /** @example Pune */
  @IsOptional()
  @FreeText(100)
  city?: string;

  /** @example Pune */
  @IsOptional()
  @FreeText(100)
  district?: string;

  /** @example Maharashtra */
  @IsOptional()
  @FreeText(100)
  state?: string;

  /** PIN code in India, any postal code elsewhere. @example 411001 */
  @IsOptional()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9 -]{1,11}$/, { message: 'Write a postal code such as 411001.', context: { code: 'postal_code.invalid' } })
  postalCode?: string;

  /** ISO 3166-1 alpha-2. @example IN */
  @IsOptional()
  @Matches(/^[A-Z]{2}$/, { message: 'Use the two-letter country code, such as IN.', context: { code: 'country.invalid' } })
  country?: string;
}

/** Money in minor units. */
export class Money {
  /** Paise. @example 499900 */
  @IsInt()
  amount!: number;

  /** ISO 4217. @example INR */
  @IsString()
  currency!: string;
}

/** What was accepted for later work: follow it at `/api/jobs/{jobId}`. */
export class JobAccepted {
  @IsString()
  jobId!: string;
}

/** Use to bound arrays of ids or roles in bodies. */
export const SmallArray = () => ArrayMaxSize(20, { message: 'Use at most 20 entries.', context: { code: 'array.too_long' } });

/** `GET /health/…`: the answer of a process that is well. */
export class Health {
  /** @example ok */
  @IsIn(['ok'])
  status!: 'ok';
}

/** `GET /health/ready`: requests can be served; `warnings` names what is missing without which they are served less safely. */
export class Readiness extends Health {
  /** @example ["prescription-safety rules"] */
  @IsString({ each: true })
  warnings!: string[];
}
