import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import {
  API_CLIENT_KINDS,
  API_CLIENT_STATES,
  PROGRAM_SCOPES,
  type ApiClientKind,
  type ApiClientState,
  type ProgramScope,
} from './api-client-values.js';
import { ListQuery, PageInfo } from './common.js';
import { TenantId } from './decorators.js';

/** A key of a server app as it can be seen afterwards: never the key itself. */
export class ApiClientKey {
  @IsString()
  id!: string;

  /** The key's last four characters. @example k3Qx */
  @IsString()
  hint!: string;

  @IsISO8601()
  createdAt!: string;

  /** When it stops, once a newer one replaces it; null: it does not. */
  @IsOptional()
  @IsISO8601()
  expiresAt!: string | null;

  /** Up to half a minute late; null if never. */
  @IsOptional()
  @IsISO8601()
  lastUsedAt!: string | null;
}

/** An app of a third party. Its `id` is what it sends as `X-App-ID`. */
export class ApiClient {
  @IsString()
  id!: string;

  @IsIn(API_CLIENT_KINDS)
  kind!: ApiClientKind;

  /** @example Metropolis Labs results feed */
  @IsString()
  name!: string;

  /** The one hospital of a server app; null for a browser app. */
  @IsOptional()
  @IsString()
  tenantId!: string | null;

  /** @example City Hospital */
  @IsOptional()
  @IsString()
  tenantName!: string | null;

  /** What a server app may do. @example ["patients:read"] */
  @IsArray()
  @IsIn(PROGRAM_SCOPES, { each: true })
  scopes!: ProgramScope[];

  /** Where a browser app is served from. @example ["https://portal.lab.example"] */
  @IsArray()
  @IsString({ each: true })
  origins!: string[];

  /** Requests a second; null: the platform's usual limit. @example 50 */
  @IsOptional()
  @IsInt()
  ratePerSecond!: number | null;

  @IsIn(API_CLIENT_STATES)
  state!: ApiClientState;

  /** The keys that are valid now, newest first. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ApiClientKey)
  keys!: ApiClientKey[];

  /** Up to half a minute late; null if never. */
  @IsOptional()
  @IsISO8601()
  lastUsedAt!: string | null;

  @IsISO8601()
  createdAt!: string;

  /** For `If-Match`. @example 1 */
  @IsInt()
  version!: number;
}

export class ApiClientList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ApiClient)
  data!: ApiClient[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}

export class ApiClientQuery extends ListQuery {
  @IsOptional()
  @TenantId()
  tenantId?: string;
}

/** A new key. It is shown here and never again. */
export class IssuedKey {
  /** The key's id. */
  @IsString()
  id!: string;

  /** Send it as `X-API-Key`. @example hms_3mT0vqkq0mV9m1x1yQmVw0m5Ck1o8Yp2tq3rXyZk3Qx */
  @IsString()
  key!: string;

  @ValidateNested()
  @Type(() => ApiClient)
  client!: ApiClient;
}
