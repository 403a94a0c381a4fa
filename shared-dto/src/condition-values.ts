/** FHIR R4 condition-category: of one visit, or on the list of what goes on from visit to visit. */
export const CONDITION_CATEGORIES = ['encounter-diagnosis', 'problem-list-item'] as const;
export type ConditionCategory = (typeof CONDITION_CATEGORIES)[number];

/** FHIR R4 condition-clinical. */
export const CONDITION_CLINICAL_STATUSES = ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'] as const;
export type ConditionClinicalStatus = (typeof CONDITION_CLINICAL_STATUSES)[number];

/** Those that go on today. */
export const CURRENT_CONDITION_STATUSES: readonly ConditionClinicalStatus[] = ['active', 'recurrence', 'relapse'];

/** FHIR R4 condition-ver-status that people choose. */
export const CONDITION_CERTAINTIES = ['unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted'] as const;
export type ConditionCertainty = (typeof CONDITION_CERTAINTIES)[number];

/** With what takes the place of deleting. */
export const CONDITION_VERIFICATION_STATUSES = [...CONDITION_CERTAINTIES, 'entered-in-error'] as const;
export type ConditionVerificationStatus = (typeof CONDITION_VERIFICATION_STATUSES)[number];

/** Whether a condition counts today: it goes on, and is neither refuted nor a mistake. */
export const isCurrentCondition = (condition: {
  readonly clinicalStatus: ConditionClinicalStatus;
  readonly verificationStatus: ConditionVerificationStatus;
}): boolean =>
  CURRENT_CONDITION_STATUSES.includes(condition.clinicalStatus) && !['refuted', 'entered-in-error'].includes(condition.verificationStatus);

/** Codes in an answer at most. */
export const LONGEST_CODE_LIST = 50;
