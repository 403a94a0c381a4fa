import {
  CONSCIOUSNESS_LABELS,
  formatDose,
  VITAL_CODES,
  VITALS,
  type Condition,
  type LabOrder,
  type LabOrderStatus,
  type PrescriptionStatus,
  type PrescriptionSummary,
  type VitalAssessment,
  type VitalCode,
  type VitalSigns,
} from '@hms/shared-dto';
import { instantInWords } from '../document-words.rules.js';

/** The newest first, as lists have them; a paper is read from the oldest on. */
const oldestFirst = <T>(list: readonly T[]): T[] => [...list].reverse();

function diagnosisInWords({ code, display, primary, verificationStatus, clinicalStatus }: Condition): string {
  const remarks = [
    primary ? 'primary' : '',
    code === null ? 'free text' : '',
    verificationStatus === 'confirmed' ? '' : verificationStatus,
    clinicalStatus === 'active' ? '' : clinicalStatus,
  ].filter(Boolean);
  return `${code === null ? '' : `${code} `}${display}${remarks.length > 0 ? ` (${remarks.join(', ')})` : ''}`;
}

/** The one that the visit was for first; none that was a mistake. */
export const diagnosesInWords = (conditions: readonly Condition[]): string[] =>
  oldestFirst(conditions)
    .filter(({ verificationStatus }) => verificationStatus !== 'entered-in-error')
    .sort((one, other) => Number(other.primary) - Number(one.primary))
    .map(diagnosisInWords);

const SINGLE = VITAL_CODES.filter((code) => code !== 'systolic' && code !== 'diastolic');

/** Letters of what is not usual: ` H`. */
function flagOf({ assessments }: VitalSigns, ...codes: readonly VitalAssessment['code'][]): string {
  const odd = assessments.filter(({ code, flag }) => codes.includes(code) && flag !== null && flag !== 'N');
  return [...new Set(odd.map(({ flag }) => ` ${flag}`))].join('');
}

const singleInWords = (vitals: VitalSigns, code: VitalCode): string =>
  vitals[code] === null ? '' : `${VITALS[code].label} ${vitals[code]} ${VITALS[code].shownUnit}${flagOf(vitals, code)}`;

function measuredInWords(vitals: VitalSigns, timeZone: string): string {
  const { systolic, diastolic, consciousness, bmi } = vitals;
  const values = [
    systolic === null ? '' : `Blood pressure ${systolic}/${diastolic} mmHg${flagOf(vitals, 'systolic', 'diastolic')}`,
    ...SINGLE.map((code) => singleInWords(vitals, code)),
    consciousness === null ? '' : `${CONSCIOUSNESS_LABELS[consciousness]}${flagOf(vitals, 'consciousness')}`,
    bmi === null ? '' : `BMI ${bmi} kg/m²${flagOf(vitals, 'bmi')}`,
  ].filter(Boolean);
  return `${instantInWords(new Date(vitals.takenAt), timeZone)}: ${values.join(', ')}`;
}

/** Each measuring as a line: value, unit, and the letters of what is not usual. */
export const vitalsInWords = (vitals: readonly VitalSigns[], timeZone: string): string[] =>
  oldestFirst(vitals).map((one) => measuredInWords(one, timeZone));

const PRESCRIBED: readonly PrescriptionStatus[] = ['active', 'completed', 'stopped'];

/** What was signed and is no mistake, named as on a prescription. */
export const medicinesInWords = (prescriptions: readonly PrescriptionSummary[]): string[] =>
  oldestFirst(prescriptions)
    .filter(({ status }) => PRESCRIBED.includes(status))
    .map(
      ({ medication, sig, quantity, status }) =>
        `${medication}: ${sig}. Quantity ${formatDose(quantity)}${status === 'stopped' ? ' (stopped)' : ''}`,
    );

const ORDER_WORDS: Readonly<Record<LabOrderStatus, string>> = {
  ordered: 'ordered',
  in_progress: 'in progress',
  final: 'final',
  cancelled: 'cancelled',
};

/** What was asked of the laboratory, and how far it is; results have a report of their own. */
export const ordersInWords = (orders: readonly LabOrder[]): string[] =>
  oldestFirst(orders)
    .filter(({ status }) => status !== 'cancelled')
    .map(({ orderNumber, items, status }) => {
      const tests = items.filter((item) => item.status !== 'cancelled').map(({ name }) => name);
      return `${orderNumber}: ${tests.join(', ')} (${ORDER_WORDS[status]})`;
    });
