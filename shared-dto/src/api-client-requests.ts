import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import {
  API_CLIENT_KINDS,
  LONGEST_OVERLAP_DAYS,
  MAX_ORIGINS,
  ORIGIN_PATTERN,
  PROGRAM_SCOPES,
  type ApiClientKind,
  type ProgramScope,
} from './api-client-values.js';
import { FutureInstant, OneOf, PersonName, TenantId, WholeNumber } from './decorators.js';

const MAX_RATE = 10_000;

/** What can be edited. A server app has scopes and no origins, a browser app the other way. */
export class ApiClientDetails {
  /** Up to 100 characters. @example Metropolis Labs results feed */
  @PersonName()
  @MaxLength(100, { message: 'Use at most 100 characters.', context: { code: 'text.too_long' } })
  name!: string;

  /** @example ["patients:read"] */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(PROGRAM_SCOPES.length)
  @ArrayUnique({ message: 'Name each scope once.', context: { code: 'scopes.repeated' } })
  @IsIn(PROGRAM_SCOPES, { each: true, message: `Choose among: ${PROGRAM_SCOPES.join(', ')}.`, context: { code: 'choice.invalid' } })
  scopes?: ProgramScope[];

  /** @example ["https://portal.lab.example"] */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_ORIGINS)
  @ArrayUnique({ message: 'Name each origin once.', context: { code: 'origins.repeated' } })
  @Matches(ORIGIN_PATTERN, {
    each: true,
    message: 'Write an origin such as https://portal.lab.example, without a path.',
    context: { code: 'origin.invalid' },
  })
  origins?: string[];

  /** Requests a second. Left out: the platform's usual limit. @example 50 */
  @IsOptional()
  @WholeNumber(1, MAX_RATE)
  ratePerSecond?: number;
}

/** `POST /api/api-clients`. */
export class CreateApiClientRequest extends ApiClientDetails {
  @OneOf(API_CLIENT_KINDS)
  kind!: ApiClientKind;

  /** The one hospital of a server app; a browser app has none. @example demo_hospital_001 */
  @IsOptional()
  @TenantId()
  tenantId?: string;
}

/** `PUT /api/api-clients/:id`: kind and hospital stay what they are. */
export class UpdateApiClientRequest extends ApiClientDetails {}

/** `POST /api/api-clients/:id/keys`. */
export class IssueKeyRequest {
  /** When the keys before this one stop, at most 90 days ahead. Left out: at once. @example 2099-01-01T00:00:00Z */
  @IsOptional()
  @FutureInstant(LONGEST_OVERLAP_DAYS)
  oldKeysUntil?: string;
}
