/** `provisioning` until the saga has ended; `suspended` is told apart by its kind. */
export const TENANT_STATUSES = ['provisioning', 'active', 'suspended'] as const;
export type TenantStatus = (typeof TENANT_STATUSES)[number];

/** `billing_hold` refuses growth only, care goes on; `lock` closes sign-in within 5 s. */
export const SUSPENSION_KINDS = ['billing_hold', 'lock'] as const;
export type SuspensionKind = (typeof SUSPENSION_KINDS)[number];

/** Seats count `invited` and `active`. `pending` waits for the hospital's approval. */
export const MEMBERSHIP_STATUSES = ['invited', 'pending', 'active', 'suspended'] as const;
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

/** `merged`: another record of the same person goes on. */
export const PATIENT_STATUSES = ['active', 'archived', 'merged'] as const;
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

/** `checked_in`: the patient is here; `in_progress`: with the doctor. */
export const APPOINTMENT_STATUSES = ['scheduled', 'checked_in', 'in_progress', 'completed', 'cancelled', 'no_show'] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];

/** `called`: may come in; `left`: gone without having been served. */
export const QUEUE_STATUSES = ['waiting', 'called', 'served', 'left'] as const;
export type QueueStatus = (typeof QUEUE_STATUSES)[number];

/** How urgent it is that somebody is seen, the gravest first. */
export const QUEUE_PRIORITIES = ['emergency', 'urgent', 'normal'] as const;
export type QueuePriority = (typeof QUEUE_PRIORITIES)[number];

export const DIRECTORY_STATUSES = ['active', 'archived'] as const;
/** What is archived is offered nowhere any more; what refers to it keeps its name. */
export type DirectoryStatus = (typeof DIRECTORY_STATUSES)[number];

/** How the digit is computed by which a slip of the pen in a patient number is noticed: none, Luhn (ISO/IEC 7812-1) or Damm. */
export const CHECK_DIGITS = ['none', 'luhn', 'damm'] as const;
export type CheckDigit = (typeof CHECK_DIGITS)[number];

/** Digits of a patient number, filled up with zeros. */
export const NUMBER_DIGITS = { min: 4, max: 12 } as const;
