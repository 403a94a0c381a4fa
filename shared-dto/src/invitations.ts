import { Type } from 'class-transformer';
import { IsArray, IsEmail, IsIn, IsString, ValidateNested } from 'class-validator';
import { TenantChoice } from './auth.js';
import { ExistingPassword, Token } from './decorators.js';

export class InvitationRequest {
  /** Out of the link in the mail. */
  @Token()
  token!: string;
}

/** What an invitation is about, shown before it is accepted. */
export class InvitationAnswer {
  @IsEmail()
  email!: string;

  @IsString()
  name!: string;

  @ValidateNested()
  @Type(() => TenantChoice)
  hospital!: TenantChoice;

  /** @example cityhospital */
  @IsString()
  subdomain!: string;

  /** `new`: choose a password. `existing`: confirm with the password you have. */
  @IsIn(['new', 'existing'])
  account!: 'new' | 'existing';

  /** @example ["Nurse"] */
  @IsArray()
  @IsString({ each: true })
  roles!: string[];
}

export class AcceptInvitationRequest {
  @Token()
  token!: string;

  /** A new person's chosen password (policy applies), or the password of the account that exists. */
  @ExistingPassword()
  password!: string;
}
