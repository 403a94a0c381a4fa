import { Type } from 'class-transformer';
import { IsArray, IsISO8601, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { ListQuery, PageInfo } from './common.js';
import { CalendarDate, Id, TenantId } from './decorators.js';

/** Who did what, when and from where. Never clinical text, a token or a password. */
export class AuditEvent {
  @IsString()
  id!: string;

  @IsISO8601()
  occurredAt!: string;

  /** Null for the system. */
  @IsOptional()
  @IsString()
  actorId!: string | null;

  /** @example Dr Meera Iyer */
  @IsString()
  actorName!: string;

  /** @example patient.read */
  @IsString()
  action!: string;

  /** `patient`, `membership`, `tenant`, `session` … @example patient */
  @IsString()
  entity!: string;

  @IsOptional()
  @IsString()
  entityId!: string | null;

  @IsOptional()
  @IsString()
  patientId!: string | null;

  /** On the platform: the hospital that it is about. @example demo_hospital_001 */
  @IsOptional()
  @IsString()
  tenantId!: string | null;

  /** Null also when the hospital is no longer there. @example City Hospital */
  @IsOptional()
  @IsString()
  tenantName!: string | null;

  /** Client address. @example 203.0.113.7 */
  @IsOptional()
  @IsString()
  address!: string | null;

  /** @example 7f3a91c2d0e84b15 */
  @IsString()
  requestId!: string;

  /** Names of changed fields; values only for settings. @example {"fields":["phone"]} */
  @IsObject()
  details!: Record<string, unknown>;
}

export class AuditQuery extends ListQuery {
  @IsOptional()
  @Id()
  patientId?: string;

  @IsOptional()
  @Id()
  actorId?: string;

  /** For the platform alone: what was done to this hospital. */
  @IsOptional()
  @TenantId()
  tenantId?: string;

  @IsOptional()
  @CalendarDate()
  from?: string;

  @IsOptional()
  @CalendarDate()
  to?: string;
}

export class AuditEventList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AuditEvent)
  data!: AuditEvent[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
