import { ACCOUNT_ACTIONS } from './audit-account-words';
import { HOSPITAL_ACTIONS } from './audit-hospital-words';
import { PATIENT_ACTIONS } from './audit-patient-words';
import { RECORD_ACTIONS } from './audit-record-words';

/** What the person did. Codes that are not here yet are shown as they are. */
const ACTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...ACCOUNT_ACTIONS, ...HOSPITAL_ACTIONS, ...PATIENT_ACTIONS, ...RECORD_ACTIONS }),
);

/** `patient.read` → `Opened a patient's chart`. */
export const actionInWords = (action: string): string => ACTIONS.get(action) ?? action;

export interface AuditFact {
  readonly label: string;
  readonly value: string;
}

const labelOf = (key: string): string => {
  const words = key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function valueOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map(valueOf).join(', ') || 'None';
  if (isObject(value)) return changeOf(value);
  return typeof value === 'number' ? String(value) : text(value) || 'None';
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `{ before, after }` as a change; anything else by its names. */
function changeOf(value: Readonly<Record<string, unknown>>): string {
  if ('before' in value && 'after' in value) return `${valueOf(value['before'])} → ${valueOf(value['after'])}`;
  return Object.entries(value)
    .map(([key, inner]) => `${labelOf(key)} ${valueOf(inner)}`)
    .join(', ');
}

/** What an event keeps besides, one line for each. */
export const factsOf = (details: Readonly<Record<string, unknown>>): readonly AuditFact[] =>
  Object.entries(details).map(([key, value]) => ({ label: labelOf(key), value: valueOf(value) }));
