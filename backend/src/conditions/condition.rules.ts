import {
  CURRENT_CONDITION_STATUSES,
  isCurrentCondition,
  type ConditionChange,
  type FieldError,
  type RecordConditionRequest,
} from '@hms/shared-dto';
import type { ConditionEntity } from './condition.entity.js';

/** What a person writes of a condition, without its code's words. */
export type ConditionValues = Pick<
  ConditionEntity,
  'code' | 'display' | 'clinicalStatus' | 'verificationStatus' | 'primary' | 'onsetOn' | 'abatedOn' | 'note'
>;

const USUAL = { clinicalStatus: 'active', verificationStatus: 'provisional', primary: false } as const;
const NOTHING = { code: null, onsetOn: null, abatedOn: null, note: null };

/** @param display the code's words; null for free text */
export function toConditionValues({ text = '', ...change }: ConditionChange, display: string | null): ConditionValues {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null && value !== undefined && value !== ''));
  return { ...NOTHING, ...USUAL, ...given, display: display ?? text };
}

const error = (path: string, code: string, message: string): FieldError => ({ path, code, message });

function codeErrors({ code, text }: ConditionChange): FieldError[] {
  if (!code && !text) return [error('code', 'diagnosis.missing', 'Choose a code or write a diagnosis.')];
  return code && text ? [error('text', 'diagnosis.both', 'A diagnosis has a code or free text, not both.')] : [];
}

function dateErrors({ onsetOn, abatedOn, clinicalStatus = USUAL.clinicalStatus }: ConditionChange): FieldError[] {
  if (!abatedOn) return [];
  if (CURRENT_CONDITION_STATUSES.includes(clinicalStatus))
    return [error('abatedOn', 'condition.not_over', 'What is still active has no end.')];
  return onsetOn && abatedOn < onsetOn ? [error('abatedOn', 'date.order', 'It cannot end before it began.')] : [];
}

/** What no field can say of itself. */
export const changeErrors = (change: ConditionChange, category: RecordConditionRequest['category']): FieldError[] => [
  ...codeErrors(change),
  ...dateErrors(change),
  ...(change.primary && category === 'problem-list-item'
    ? [error('primary', 'condition.no_visit', 'Only a diagnosis of a visit can be its primary one.')]
    : []),
];

export const recordErrors = (request: RecordConditionRequest): FieldError[] => [
  ...(request.category === 'encounter-diagnosis' && !request.visitId
    ? [error('visitId', 'visit.missing', 'A diagnosis of a visit names the visit.')]
    : []),
  ...changeErrors(request, request.category),
];

type Listed = Pick<ConditionEntity, 'category' | 'code' | 'display' | 'clinicalStatus' | 'verificationStatus'>;

/** Whether two entries of a problem list say the same and both count. */
export const isSameProblem = (one: Listed, other: Listed): boolean =>
  one.category === 'problem-list-item' &&
  other.category === 'problem-list-item' &&
  isCurrentCondition(one) &&
  isCurrentCondition(other) &&
  (one.code ?? one.display.toLowerCase()) === (other.code ?? other.display.toLowerCase());

/** Names of the fields that an edit changed, for the audit. */
export const changedFields = (before: ConditionValues, after: ConditionValues): string[] =>
  (Object.keys(after) as (keyof ConditionValues)[]).filter((field) => before[field] !== after[field]);
