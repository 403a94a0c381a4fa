/** `provisioning` until the saga has ended; `suspended` is told apart by its kind. */
export const TENANT_STATUSES = ['provisioning', 'active', 'suspended'] as const;
export type TenantStatus = (typeof TENANT_STATUSES)[number];

/** `billing_hold` refuses growth only, care goes on; `lock` closes sign-in within 5 s. */
export const SUSPENSION_KINDS = ['billing_hold', 'lock'] as const;
export type SuspensionKind = (typeof SUSPENSION_KINDS)[number];

/** Seats count `invited` and `active`. `pending` waits for the hospital's approval. */
export const MEMBERSHIP_STATUSES = ['invited', 'pending', 'active', 'suspended'] as const;
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

export const PATIENT_STATUSES = ['active', 'archived'] as const;
export type PatientStatus = (typeof PATIENT_STATUSES)[number];

/** FHIR R4 administrative-gender. */
export const GENDERS = ['male', 'female', 'other', 'unknown'] as const;
export type Gender = (typeof GENDERS)[number];

export const BLOOD_GROUPS = ['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-'] as const;
export type BloodGroup = (typeof BLOOD_GROUPS)[number];

export const JOB_STATES = ['queued', 'running', 'done', 'failed'] as const;
export type JobState = (typeof JOB_STATES)[number];

export const PLANS = ['basic', 'advanced', 'premium'] as const;
export type Plan = (typeof PLANS)[number];

export const BILLING_CYCLES = ['monthly', 'yearly'] as const;
export type BillingCycle = (typeof BILLING_CYCLES)[number];

/** The steps of provisioning in order, as the job and the wizard show them. */
export const PROVISIONING_STEPS = ['reserve', 'schema', 'tables', 'subscription', 'admin', 'activate'] as const;
export type ProvisioningStep = (typeof PROVISIONING_STEPS)[number];
