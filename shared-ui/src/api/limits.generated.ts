/** What the API allows in each field of each request. Generated from docs/openapi.json by `npm run openapi`. */
export const LIMITS = {
  AcceptInvitationRequest: {
    token: {
      required: true,
      pattern: '^[A-Za-z0-9_-]{16,512}$',
    },
    password: {
      required: true,
      minLength: 1,
      maxLength: 256,
    },
  },
  Address: {
    line: {
      maxLength: 300,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    city: {
      maxLength: 100,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    district: {
      maxLength: 100,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    state: {
      maxLength: 100,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    postalCode: {
      pattern: '^[A-Za-z0-9][A-Za-z0-9 -]{1,11}$',
    },
    country: {
      pattern: '^[A-Z]{2}$',
    },
  },
  ChallengeRequest: {
    challenge: {
      required: true,
      enum: ['NEW_PASSWORD_REQUIRED', 'CHOOSE_TENANT'],
    },
    session: {
      required: true,
    },
    newPassword: {
      pattern: '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).{12,256}$',
    },
    tenantId: {
      pattern: '^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40})$',
    },
  },
  ChangePasswordRequest: {
    currentPassword: {
      required: true,
      minLength: 1,
      maxLength: 256,
    },
    newPassword: {
      required: true,
      pattern: '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).{12,256}$',
    },
  },
  CreateTenantRequest: {
    subdomain: {
      pattern: '^(?!.*--)[a-z][a-z0-9-]{1,38}[a-z0-9]$',
    },
    plan: {
      required: true,
      enum: ['basic', 'advanced', 'premium'],
    },
    billingCycle: {
      enum: ['monthly', 'yearly'],
    },
    admin: {
      required: true,
    },
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    email: {
      required: true,
      maxLength: 254,
    },
    phone: {
      required: true,
      pattern: '^\\+[1-9]\\d{6,14}$',
    },
    address: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  CreateUserRequest: {
    tenantId: {
      required: true,
      pattern: '^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40})$',
    },
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    email: {
      required: true,
      maxLength: 254,
    },
  },
  ForgotPasswordRequest: {
    email: {
      required: true,
      maxLength: 254,
    },
    tenantId: {
      pattern: '^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40})$',
    },
    subdomain: {
      pattern: '^(?!.*--)[a-z][a-z0-9-]{1,38}[a-z0-9]$',
    },
  },
  ImportColumn: {
    column: {
      required: true,
      minLength: 1,
      maxLength: 200,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    field: {
      required: true,
      enum: [
        'firstName',
        'lastName',
        'fullName',
        'dateOfBirth',
        'ageYears',
        'gender',
        'phone',
        'email',
        'addressLine',
        'city',
        'district',
        'state',
        'postalCode',
        'country',
        'bloodGroup',
        'medicalHistory',
      ],
    },
  },
  InvitationRequest: {
    token: {
      required: true,
      pattern: '^[A-Za-z0-9_-]{16,512}$',
    },
  },
  InviteStaffRequest: {
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    email: {
      required: true,
      maxLength: 254,
    },
    roles: {
      required: true,
    },
  },
  NewTenantAdmin: {
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    email: {
      required: true,
      maxLength: 254,
    },
    password: {
      pattern: '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).{12,256}$',
    },
  },
  RegisterPatientRequest: {
    firstName: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    lastName: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    dateOfBirth: {
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    },
    ageYears: {
      minimum: 0,
      maximum: 150,
    },
    gender: {
      required: true,
      enum: ['male', 'female', 'other', 'unknown'],
    },
    email: {
      maxLength: 254,
    },
    phone: {
      pattern: '^\\+[1-9]\\d{6,14}$',
    },
    bloodGroup: {
      enum: ['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-'],
    },
    medicalHistory: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  ResetPasswordRequest: {
    email: {
      required: true,
      maxLength: 254,
    },
    code: {
      required: true,
      pattern: '^[A-Za-z0-9_-]{16,512}$',
    },
    newPassword: {
      required: true,
      pattern: '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).{12,256}$',
    },
  },
  RolesRequest: {
    roles: {
      required: true,
    },
  },
  SaveImportMappingRequest: {
    columns: {
      required: true,
    },
    dateOrder: {
      required: true,
      enum: ['ymd', 'dmy', 'mdy'],
    },
  },
  SignInRequest: {
    email: {
      required: true,
      maxLength: 254,
    },
    password: {
      required: true,
      minLength: 1,
      maxLength: 256,
    },
    tenantId: {
      pattern: '^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40})$',
    },
    subdomain: {
      pattern: '^(?!.*--)[a-z][a-z0-9-]{1,38}[a-z0-9]$',
    },
  },
  StaffSuspendRequest: {
    reason: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  SuspendTenantRequest: {
    reason: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
    kind: {
      required: true,
      enum: ['billing_hold', 'lock'],
    },
  },
  UpdatePatientRequest: {
    firstName: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    lastName: {
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    dateOfBirth: {
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    },
    ageYears: {
      minimum: 0,
      maximum: 150,
    },
    gender: {
      required: true,
      enum: ['male', 'female', 'other', 'unknown'],
    },
    email: {
      maxLength: 254,
    },
    phone: {
      pattern: '^\\+[1-9]\\d{6,14}$',
    },
    bloodGroup: {
      enum: ['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-'],
    },
    medicalHistory: {
      maxLength: 10000,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  UpdateTenantRequest: {
    subdomain: {
      required: true,
      pattern: '^(?!.*--)[a-z][a-z0-9-]{1,38}[a-z0-9]$',
    },
    brandColour: {
      pattern: '^#[0-9a-f]{6}$',
    },
    name: {
      required: true,
      pattern: '^[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\u200C\\u200D]{1,200}$',
    },
    email: {
      required: true,
      maxLength: 254,
    },
    phone: {
      required: true,
      pattern: '^\\+[1-9]\\d{6,14}$',
    },
    address: {
      required: true,
      minLength: 1,
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
  UserActionRequest: {
    tenantId: {
      required: true,
      pattern: '^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40})$',
    },
    reason: {
      maxLength: 500,
      pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$',
    },
  },
} as const;
