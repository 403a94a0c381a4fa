import { Type } from 'class-transformer';
import { ArrayMinSize, ArrayUnique, IsArray, IsEmail, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { ListQuery, PageInfo, SmallArray } from './common.js';
import { EmailAddress, FreeText, OneOf, PersonName, TenantId } from './decorators.js';
import { HOSPITAL_ROLES, type HospitalRole } from './roles.js';
import { MEMBERSHIP_STATUSES, type MembershipStatus } from './statuses.js';
import { UsageMeter } from './subscriptions.js';

/** One person of the hospital's staff: the membership's name, e-mail, roles and status. `id` is the person's. */
export class StaffMember {
  @IsString()
  id!: string;

  /** @example Dr Meera Iyer */
  @IsString()
  name!: string;

  @IsEmail()
  email!: string;

  /** @example ["Doctor"] */
  @IsArray()
  @IsIn(HOSPITAL_ROLES, { each: true })
  roles!: HospitalRole[];

  @IsIn(MEMBERSHIP_STATUSES)
  status!: MembershipStatus;

  @IsString()
  tenantId!: string;

  @IsISO8601()
  createdAt!: string;

  /** Last sign-in to this hospital; null if never. */
  @IsOptional()
  @IsISO8601()
  lastSignInAt!: string | null;

  /** Counts changes of roles and status. For `If-Match`. @example 2 */
  @IsInt()
  version!: number;
}

/** A person in one hospital, as the operator sees all of them. */
export class User extends StaffMember {
  /** @example City Hospital */
  @IsString()
  tenantName!: string;
}

export class UserQuery extends ListQuery {
  /** Name or e-mail. @example iyer */
  @IsOptional()
  @FreeText(200)
  q?: string;

  @IsOptional()
  @TenantId()
  tenantId?: string;

  @IsOptional()
  @OneOf(HOSPITAL_ROLES)
  role?: HospitalRole;

  @IsOptional()
  @OneOf(MEMBERSHIP_STATUSES)
  status?: MembershipStatus;
}

export class UserList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => User)
  data!: User[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}

/** `POST /api/users`: invites a person as Admin of a hospital. Takes a seat there. */
export class CreateUserRequest {
  /** @example demo_hospital_001 */
  @TenantId()
  tenantId!: string;

  /** @example Dr Meera Iyer */
  @PersonName()
  name!: string;

  /** @example meera@cityhospital.example */
  @EmailAddress()
  email!: string;
}

/** Names the membership that the operator acts on. */
export class UserActionRequest {
  /** @example demo_hospital_001 */
  @TenantId()
  tenantId!: string;

  /** @example Left the hospital. */
  @IsOptional()
  @FreeText(500)
  reason?: string;
}

/** Roles of a membership: at least one, each once. */
export class RolesRequest {
  /** @example ["Nurse"] */
  @IsArray()
  @ArrayMinSize(1, { message: 'Choose at least one role.', context: { code: 'roles.required' } })
  @SmallArray()
  @ArrayUnique({ message: 'Name each role once.', context: { code: 'roles.repeated' } })
  @IsIn(HOSPITAL_ROLES, { each: true, message: `Choose among: ${HOSPITAL_ROLES.join(', ')}.`, context: { code: 'choice.invalid' } })
  roles!: HospitalRole[];
}

/** `POST /api/staff`: invites a person by mail. Takes a seat. */
export class InviteStaffRequest extends RolesRequest {
  /** @example Asha Kulkarni */
  @PersonName()
  name!: string;

  /** @example asha@cityhospital.example */
  @EmailAddress()
  email!: string;
}

/** `POST /api/staff/:id/approve`: the roles of a person who signed up. Takes a seat. */
export class ApproveStaffRequest extends RolesRequest {}

export class StaffRejectRequest {
  /** Kept in the audit; the person is not told. */
  @IsOptional()
  @FreeText(500)
  reason?: string;
}

export class StaffQuery extends ListQuery {
  /** Name or e-mail. */
  @IsOptional()
  @FreeText(200)
  q?: string;

  @IsOptional()
  @OneOf(HOSPITAL_ROLES)
  role?: HospitalRole;

  @IsOptional()
  @OneOf(MEMBERSHIP_STATUSES)
  status?: MembershipStatus;
}

export class StaffSuspendRequest {
  @IsOptional()
  @FreeText(500)
  reason?: string;
}

export class StaffList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => StaffMember)
  data!: StaffMember[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;

  /** Seats of the plan. */
  @ValidateNested()
  @Type(() => UsageMeter)
  seats!: UsageMeter;
}
