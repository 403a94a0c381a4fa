import { IsOptional } from 'class-validator';
import { EmailAddress, ExistingPassword, NewPassword, Subdomain, TenantId, Token } from './decorators.js';

export class ForgotPasswordRequest {
  @EmailAddress()
  email!: string;

  /** The hospital whose branding the mail carries. */
  @IsOptional()
  @TenantId()
  tenantId?: string;

  @IsOptional()
  @Subdomain()
  subdomain?: string;
}

export class ResetPasswordRequest {
  @EmailAddress()
  email!: string;

  /** Out of the mail; works once. */
  @Token()
  code!: string;

  @NewPassword()
  newPassword!: string;
}

export class ChangePasswordRequest {
  @ExistingPassword()
  currentPassword!: string;

  @NewPassword()
  newPassword!: string;
}
