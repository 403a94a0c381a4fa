import { Type } from 'class-transformer';
import { IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { EmailAddress, OneOf, PersonName, PhoneNumber, RequiredText, Subdomain } from './decorators.js';
import { BILLING_CYCLES, PLANS, SUSPENSION_KINDS, type BillingCycle, type Plan, type SuspensionKind } from './statuses.js';
import { TimeZoneName } from './time-decorators.js';

/** The first Admin of a new hospital. */
export class NewTenantAdmin {
  /** @example Dr. John Doe */
  @PersonName()
  name!: string;

  /** @example admin@citygeneral.example */
  @EmailAddress()
  email!: string;

  /** A temporary password, to be changed at first sign-in. Without one the admin gets an invitation by mail. @example SecurePass123! */
  @IsOptional()
  @IsString()
  @Matches(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{12,256}$/, {
    message: 'Use at least 12 characters with an upper-case letter, a lower-case letter and a digit.',
    context: { code: 'password.policy' },
  })
  password?: string;
}

/** Fields of a hospital that its operator may edit. */
export class TenantDetails {
  /** @example City General Hospital */
  @PersonName()
  name!: string;

  /** @example contact@citygeneral.example */
  @EmailAddress()
  email!: string;

  /** E.164. @example +919822041763 */
  @PhoneNumber()
  phone!: string;

  /** @example 123 Main Street, City */
  @RequiredText(500)
  address!: string;

  /** IANA time zone, Asia/Kolkata if not given. @example Asia/Kolkata */
  @IsOptional()
  @TimeZoneName()
  timeZone?: string;
}

export class CreateTenantRequest extends TenantDetails {
  /** Made from the name if not given. @example citygeneral */
  @IsOptional()
  @Subdomain()
  subdomain?: string;

  /** @example premium */
  @OneOf(PLANS)
  plan!: Plan;

  /** @example monthly */
  @IsOptional()
  @OneOf(BILLING_CYCLES)
  billingCycle?: BillingCycle;

  @ValidateNested()
  @Type(() => NewTenantAdmin)
  admin!: NewTenantAdmin;
}

/** `PUT /api/tenants/:id`: replaces what the operator may edit. The plan changes through subscriptions. */
export class UpdateTenantRequest extends TenantDetails {
  /** @example citygeneral */
  @Subdomain()
  subdomain!: string;

  /** The hospital's colour, `#rrggbb`; left out keeps it. @example #7a2e5a */
  @IsOptional()
  @Matches(/^#[0-9a-f]{6}$/, { message: 'Write the colour as #rrggbb.', context: { code: 'colour.invalid' } })
  brandColour?: string;
}

export class SuspendTenantRequest {
  /** Told to the hospital's staff. @example Invoice of September is unpaid. */
  @RequiredText(500)
  reason!: string;

  /** @example billing_hold */
  @OneOf(SUSPENSION_KINDS)
  kind!: SuspensionKind;
}
